import type { UserId } from '../../../ids.ts';
import type { MatchingPerson, Preset, Rules } from '../mentoring.ts';
import { solveFairest } from './fairest.ts';
import type { Instance, Solution } from './instance.ts';
import { type Left, whyLeft } from './left.ts';
import { offeringAmong } from './offering.ts';
import { instanceOf, type Offering, type Pool, poolOf, usualCut } from './pool.ts';
import { type Premises, premisesOf } from './premises.ts';
import { type Locked, type Sides, sidesOf } from './sides.ts';
import { countBlockingPairs } from './stability.ts';
import type { MatchedProgram } from './suitability.ts';
import { widened } from './widening.ts';

export interface MatchingInput {
  readonly program: MatchedProgram;
  /**
   * Who takes part, in any order, nobody twice. `wants` says on which side; of buddies, newcomers are mentees, and whoever receives
   * them mentors.
   */
  readonly people: readonly MatchingPerson[];
  readonly preset: Preset;
  readonly rules: Rules;
  /** `pairKey`s of who cannot be suggested to each other, for whatever reason. */
  readonly apart: readonly string[];
  /** Who stays together as they are: they are matched around, and are not among the pairs found. */
  readonly locked: readonly Locked[];
  /** Breaks ties. */
  readonly seed: string;
  /** Local date, `2026-01-05`: zones are as they are on it. */
  readonly on: string;
}

export interface MatchedPair {
  readonly mentorId: UserId;
  readonly menteeId: UserId;
  /** 0 to MOST_SUITED. */
  readonly score: number;
}

export interface MatchingOutcome {
  /** Without those who were locked. */
  readonly pairs: readonly MatchedPair[];
  /** Mentees who are with nobody. */
  readonly left: readonly Left[];
  /** Only the best candidates of each were looked at, and the proof speaks of them alone. */
  readonly isCut: boolean;
  /** No better matching exists under these rules; what is not proven is not returned. */
  readonly isProven: true;
  /** Mentor and mentee who would both rather have had each other. */
  readonly blockingPairs: number;
  /** The lowest score a pairing may have. */
  readonly floor: number;
}

export interface MatchingProgress {
  readonly phase: 'scoring' | 'solving';
  /** From 0 to 1, within the phase. */
  readonly share: number;
}

/**
 * The whole matching: what is best under these rules, checked, and why the others are left. The same for the same people and seed, in
 * whatever order they come.
 * @throws Error where `solveFairest` finds its result not proven: such a result is not used.
 */
export function match(
  input: MatchingInput,
  onProgress: (progress: MatchingProgress) => void = () => {},
  cut = usualCut,
): MatchingOutcome {
  const premises = premisesOf(input);
  const sides = sidesOf(input.people, input.locked, input.seed);
  const offering = offeringAmong(sides.mentors, input.program);
  const pool = poolOf(sides, offering, premises, cut, (share) => onProgress({ phase: 'scoring', share }));
  let furthest = 0;
  const { instance, solution } = solved(pool, sides, offering, premises, (step, ofAbout) => {
    furthest = Math.max(furthest, Math.min(1, step / ofAbout));
    onProgress({ phase: 'solving', share: furthest });
  });
  const mentorsOf = mentorsIn(instance, solution);
  return {
    pairs: pairsOf(instance, solution, sides),
    left: sides.mentees
      .filter((_, index) => mentorsOf[index] === -1)
      .map(({ person }) => whyLeft(person, peopleAt(offering(person), sides), premises)),
    isCut: pool.isCut,
    isProven: true,
    blockingPairs: countBlockingPairs(instance, solution),
    floor: solution.floor,
  };
}

/** Each time the pool is widened more mentees are matched, so this ends. */
function solved(
  pool: Pool,
  sides: Sides,
  offering: Offering,
  premises: Premises,
  onStep: (step: number, ofAbout: number) => void,
): { readonly instance: Instance; readonly solution: Solution } {
  for (let wide = pool; ; ) {
    const instance = instanceOf(wide, sides);
    const solution = solveFairest(instance, onStep);
    const wider = pool.isCut ? widened(wide, mentorsIn(instance, solution), sides, offering, premises) : null;
    if (wider === null) return { instance, solution };
    wide = wider;
  }
}

/** Of each mentee: the place of the mentor chosen, or -1. */
function mentorsIn({ mentors }: Instance, { chosen }: Solution): Int32Array {
  return chosen.map((candidate) => (candidate === -1 ? -1 : (mentors[candidate] ?? -1)));
}

function pairsOf({ mentors, scores }: Instance, { chosen }: Solution, sides: Sides): MatchedPair[] {
  return sides.mentees.flatMap(({ person: { userId: menteeId } }, index) => {
    const candidate = chosen[index] ?? -1;
    const mentor = sides.mentors[mentors[candidate] ?? -1];
    const score = scores[candidate];
    if (mentor === undefined || score === undefined) return [];
    return [{ mentorId: mentor.person.userId, menteeId, score }];
  });
}

function* peopleAt(places: readonly number[], { mentors }: Sides): Generator<MatchingPerson> {
  for (const place of places) {
    const mentor = mentors[place];
    if (mentor !== undefined) yield mentor.person;
  }
}
