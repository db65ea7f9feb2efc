import { describe, expect, test } from 'vitest';
import { isBest } from '../../../src/domain/mentoring/matching/certificate.ts';
import { solveFairest } from '../../../src/domain/mentoring/matching/fairest.ts';
import type { Instance, Solution } from '../../../src/domain/mentoring/matching/instance.ts';
import { chanceOf } from '../../long/chance.ts';
import { instanceOf, objectiveOf, randomWishes } from './instances.ts';

const instance = instanceOf(
  randomWishes(chanceOf(7), {
    mentees: 60,
    mentors: 20,
    candidates: 6,
    largestCapacity: 4,
    scores: 1000,
    waited: 3,
  }),
);
const solution = solveFairest(instance);

/** With one number of a list changed. */
function changed<T extends Int32Array | Float64Array | Uint8Array>(list: T, at: number, to: number): T {
  const copy = structuredClone(list);
  copy[at] = to;
  return copy;
}

function withChosen(chosen: Int32Array): Solution {
  return { ...solution, chosen };
}

const places = [...solution.chosen.keys()];
const matched = places.filter((mentee) => solution.chosen[mentee] !== -1);

test('what was found is proven, and there is something to spoil', () => {
  expect(isBest(instance, solution)).toBe(true);
  expect(matched.length).toBeGreaterThan(20);
  expect(matched.length).toBeLessThan(places.length);
});

describe('a spoilt solution is rejected', () => {
  test('a mentee dropped', () => {
    for (const mentee of matched) {
      expect(isBest(instance, withChosen(changed(solution.chosen, mentee, -1)))).toBe(false);
    }
  });

  test('another candidate, also of somebody else', () => {
    for (const mentee of matched) {
      for (const candidate of instance.scores.keys()) {
        if (candidate === solution.chosen[mentee]) continue;
        const other = withChosen(changed(solution.chosen, mentee, candidate));
        // It may be as good as the one found, never better.
        if (isBest(instance, other))
          expect(objectiveOf(instance, other)).toEqual(objectiveOf(instance, solution));
      }
    }
  });

  test('two swapped', () => {
    for (const one of matched) {
      for (const other of matched.filter((mentee) => mentee > one)) {
        const swapped = solution.chosen.slice();
        [swapped[one], swapped[other]] = [swapped[other]!, swapped[one]!];
        expect(isBest(instance, withChosen(swapped))).toBe(false);
      }
    }
  });

  test('a price altered', () => {
    const { menteePrices, mentorPrices } = solution.certificate;
    for (const by of [-1, 1, 0.5, Number.NaN]) {
      for (const mentee of matched) {
        const spoilt = changed(menteePrices, mentee, menteePrices[mentee]! + by);
        expect(isBest(instance, proven({ menteePrices: spoilt }))).toBe(false);
      }
      for (const mentor of new Set(matched.map((mentee) => instance.mentors[solution.chosen[mentee]!]!))) {
        const spoilt = changed(mentorPrices, mentor, mentorPrices[mentor]! + by);
        expect(isBest(instance, proven({ mentorPrices: spoilt }))).toBe(false);
      }
    }
    expect(isBest(instance, proven({ menteePrices: menteePrices.slice(1) }))).toBe(false);
    expect(isBest(instance, proven({ mentorPrices: mentorPrices.slice(1) }))).toBe(false);
  });

  test('another floor', () => {
    for (const floor of [solution.floor - 1, solution.floor + 1, 0, Number.NaN]) {
      expect(isBest(instance, { ...solution, floor })).toBe(false);
    }
  });

  test('nobody said to be scarce', () => {
    const nobody = new Uint8Array(instance.capacities.length);
    const { scarce } = solution.certificate;
    for (const which of ['forAll', 'forWaited', 'aboveFloor'] as const) {
      expect(scarce[which], which).not.toEqual(nobody);
      expect(isBest(instance, proven({ scarce: { ...scarce, [which]: nobody } })), which).toBe(false);
    }
  });

  test('too many for a mentor, too short, and nobody at all', () => {
    const mentor = instance.mentors[solution.chosen[matched[0]!]!]!;
    const capacities = changed(instance.capacities, mentor, 0);
    expect(isBest({ ...instance, capacities }, solution)).toBe(false);
    expect(isBest(instance, withChosen(solution.chosen.slice(1)))).toBe(false);
    expect(isBest(instance, { ...withChosen(solution.chosen.map(() => -1)), floor: 0 })).toBe(false);
  });
});

describe('what is best for less is rejected for more', () => {
  /** The same people and candidates, seen with other eyes. */
  const seen = (other: Partial<Instance>) => isBest({ ...instance, ...other }, solution);

  test('one more place with a mentor who is full', () => {
    const { forAll } = solution.certificate.scarce;
    const mentor = forAll.indexOf(1);
    expect(seen({ capacities: changed(instance.capacities, mentor, instance.capacities[mentor]! + 1) })).toBe(
      false,
    );
  });

  test('one who goes without had waited, and one in their place had not', () => {
    const without = places.filter((mentee) => solution.chosen[mentee] === -1 && hasCandidates(mentee));
    expect(without.length).toBeGreaterThan(0);
    const waited = instance.waited.map((_, mentee) => (without.includes(mentee) ? 1 : 0));
    expect(seen({ waited })).toBe(false);
  });

  test('a candidate above the lowest, better by all the difference there is', () => {
    const unchosen = [...instance.scores.keys()].filter(
      (candidate) => !solution.chosen.includes(candidate) && instance.scores[candidate]! >= solution.floor,
    );
    const accepted = unchosen.filter((candidate) =>
      seen({ scores: changed(instance.scores, candidate, 1_000_000) }),
    );
    expect(accepted.length).toBeLessThan(unchosen.length / 2);
  });

  test('a matching that is best with a lower floor', () => {
    const low = solveFairest({ ...instance, scores: instance.scores.map(() => 0) });
    expect(isBest(instance, low)).toBe(false);
  });

  function hasCandidates(mentee: number): boolean {
    return instance.first[mentee + 1]! > instance.first[mentee]!;
  }
});

function proven(certificate: Partial<Solution['certificate']>): Solution {
  return { ...solution, certificate: { ...solution.certificate, ...certificate } };
}
