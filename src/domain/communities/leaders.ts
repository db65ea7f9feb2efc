import type { ChannelId, UserId, WorkspaceId } from '../../ids.ts';
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
