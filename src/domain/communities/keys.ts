import type { CommunityId, UserId } from '../../ids.ts';

/** Names of the messages that a community owes. */
export const communityKeys = {
  welcome: (community: CommunityId) => `community:${community}:welcome`,
  agreements: (community: CommunityId) => `community:${community}:agreement:`,
  agreement: (community: CommunityId, lookedAt: string, quarter: number) =>
    `${communityKeys.agreements(community)}${lookedAt}:${quarter}`,
  noLeader: (community: CommunityId, since: string, owner: UserId) =>
    `community:${community}:no-leader:${since}:${owner}`,
  resting: (community: CommunityId, since: string, leader: UserId) =>
    `community:${community}:resting:${since}:${leader}`,
};
