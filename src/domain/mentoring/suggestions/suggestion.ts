import type { CommunityId, MatchingRoundId, SuggestionId, UserId, WorkspaceId } from '../../../ids.ts';
import type { Placed, Preset, Program, ReasonForNo } from '../mentoring.ts';

/** Some people who are proposed to each other, and what they have said to it. */
export interface Suggestion {
  readonly workspaceId: WorkspaceId;
  readonly id: SuggestionId;
  readonly communityId: CommunityId;
  /** Null where somebody asked by themselves. */
  readonly roundId: MatchingRoundId | null;
  /** The round whose hard rules it keeps: its own, or the one from which the pairing came that did not fit before it. */
  readonly rulesOf: MatchingRoundId | null;
  /** Who chose the other; they have said yes by that. */
  readonly askedBy: UserId | null;
  readonly program: Program;
  readonly preset: Preset;
  readonly state: SuggestionState;
  readonly expiresAt: Temporal.Instant;
  readonly createdAt: Temporal.Instant;
  /** In the order of their ids. */
  readonly people: readonly Suggested[];
}

export type SuggestionState = 'open' | 'agreed' | 'declined' | 'expired' | 'withdrawn';

export interface Suggested extends Placed {
  /** `gone`: they paused or left while they were asked, and have said nothing. */
  readonly answer: 'yes' | 'no' | 'gone' | null;
  /** Private: theirs alone, like the words. */
  readonly why: ReasonForNo | null;
  readonly whyWords: string | null;
}

/**
 * What its answers make of a suggestion. A mentor and a mentee need each other; peers go on without whoever does not want to, as long
 * as two are left. `isOver`: nobody can answer any more.
 */
export function outcomeOf(
  people: readonly Pick<Suggested, 'part' | 'answer'>[],
  isOver: boolean,
): Exclude<SuggestionState, 'withdrawn'> {
  const needed = people.some(({ part }) => part !== 'peer') ? people.length : 2;
  const yes = people.filter(({ answer }) => answer === 'yes').length;
  const unanswered = people.filter(({ answer }) => answer === null).length;
  if (yes + unanswered < needed) return 'declined';
  if (isOver) return yes < needed ? 'expired' : 'agreed';
  return unanswered === 0 ? 'agreed' : 'open';
}

/** Whether it goes on without them, if it goes on: they said no, or paused or left. */
export function isOut({ answer }: Pick<Suggested, 'answer'>): boolean {
  return answer === 'no' || answer === 'gone';
}

/** Keys of what we owe. */
export const suggestionKeys = {
  /** What one of its people is told of it, from the question to how it ended. */
  asks: (id: SuggestionId, user: UserId): string => `suggestion:${id}:${user}`,
  /** It is called to mind once. */
  nudge: (id: SuggestionId, user: UserId): string => `suggestion-nudge:${id}:${user}`,
  /** Whoever asked by themselves hears what came of it. */
  outcome: (id: SuggestionId, user: UserId): string => `suggestion-outcome:${id}:${user}`,
  /** A round leaves somebody without anybody: said once, whoever finds it out. */
  left: (round: MatchingRoundId, user: UserId): string => `mentor-left:${round}:${user}`,
} as const;
