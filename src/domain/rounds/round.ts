import type { CommunityId, RoundId, SealId, UserGroupId, UserId, WorkspaceId } from '../../ids.ts';
import type { Question } from './questions.ts';
import type { TemplateName } from './templates.ts';

/** One asking of something of many. */
export interface Round {
  readonly workspaceId: WorkspaceId;
  readonly id: RoundId;
  readonly communityId: CommunityId;
  /** The leader who runs it. */
  readonly owner: UserId;
  readonly title: string;
  readonly template: TemplateName;
  readonly state: RoundState;
  /** Null unless its answers were destroyed, or are about to be. */
  readonly discardedBecause: DiscardReason | null;
  readonly terms: Terms;
  /** The same for each round of a repetition; of a single one its own id. */
  readonly seriesId: RoundId;
  readonly sealId: SealId | null;
  /** Null while it has not opened. */
  readonly openedAt: Temporal.Instant | null;
  /** When a planned round opens. */
  readonly opensAt: Temporal.Instant | null;
  /** Null while it has not opened; then fixed, but for extending. */
  readonly closesAt: Temporal.Instant | null;
  /** Whether it was given its three days more. */
  readonly isExtended: boolean;
  /** Known when it is closed. */
  readonly answered: number | null;
}

/**
 * draft → planned → open → closing → tallied → closed → published; or, from open on, → discarding → discarded. `tallied`: what may
 * be said of the answers is written, and the key and the boxes are being destroyed. `closed` is said only when they are.
 */
export type RoundState =
  | 'draft'
  | 'planned'
  | 'open'
  | 'closing'
  | 'tallied'
  | 'closed'
  | 'published'
  | 'discarding'
  | 'discarded';

/** Why a leader held back what somebody wrote. */
export type WithheldBecause = 'abusive' | 'names_someone';

export type DiscardReason = 'cancelled' | 'too_few' | 'no_reader' | 'key_lost' | 'rested';

/**
 * `unlinked`: after closing nobody can connect an answer with a person. `together`: named, and hidden until all are in or time is
 * up, for audiences too small to be anything else.
 */
export type Identity = 'named' | 'unlinked' | 'together';

/** What is frozen when the round opens, but for the closing date, which can be moved out. */
export interface Terms {
  readonly identity: Identity;
  /** The fewest answers before anything is shown; nothing to `together`. */
  readonly threshold: number;
  readonly readers: 'leaders' | 'everyone';
  readonly audience: Audience;
  /** Null: at once. */
  readonly opens: WallMoment | null;
  readonly closes: WallMoment;
  /** Once, a day before it closes. */
  readonly reminds: boolean;
  /** Whether each person asked also gets it in their letter. */
  readonly asksByLetter: boolean;
  readonly everyWeeks: number | null;
}

/** Who is asked. Resolved to people when the round opens, and frozen. */
export type Audience =
  | { readonly who: 'channel' }
  | { readonly who: 'chosen'; readonly people: readonly UserId[] }
  | { readonly who: 'group'; readonly groupId: UserGroupId; readonly handle: string };

/** A local date and wall time in the community's zone: `2026-03-02`, `17:00`. */
export interface WallMoment {
  readonly date: string;
  readonly time: string;
}

/** A round with what it asks. */
export interface RoundInFull {
  readonly round: Round;
  readonly questions: readonly Question[];
}

export const roundLimits = {
  /** In code points. */
  title: 120,
  questions: 10,
  leastThreshold: 3,
  mostThreshold: 10,
  /** Unlinked answers are shown from this many on, counted without those who read them. */
  leastUnlinked: 5,
  usualThreshold: 5,
  usualDays: 7,
  /** A round stays open at most this long, from its opening. */
  mostDays: 92,
  /** Every how many weeks it may come again. */
  mostWeeks: 52,
  extraDays: 3,
} as const;

/** Whether it asks about the one who runs it: then it is theirs alone, and they are not asked. */
export function isAboutOwner({ template }: Pick<Round, 'template'>): boolean {
  return template === 'about_me';
}

/** Fewest answers that these terms need, counted without readers where only leaders read. */
export function neededAnswers({ identity, threshold }: Pick<Terms, 'identity' | 'threshold'>): number {
  switch (identity) {
    case 'named':
      return threshold;
    case 'unlinked':
      return Math.max(threshold, roundLimits.leastUnlinked);
    case 'together':
      return 1;
  }
}

/** Whether its results are for everyone in the community, and so stand in the channel; else for some people alone. */
export function everyoneReads({ identity, audience, readers }: Terms): boolean {
  return identity === 'together' ? audience.who === 'channel' : readers === 'everyone';
}

/** Keys of what we owe; all of a round's begin alike, so that what stands can be kept true together. */
export const roundKeys = {
  of: (round: RoundId): string => `round:${round}:`,
  /** In the channel. */
  invitation: (round: RoundId): string => `round:${round}:invitation`,
  letter: (round: RoundId, user: UserId): string => `round:${round}:letter:${user}`,
  /** One for each time at which it was to close. */
  reminder: (round: RoundId, closes: Temporal.Instant): string => `${roundKeys.reminders(round)}:${closes}`,
  /** All of them begin so, those in letters too. */
  reminders: (round: RoundId): string => `round:${round}:reminder`,
  reminderLetter: (round: RoundId, user: UserId, closes: Temporal.Instant): string =>
    `${roundKeys.reminders(round)}-letter:${user}:${closes}`,
  /** What happened to it, once each. */
  news: (round: RoundId, what: string): string => `round:${round}:news:${what}`,
  newsLetter: (round: RoundId, user: UserId, what: string): string =>
    `round:${round}:news-letter:${user}:${what}`,
  /** To the leader who runs it: it could not open; its answers are in. */
  toOwner: (round: RoundId, user: UserId, what: string): string => `round:${round}:owner:${user}:${what}`,
  results: (round: RoundId): string => `round:${round}:results`,
  /** To each of those who alone may read. */
  resultsLetter: (round: RoundId, user: UserId): string => `round:${round}:results-letter:${user}`,
  /** To one of them who asked for all of it as a message. */
  resultsSent: (round: RoundId, user: UserId): string => `round:${round}:results-sent:${user}`,
} as const;
