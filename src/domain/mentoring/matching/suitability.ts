import type { MatchingPerson, Preset, ReasonForNo } from '../mentoring.ts';
import { MOST_SUITED } from './instance.ts';
import { type TermName, termNames, termValues } from './terms.ts';

/** The programs that bring a mentor and a mentee together. Of buddies, the newcomer is the mentee. */
export type MatchedProgram = 'mentoring' | 'buddies';

export interface Term {
  readonly name: TermName;
  /** From 0 to 1. */
  readonly value: number;
  /** How much it counts for these two, of 1 in all. For no one's eyes: it holds what they gave as private reasons. */
  readonly weight: number;
  /** What it adds to suitability: value × weight. */
  readonly share: number;
}

export interface Suitability {
  /** A whole number, 0 to MOST_SUITED. */
  readonly score: number;
  readonly terms: readonly Term[];
}

export type Weights = Readonly<Record<TermName, number>>;

/** What a reason for an earlier no multiplies its term's weight by. */
const CARED_FOR = 1.5;

/**
 * How much each term counts, of 100, by program and preset.
 *
 * | preset | mentoring | buddies |
 * |---|---|---|
 * | `teacher` | who offers what is wanted, and has more experience | who has more experience; skills are a help |
 * | `meeting` | who shares working hours, a language, and as much time | the same, and more so |
 * | `horizon` | who is in another team, and has other skills besides | the same |
 */
const weightsOf: Readonly<Record<MatchedProgram, Readonly<Record<Preset, Weights>>>> = {
  mentoring: {
    teacher: { skills: 50, experience: 20, meeting: 10, pace: 10, language: 5, team: 5, breadth: 0 },
    meeting: { skills: 25, experience: 5, meeting: 35, pace: 15, language: 15, team: 5, breadth: 0 },
    horizon: { skills: 25, experience: 10, meeting: 5, pace: 5, language: 5, team: 30, breadth: 20 },
  },
  buddies: {
    teacher: { skills: 20, experience: 35, meeting: 20, pace: 5, language: 15, team: 5, breadth: 0 },
    meeting: { skills: 5, experience: 5, meeting: 45, pace: 10, language: 30, team: 5, breadth: 0 },
    horizon: { skills: 5, experience: 10, meeting: 15, pace: 5, language: 10, team: 40, breadth: 15 },
  },
};

/** The presets in plain words, for the leaders who choose one. */
export const presetWords: Readonly<Record<Preset, { readonly name: string; readonly does: string }>> = {
  teacher: {
    name: 'Best teacher',
    does: 'Who can help with what is wanted, and has more experience.',
  },
  meeting: {
    name: 'Easiest to meet',
    does: 'Working hours in common, a language in common, as much time.',
  },
  horizon: {
    name: 'Widest horizon',
    does: 'Different teams, and knowing what the other did not ask for.',
  },
};

/** The term that a private reason for a no makes count more. */
const termOfReason: Readonly<Record<ReasonForNo, TermName | null>> = {
  topic: 'skills',
  times: 'meeting',
  experience: 'experience',
  not_now: null,
  other: null,
};

/**
 * How well a mentor suits a mentee: a weighted mean of seven terms (terms.ts), each from 0 to 1, of nothing but their profiles and zones.
 *
 * What either gave as a reason for an earlier no counts half as much again for these two (topic: skills, times: meeting, experience:
 * experience), once even where both gave it; then the weights are made to sum up to 1 again.
 * @param sharedMinutes working minutes a day in which both work.
 */
export function suitability(
  mentor: MatchingPerson,
  mentee: MatchingPerson,
  preset: Preset,
  sharedMinutes: number,
  program: MatchedProgram = 'mentoring',
): Suitability {
  const weights = caredFor(weightsOf[program][preset], mentor, mentee);
  return {
    score: scoreOf(mentor, mentee, preset, sharedMinutes, program),
    terms: termsOf(mentor, mentee, sharedMinutes, weights),
  };
}

/** The score of `suitability` alone: for millions of pairs. */
export function scoreOf(
  mentor: MatchingPerson,
  mentee: MatchingPerson,
  preset: Preset,
  sharedMinutes: number,
  program: MatchedProgram,
): number {
  const weights = caredFor(weightsOf[program][preset], mentor, mentee);
  let sum = 0;
  let whole = 0;
  for (const name of termNames) {
    const weight = weights[name];
    whole += weight;
    if (weight > 0) sum += weight * termValues[name](mentor, mentee, sharedMinutes);
  }
  return Math.round((sum / whole) * MOST_SUITED);
}

/** The score as the preset alone weighs it: shown, or shown in this order, it must not tell what either said in private. */
export function scoreToShow(
  mentor: MatchingPerson,
  mentee: MatchingPerson,
  preset: Preset,
  sharedMinutes: number,
  program: MatchedProgram,
): number {
  return scoreOf({ ...mentor, cares: [] }, { ...mentee, cares: [] }, preset, sharedMinutes, program);
}

/** The terms as the preset alone weighs them: what is shown of them must not tell what either said in private. */
export function termsToShow(
  mentor: MatchingPerson,
  mentee: MatchingPerson,
  preset: Preset,
  sharedMinutes: number,
  program: MatchedProgram,
): readonly Term[] {
  return termsOf(mentor, mentee, sharedMinutes, weightsOf[program][preset]);
}

function termsOf(
  mentor: MatchingPerson,
  mentee: MatchingPerson,
  sharedMinutes: number,
  weights: Weights,
): readonly Term[] {
  const whole = termNames.reduce((sum, name) => sum + weights[name], 0);
  return termNames.map((name) => {
    const value = termValues[name](mentor, mentee, sharedMinutes);
    const weight = weights[name] / whole;
    return { name, value, weight, share: value * weight };
  });
}

function caredFor(weights: Weights, mentor: MatchingPerson, mentee: MatchingPerson): Weights {
  if (mentor.cares.length === 0 && mentee.cares.length === 0) return weights;
  const cared = new Set([...mentor.cares, ...mentee.cares].map((reason) => termOfReason[reason]));
  const weigh = (name: TermName) => weights[name] * (cared.has(name) ? CARED_FOR : 1);
  return { ...weights, skills: weigh('skills'), meeting: weigh('meeting'), experience: weigh('experience') };
}
