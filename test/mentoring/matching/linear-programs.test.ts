import { expect, test } from 'vitest';
import { solveFairest } from '../../../src/domain/mentoring/matching/fairest.ts';
import { chanceOf } from '../../long/chance.ts';
import { instanceOf, objectiveOf, randomWishes } from './instances.ts';
import { programsFor } from './linear-programs.ts';

test.each([
  { what: 'with room for all', mentors: 120, largestCapacity: 5, scores: 1_000_000, waited: 1 },
  { what: 'with fewer places than mentees', mentors: 60, largestCapacity: 5, scores: 1_000_000, waited: 2 },
  {
    what: 'with fewer places than have waited',
    mentors: 40,
    largestCapacity: 4,
    scores: 1_000_000,
    waited: 7,
  },
  { what: 'with many equal scores', mentors: 80, largestCapacity: 4, scores: 5, waited: 3 },
])('agrees with linear programs about 200 mentees $what', async ({ what, ...shape }) => {
  const wishes = randomWishes(chanceOf(what.length), { ...shape, mentees: 200, candidates: 20 });
  const instance = instanceOf(wishes);
  const found = objectiveOf(instance, solveFairest(instance));
  const programs = await programsFor(instance);
  expect(found).toMatchObject({ matched: programs.matched, waited: programs.waited });
  expect(programs.sumAbove(found.floor)).toBe(found.sum);
  expect(programs.sumAbove(found.floor + 1)).toBeNull();
});
