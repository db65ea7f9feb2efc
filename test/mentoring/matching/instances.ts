import fc from 'fast-check';
import {
  type Instance,
  MOST_SUITED,
  type Solution,
} from '../../../src/domain/mentoring/matching/instance.ts';
import type { Chance } from '../../long/chance.ts';

/** An instance as one writes it: of each mentee whether they waited, and their candidates. */
export interface Wishes {
  readonly capacities: readonly number[];
  readonly mentees: readonly {
    readonly waited: boolean;
    readonly candidates: readonly { readonly mentor: number; readonly score: number }[];
  }[];
}

export function instanceOf({ capacities, mentees }: Wishes): Instance {
  const candidates = mentees.flatMap((mentee) => mentee.candidates);
  const first = [0];
  for (const mentee of mentees) first.push((first.at(-1) ?? 0) + mentee.candidates.length);
  return {
    capacities: Int32Array.from(capacities),
    first: Int32Array.from(first),
    mentors: Int32Array.from(candidates, ({ mentor }) => mentor),
    scores: Int32Array.from(candidates, ({ score }) => score),
    waited: Uint8Array.from(mentees, ({ waited }) => (waited ? 1 : 0)),
  };
}

/** What is maximised, in this order. */
export interface Objective {
  readonly matched: number;
  readonly waited: number;
  readonly floor: number;
  readonly sum: number;
}

export function objectiveOf({ scores, waited }: Instance, { chosen, floor }: Solution): Objective {
  const matched = [...chosen.entries()].filter(([, candidate]) => candidate !== -1);
  return {
    matched: matched.length,
    waited: matched.filter(([mentee]) => waited[mentee] === 1).length,
    floor,
    sum: matched.reduce((sum, [, candidate]) => sum + scores[candidate]!, 0),
  };
}

interface Shape {
  readonly mentees: number;
  readonly mentors: number;
  /** How many candidates a mentee has, at most. */
  readonly candidates: number;
  readonly largestCapacity: number;
  /** How many different scores there are, at most; few make ties. */
  readonly scores: number;
  /** How many of ten mentees waited. */
  readonly waited: number;
}

export function randomWishes(chance: Chance, shape: Shape): Wishes {
  const step = Math.floor(MOST_SUITED / shape.scores);
  return {
    capacities: Array.from({ length: shape.mentors }, () => chance.below(shape.largestCapacity + 1)),
    mentees: Array.from({ length: shape.mentees }, () => {
      const mentors = new Set<number>();
      const many = chance.below(Math.min(shape.candidates, shape.mentors) + 1);
      while (mentors.size < many) mentors.add(chance.below(shape.mentors));
      return {
        waited: chance.below(10) < shape.waited,
        candidates: [...mentors].map((mentor) => ({ mentor, score: chance.below(shape.scores + 1) * step })),
      };
    }),
  };
}

/** Up to 30 of each, often tight, with many ties or none. */
export const someWishes: fc.Arbitrary<Wishes> = fc
  .record({ mentors: fc.integer({ min: 0, max: 12 }), step: fc.constantFrom(1, 1000, 250_000) })
  .chain(({ mentors, step }) => {
    const score = fc.integer({ min: 0, max: MOST_SUITED / step }).map((steps) => steps * step);
    const candidate = fc.record({ mentor: fc.integer({ min: 0, max: Math.max(mentors - 1, 0) }), score });
    return fc.record({
      capacities: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: mentors, maxLength: mentors }),
      mentees: fc.array(
        fc.record({
          waited: fc.boolean(),
          candidates: fc.uniqueArray(candidate, {
            selector: ({ mentor }) => mentor,
            maxLength: Math.min(mentors, 6),
          }),
        }),
        { maxLength: 30 },
      ),
    });
  });
