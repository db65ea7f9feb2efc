import { expect, test } from 'vitest';
import { solveFairest } from '../../../src/domain/mentoring/matching/fairest.ts';
import { chanceOf } from '../../long/chance.ts';
import { bestByTrying } from './brute-force.ts';
import { instanceOf, objectiveOf, randomWishes } from './instances.ts';

const CASES = 10_000;

test(`finds what trying everything finds, in ${CASES} cases of up to seven mentees and seven mentors`, () => {
  const chance = chanceOf(20261127);
  for (let seen = 0; seen < CASES; seen += 1) {
    const wishes = randomWishes(chance, {
      mentees: 1 + chance.below(7),
      mentors: 1 + chance.below(7),
      candidates: 1 + chance.below(7),
      largestCapacity: 1 + chance.below(3),
      scores: [1, 3, 10, 1000][chance.below(4)]!,
      waited: chance.below(11),
    });
    const instance = instanceOf(wishes);
    expect(objectiveOf(instance, solveFairest(instance)), JSON.stringify(wishes)).toEqual(
      bestByTrying(wishes),
    );
  }
});
