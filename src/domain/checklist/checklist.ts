import type { ChannelId, CommunityId, UserId, WorkspaceId } from '../../ids.ts';
import type { Step } from './steps.ts';

/** Whose list it is, and of which community. */
export interface ListOwner {
  readonly workspaceId: WorkspaceId;
  readonly communityId: CommunityId;
  readonly leader: UserId;
}

export interface List {
  readonly owner: ListOwner;
  readonly community: ListedCommunity;
}

export interface ListedCommunity {
  readonly id: CommunityId;
  readonly name: string;
  readonly channelId: ChannelId;
}

/** A leader's first-fortnight list as it is now. */
export interface Checklist {
  readonly community: ListedCommunity;
  /** In the order in which they help. */
  readonly open: readonly Step[];
}

/** The most people a leader asks at once. */
export const MOST_ASKED = 3;

/** Keys of what we owe. */
export const checklistKeys = {
  list: ({ communityId, leader }: Pick<ListOwner, 'communityId' | 'leader'>): string =>
    `checklist:${communityId}:${leader}`,
  /** Nobody is asked twice on behalf of one community, whoever asks. */
  ask: (community: CommunityId, asked: UserId): string => `ask-to-share:${community}:${asked}`,
} as const;
