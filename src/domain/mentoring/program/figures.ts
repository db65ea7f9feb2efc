import type { UserId } from '../../../ids.ts';
import { type Program, programs } from '../mentoring.ts';
import { arePartsTellable, inSteps, isTellable } from './tellable.ts';

/** What is known of a community's suggestions and pairings, as far as figures need it. */
export interface Happened {
  readonly suggestions: readonly {
    readonly program: Program;
    readonly people: readonly { readonly userId: UserId; readonly hasAccepted: boolean }[];
  }[];
  readonly pairings: readonly { readonly program: Program; readonly people: readonly UserId[] }[];
  /** In the order in which they were answered. */
  readonly checkIns: readonly {
    readonly program: Program;
    readonly userId: UserId;
    readonly hasMet: boolean;
    readonly fit: Fit | null;
  }[];
}

export type Fit = 'good' | 'undecided' | 'not_a_fit';

/** How far people have come: each step is taken by some of those who took the one before. */
export const steps = ['asked', 'accepted', 'together', 'met'] as const;
export type Step = (typeof steps)[number];

/** How many people, in steps of five: 15 for 15 to 19. */
export interface ProgramFigures {
  readonly program: Program;
  /** In order; some may be missing, because too few or nearly all who took the one before took it. */
  readonly steps: readonly { readonly step: Step; readonly people: number }[];
  /** What people said last of how it suits them; `rest` where undecided and not a fit can only be told together. */
  readonly fits: readonly { readonly fit: Fit | 'rest'; readonly people: number }[];
}

/**
 * What may be said of each program; programs of which nothing may be said are missing. People are counted once a program, however often they
 * were in it, and nothing is told across programs, so that nothing can be taken away from anything.
 */
export function programFigures(happened: Happened): ProgramFigures[] {
  return programs
    .map((program) => figuresOf(program, happened))
    .filter((figures) => figures.steps.length > 0);
}

function figuresOf(program: Program, happened: Happened): ProgramFigures {
  const told: number[] = [];
  const shown: { step: Step; people: number }[] = [];
  for (const [step, { size }] of stepsTaken(program, happened)) {
    if (!isTellable(size, told)) continue;
    told.push(size);
    shown.push({ step, people: inSteps(size) });
  }
  return { program, steps: shown, fits: shown.length === 0 ? [] : fitsOf(program, happened, told) };
}

/** Who took each step. Where nobody was asked, since all are told and may step out, the first is to be together. */
function stepsTaken(program: Program, happened: Happened): [Step, ReadonlySet<UserId>][] {
  const suggestions = happened.suggestions.filter((one) => one.program === program);
  const paired = happened.pairings.filter((one) => one.program === program).flatMap(({ people }) => people);
  const inSuggestions = suggestions.flatMap(({ people }) => people);
  const accepted = inSuggestions.filter(({ hasAccepted }) => hasAccepted);
  const answers = happened.checkIns.filter((one) => one.program === program);
  const together = new Set(paired);
  const met = answers.filter(({ hasMet }) => hasMet);
  const last: [Step, ReadonlySet<UserId>][] = [
    ['together', together],
    ['met', new Set(met.map(({ userId }) => userId))],
  ];
  if (suggestions.length === 0) return last;
  return [
    ['asked', new Set([...paired, ...inSuggestions.map(({ userId }) => userId)])],
    ['accepted', new Set([...paired, ...accepted.map(({ userId }) => userId)])],
    ...last,
  ];
}

function fitsOf(program: Program, { checkIns }: Happened, told: readonly number[]): ProgramFigures['fits'] {
  const fits = new Map<UserId, Fit>();
  for (const { userId, fit, program: of } of checkIns)
    if (of === program && fit !== null) fits.set(userId, fit);
  const count = (wanted: Fit) => [...fits.values()].filter((fit) => fit === wanted).length;
  const [good, undecided, notAFit] = [count('good'), count('undecided'), count('not_a_fit')];
  if (arePartsTellable([good, undecided, notAFit], told)) {
    return [
      { fit: 'good', people: inSteps(good) },
      { fit: 'undecided', people: inSteps(undecided) },
      { fit: 'not_a_fit', people: inSteps(notAFit) },
    ];
  }
  if (!arePartsTellable([good, undecided + notAFit], told)) return [];
  return [
    { fit: 'good', people: inSteps(good) },
    { fit: 'rest', people: inSteps(undecided + notAFit) },
  ];
}
