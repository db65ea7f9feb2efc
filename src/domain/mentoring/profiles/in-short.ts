import type { CommunityId } from '../../../ids.ts';
import { communitiesOf } from '../../communities/communities.ts';
import { type Actor, type Ctx, look } from '../../context.ts';
import type { WishedPart } from '../mentoring.ts';
import { findProfile } from './store.ts';

/** How one member stands in one community, for themselves. */
export interface ProfileInShort {
  readonly communityId: CommunityId;
  readonly communityName: string;
  readonly wants: WishedPart;
  readonly capacity: number;
  readonly isPaused: boolean;
}

/** Where this person belongs and has a profile, oldest community first. */
export async function profilesInShort(ctx: Ctx, actor: Actor): Promise<ProfileInShort[]> {
  const { workspaceId, userId } = actor;
  const communities = await communitiesOf(ctx, actor);
  return await look(ctx, async (tx) => {
    const profiles: ProfileInShort[] = [];
    for (const { id, name } of communities) {
      const profile = await findProfile(tx, { workspaceId, communityId: id, userId });
      if (profile === null) continue;
      const { wants, capacity, pausedBecause } = profile;
      const isPaused = pausedBecause !== null;
      profiles.push({ communityId: id, communityName: name, wants, capacity, isPaused });
    }
    return profiles;
  });
}
