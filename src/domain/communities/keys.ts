import type { CommunityId } from '../../ids.ts';

/** Names of the messages that a community owes. */
export const communityKeys = {
  welcome: (community: CommunityId) => `community:${community}:welcome`,
  agreement: (community: CommunityId, lookedAt: string) => `community:${community}:agreement:${lookedAt}`,
  noLeader: (community: CommunityId, since: string, owner: string) =>
    `community:${community}:no-leader:${since}:${owner}`,
};
