import fc from 'fast-check';
import { expect, test } from 'vitest';
import { solveFairest } from '../../../src/domain/mentoring/matching/fairest.ts';
import { instanceOf, objectiveOf, someWishes, type Wishes } from './instances.ts';

function solve(wishes: Wishes) {
  const instance = instanceOf(wishes);
  const solution = solveFairest(instance);
  return { instance, solution, objective: objectiveOf(instance, solution) };
}

test('mentees get candidates of their own, and mentors no more than they take', () => {
  fc.assert(
    fc.property(someWishes, (wishes) => {
      const { instance, solution } = solve(wishes);
      const taken = wishes.capacities.map(() => 0);
      expect(solution.chosen).toHaveLength(wishes.mentees.length);
      for (const [mentee, candidate] of solution.chosen.entries()) {
        if (candidate === -1) continue;
        const at = candidate - instance.first[mentee]!;
        const own = wishes.mentees[mentee]!.candidates[at];
        expect(own).toBeDefined();
        taken[own!.mentor]! += 1;
      }
      for (const [mentor, places] of taken.entries()) {
        expect(places).toBeLessThanOrEqual(wishes.capacities[mentor]!);
      }
    }),
    { numRuns: 2000 },
  );
});

test('one more mentor, or one more place, never lowers how many are matched', () => {
  const more = fc.record({
    wishes: someWishes,
    capacity: fc.integer({ min: 0, max: 3 }),
    by: fc.array(fc.option(fc.integer({ min: 0, max: 1_000_000 }), { nil: null }), { maxLength: 30 }),
    widened: fc.nat(),
  });
  fc.assert(
    fc.property(more, ({ wishes, capacity, by, widened }) => {
      const mentor = wishes.capacities.length;
      const withMentor = {
        capacities: [...wishes.capacities, capacity],
        mentees: wishes.mentees.map((mentee, at) => {
          const score = by[at] ?? null;
          return score === null
            ? mentee
            : { ...mentee, candidates: [...mentee.candidates, { mentor, score }] };
        }),
      };
      const withPlace = {
        ...wishes,
        capacities: wishes.capacities.map((places, at) => (at === widened % mentor ? places + 1 : places)),
      };
      const { matched } = solve(wishes).objective;
      expect(solve(withMentor).objective.matched).toBeGreaterThanOrEqual(matched);
      expect(solve(withPlace).objective.matched).toBeGreaterThanOrEqual(matched);
    }),
    { numRuns: 1000 },
  );
});

test('in another order of people and candidates, what is reached is the same', () => {
  const reordered = someWishes.chain((wishes) => {
    const orderOf = (things: readonly unknown[]) =>
      fc.shuffledSubarray([...things.keys()], { minLength: things.length });
    return fc.record({
      wishes: fc.constant(wishes),
      mentees: orderOf(wishes.mentees),
      mentors: orderOf(wishes.capacities),
    });
  });
  fc.assert(
    fc.property(reordered, ({ wishes, mentees, mentors }) => {
      const other = {
        capacities: mentors.map((mentor) => wishes.capacities[mentor]!),
        mentees: mentees.map((mentee) => {
          const { waited, candidates } = wishes.mentees[mentee]!;
          return {
            waited,
            candidates: candidates
              .map(({ mentor, score }) => ({ mentor: mentors.indexOf(mentor), score }))
              .reverse(),
          };
        }),
      };
      expect(solve(other).objective).toEqual(solve(wishes).objective);
    }),
    { numRuns: 1000 },
  );
});

test('the same instance has the same solution', () => {
  fc.assert(
    fc.property(someWishes, (wishes) => {
      expect(solve(wishes).solution).toEqual(solve(structuredClone(wishes)).solution);
    }),
  );
});

test('who waited does not wait again for the sake of a better score', () => {
  const { solution } = solve({
    capacities: [1],
    mentees: [
      { waited: false, candidates: [{ mentor: 0, score: 1_000_000 }] },
      { waited: true, candidates: [{ mentor: 0, score: 0 }] },
    ],
  });
  expect([...solution.chosen]).toEqual([-1, 1]);
});

test.each<{ what: string; wishes: Wishes; chosen: number[] }>([
  { what: 'nobody', wishes: { capacities: [], mentees: [] }, chosen: [] },
  {
    what: 'only mentees',
    wishes: { capacities: [], mentees: [{ waited: true, candidates: [] }] },
    chosen: [-1],
  },
  { what: 'only mentors', wishes: { capacities: [2], mentees: [] }, chosen: [] },
  {
    what: 'a mentor whose capacity fell below the mentees they have',
    wishes: {
      capacities: [-1],
      mentees: [{ waited: false, candidates: [{ mentor: 0, score: 5 }] }],
    },
    chosen: [-1],
  },
])('$what: whoever has nobody is left without, at floor 0', ({ wishes, chosen }) => {
  const { solution } = solve(wishes);
  expect([...solution.chosen]).toEqual(chosen);
  expect(solution.floor).toBe(0);
});

test('progress ends at its end', () => {
  const steps: [number, number][] = [];
  const candidates = [1, 2, 3, 4, 5].map((score) => [{ mentor: 0, score }]);
  const mentees = candidates.map((own) => ({ waited: false, candidates: own }));
  solveFairest(instanceOf({ capacities: [2], mentees }), (step, of) => steps.push([step, of]));
  expect(steps.map(([step]) => step)).toEqual(steps.map((_, at) => at + 1));
  expect(steps.at(-1)?.[0]).toBe(steps.at(-1)?.[1]);
});
