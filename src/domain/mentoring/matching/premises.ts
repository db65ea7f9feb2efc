import type { UserId } from '../../../ids.ts';
import type { MatchingPerson, Preset, Rules } from '../mentoring.ts';
import { pairKey } from '../pair-key.ts';
import { sharedWorkingHours } from '../shared-hours.ts';
import { isAllowed } from './rules.ts';
import { type MatchedProgram, scoreOf, scoreToShow } from './suitability.ts';

/** Under what somebody looks for their best. */
export interface Asked {
  readonly program: MatchedProgram;
  readonly preset: Preset;
  readonly rules: Rules;
  /** `pairKey`s of those who cannot be suggested to each other. */
  readonly apart: Iterable<string>;
  /** Local date, `2026-01-05`: zones are as they are on it. */
  readonly on: string;
}

/** The same, ready to be asked about millions of pairs. */
export interface Premises {
  readonly program: MatchedProgram;
  readonly rules: Rules;
  readonly isApart: (one: UserId, other: UserId) => boolean;
  /** Working minutes a day in which both work. */
  readonly sharedMinutes: (one: MatchingPerson, other: MatchingPerson) => number;
  /** How well they suit, 0 to MOST_SUITED. */
  readonly score: (mentor: MatchingPerson, mentee: MatchingPerson) => number;
  /** The same as others may know it: without what either gave as private reasons. */
  readonly shownScore: (mentor: MatchingPerson, mentee: MatchingPerson) => number;
}

export function premisesOf({ program, preset, rules, apart, on }: Asked): Premises {
  const keys = new Set(apart);
  const sharedMinutes = sharedMinutesOn(Temporal.PlainDate.from(on));
  return {
    program,
    rules,
    isApart: (one, other) => keys.has(pairKey(one, other)),
    sharedMinutes,
    score: (mentor, mentee) => scoreOf(mentor, mentee, preset, sharedMinutes(mentor, mentee), program),
    shownScore: (mentor, mentee) =>
      scoreToShow(mentor, mentee, preset, sharedMinutes(mentor, mentee), program),
  };
}

/** Whether these two may be suggested to each other, whatever the mentor offers and how much room they have. */
export function canBeSuggested(mentor: MatchingPerson, mentee: MatchingPerson, premises: Premises): boolean {
  return (
    mentor.userId !== mentee.userId &&
    isAllowed(mentor, mentee, premises.rules, premises.sharedMinutes(mentor, mentee)) &&
    !premises.isApart(mentor.userId, mentee.userId)
  );
}

/** Zones are few and pairs many: each two zones are compared once. */
function sharedMinutesOn(on: Temporal.PlainDate): Premises['sharedMinutes'] {
  const known = new Map<string, Map<string, number>>();
  return ({ zone: one }, { zone: other }) => {
    const ofOne = known.get(one) ?? new Map<string, number>();
    const minutes = ofOne.get(other) ?? sharedWorkingHours(one, other, on);
    ofOne.set(other, minutes);
    known.set(one, ofOne);
    return minutes;
  };
}
