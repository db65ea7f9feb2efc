import type { Tx } from '../../db/transaction.ts';
import type { ChannelId, CommunityId, UserId, WorkspaceId } from '../../ids.ts';
import { type Ctx, look } from '../context.ts';
import type { Community } from './community.ts';
import { listLeaders } from './members/store.ts';
import { findCommunityOfChannel } from './store.ts';

export interface Led {
  readonly community: Community;
  readonly leaders: readonly UserId[];
}

/** The community of a home channel and those who lead it; null for a channel that is nobody's home. For no viewer. */
export function leadersOfChannel(ctx: Ctx, workspace: WorkspaceId, channel: ChannelId): Promise<Led | null> {
  return look(ctx, async (tx) => {
    const community = await findCommunityOfChannel(tx, workspace, channel);
    return community === null ? null : { community, leaders: await listLeaders(tx, workspace, community.id) };
  });
}

/** Those who lead it, longest in office first, inside someone's transaction. */
export function leadersOf(tx: Tx, workspace: WorkspaceId, community: CommunityId): Promise<UserId[]> {
  return listLeaders(tx, workspace, community);
}
