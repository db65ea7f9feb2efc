import type { Standing } from '../../delivery/outbox.ts';
import type { ChannelId, CommunityId, ShareId, UserId } from '../../ids.ts';

/** In the order in which they are offered. */
export const shareKinds = [
  'insight',
  'mistake',
  'experiment',
  'changed_mind',
  'resource',
  'question',
] as const;
export type ShareKind = (typeof shareKinds)[number];

export const sharePlaces = ['channel', 'library'] as const;
export type SharePlace = (typeof sharePlaces)[number];

/** In code points, as Slack and people count. */
export const shareLimits = { words: 3000, link: 2000, tag: 50, tags: 10, line: 300, reply: 12_000 } as const;

/** The words of a share, cleaned. What a kind does not have is null. */
export interface ShareWords {
  readonly kind: ShareKind;
  /** What I learned; of an experiment what I try, of a changed mind what I think now, of a question the question. */
  readonly learned: string;
  readonly howToUse: string | null;
  readonly link: string | null;
  readonly expected: string | null;
  /** Local date of the author, `2026-03-01`. */
  readonly lookAgainOn: string | null;
  readonly usedToThink: string | null;
  readonly tags: readonly Tag[];
}

export interface Tag {
  /** As first written. */
  readonly label: string;
  /** Folded, for comparing. */
  readonly tag: string;
}

/** A published share as everyone in its community may see it. Every field is listed by hand. */
export interface StandingShare {
  readonly id: ShareId;
  readonly communityId: CommunityId;
  readonly communityName: string;
  /** The community's home channel. */
  readonly channelId: ChannelId;
  /** Where its message stands in Slack; null while or where there is none. */
  readonly message: Standing | null;
  /** Exactly one of the two is set. */
  readonly authorId: UserId | null;
  readonly sourceName: string | null;
  /** Who put it in; often the author. */
  readonly savedBy: UserId;
  readonly kind: ShareKind;
  readonly title: string | null;
  readonly learned: string;
  readonly howToUse: string | null;
  readonly link: string | null;
  readonly expected: string | null;
  readonly lookAgainOn: string | null;
  readonly outcome: string | null;
  readonly usedToThink: string | null;
  /** The message it was saved from; null where that is nobody else's to see. */
  readonly sourcePermalink: string | null;
  readonly place: SharePlace;
  /** `asked`: waits for its author's yes. Only who saved it and its author ever get one. */
  readonly state: 'asked' | 'published';
  readonly tags: readonly string[];
  /** How many used it. */
  readonly uses: number;
  /** Newest first. */
  readonly changes: readonly Change[];
  readonly answers: readonly ShareAnswer[];
  readonly learnedAt: Temporal.Instant;
  readonly createdAt: Temporal.Instant;
  readonly editedAt: Temporal.Instant | null;
}

/** What changed for someone who used it, in one line. */
export interface Change {
  readonly by: UserId;
  readonly words: string;
}

export interface ShareAnswer {
  readonly authorId: UserId;
  readonly text: string;
  readonly permalink: string | null;
}

/** A share for one viewer. */
export interface PresentedShare extends StandingShare {
  /** Whether the viewer may edit and delete it. */
  readonly isMine: boolean;
  readonly usedByMe: boolean;
  readonly onMyShelf: boolean;
}

/** One page of a list, newest first. */
export interface SharePage {
  readonly shares: readonly PresentedShare[];
  readonly hasMore: boolean;
}

export interface PageRequest {
  readonly limit: number;
  readonly offset: number;
}

/** Keys of what we owe for a share. */
export const shareKeys = {
  message: (id: ShareId): string => `share:${id}`,
  ask: (id: ShareId): string => `share-ask:${id}`,
  decision: (id: ShareId): string => `share-decision:${id}`,
  credit: (id: ShareId): string => `share-credit:${id}`,
  lookAgain: (id: ShareId, date: string): string => `share-look-again:${id}:${date}`,
} as const;
