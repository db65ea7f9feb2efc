import type { CommunityId, MatchingRoundId, UserGroupId, UserId, WorkspaceId } from '../../../ids.ts';
import type { Preset, Program, Rules } from '../mentoring.ts';

/** One matching of many. */
export interface MatchingRound {
  readonly workspaceId: WorkspaceId;
  readonly id: MatchingRoundId;
  readonly communityId: CommunityId;
  /** The leader who runs it. */
  readonly owner: UserId;
  readonly state: MatchingState;
  readonly terms: MatchingTerms;
  /** The same for each round of a repetition; of a single one its own id. */
  readonly seriesId: MatchingRoundId;
  /** Breaks ties; with it the round can be replayed. */
  readonly seed: string;
  /** Whether only the best candidates of each were looked at. */
  readonly isCut: boolean;
  /** Whether nobody can be matched better under its rules; false too once a leader has changed pairings by hand. */
  readonly isProven: boolean;
  /** Pairs who would both rather have had each other; null where that was not counted. */
  readonly blockingPairs: number | null;
  /** Of a repetition: when it is matched. Null for one that a leader has just begun. */
  readonly matchesAt: Temporal.Instant | null;
  readonly nextStepAt: Temporal.Instant | null;
  readonly sentAt: Temporal.Instant | null;
}

/**
 * matching → proposed → sending → sent; a repetition begins as planned. Whoever matches has a lease until `nextStepAt`; one that ran
 * out was left by a process that ended, and is taken up by the clock.
 */
export type MatchingState = 'matching' | 'proposed' | 'planned' | 'sending' | 'sent' | 'closed' | 'cancelled';

/** What a leader chooses. */
export interface MatchingTerms {
  readonly program: Program;
  readonly takingPart: TakingPart;
  readonly preset: Preset;
  readonly rules: Rules;
  /** Of peers and coffee; mentoring and buddies are always two. */
  readonly groupSize: GroupSize;
  readonly agreement: 'both' | 'notified';
  readonly answerDays: number;
  readonly everyWeeks: number | null;
}

export type GroupSize = 2 | 3 | 4;

export type TakingPart =
  | { readonly who: 'opted_in' }
  | { readonly who: 'group'; readonly groupId: UserGroupId; readonly handle: string }
  | { readonly who: 'newcomers'; readonly days: number };

export const matchingLimits = {
  mostWeeks: 52,
  mostNewcomerDays: 365,
  usualNewcomerDays: 30,
  /** Working hours that two share, in minutes a day. */
  sharedMinutes: [60, 120, 180, 240],
} as const;

/** Whether people are put together as equals, without mentor and mentee. */
export function isAmongPeers(program: Program): program is 'peers' | 'coffee' {
  return program === 'peers' || program === 'coffee';
}

/**
 * A repetition among peers: everyone is told a day ahead and may skip it, then it is matched and sent by itself. Of the others a leader
 * looks the proposal through first.
 */
export function asksAhead({ terms, matchesAt }: Pick<MatchingRound, 'terms' | 'matchesAt'>): boolean {
  return matchesAt !== null && isAmongPeers(terms.program);
}

/** Keys of what we owe for a round. */
export const matchingKeys = {
  /** All of a round's begin so. */
  of: (round: MatchingRoundId): string => `matching-round:${round}:`,
  /** A day ahead, to each who takes part; another time where it is put off. */
  ahead: (round: MatchingRoundId, user: UserId, matchesAt: Temporal.Instant): string =>
    `matching-round:${round}:ahead:${user}:${matchesAt}`,
  /** To whoever was left with nobody, among peers. */
  alone: (round: MatchingRoundId, user: UserId): string => `matching-round:${round}:alone:${user}`,
  /** To the leader who runs it; another time at another instant. */
  toOwner: (round: MatchingRoundId, user: UserId, what: string): string =>
    `matching-round:${round}:owner:${user}:${what}`,
} as const;
