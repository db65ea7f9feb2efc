import fc from 'fast-check';
import { expect, test } from 'vitest';
import { solveFairest } from '../../../src/domain/mentoring/matching/fairest.ts';
import { countBlockingPairs } from '../../../src/domain/mentoring/matching/stability.ts';
import { instanceOf, someWishes, type Wishes } from './instances.ts';

/** As the definition says it, over the written wishes. */
function countByDefinition({ capacities, mentees }: Wishes, got: readonly (number | null)[]): number {
  const scoreOf = (mentee: number) => {
    const mentor = got[mentee];
    return mentees[mentee]!.candidates.find((candidate) => candidate.mentor === mentor)?.score ?? null;
  };
  const guestsOf = (mentor: number) => [...mentees.keys()].filter((mentee) => got[mentee] === mentor);
  const pairs = mentees.flatMap(({ candidates }, mentee) =>
    candidates.map((candidate) => ({ mentee, ...candidate })),
  );
  return pairs.filter(({ mentee, mentor, score }) => {
    const own = scoreOf(mentee);
    const hasRoom = guestsOf(mentor).length < capacities[mentor]!;
    const wants = own === null || score > own;
    return wants && (hasRoom || guestsOf(mentor).some((guest) => (scoreOf(guest) ?? 0) < score));
  }).length;
}

test('two who would rather have each other are counted, whatever the matching', () => {
  fc.assert(
    fc.property(someWishes, fc.array(fc.nat(6), { minLength: 30, maxLength: 30 }), (wishes, picks) => {
      const instance = instanceOf(wishes);
      const room = [...wishes.capacities];
      const chosen = Int32Array.from(wishes.mentees, ({ candidates }, mentee) => {
        const pick = picks[mentee]! % (candidates.length + 1);
        const mentor = candidates[pick]?.mentor;
        if (mentor === undefined || room[mentor]! <= 0) return -1;
        room[mentor]! -= 1;
        return instance.first[mentee]! + pick;
      });
      const got = [...chosen].map((candidate) => (candidate === -1 ? null : instance.mentors[candidate]!));
      expect(countBlockingPairs(instance, { chosen })).toBe(countByDefinition(wishes, got));
    }),
    { numRuns: 2000 },
  );
});

test('the best for all may not be the best for two', () => {
  const instance = instanceOf({
    capacities: [1, 1],
    mentees: [
      {
        waited: false,
        candidates: [
          { mentor: 0, score: 900 },
          { mentor: 1, score: 800 },
        ],
      },
      { waited: false, candidates: [{ mentor: 0, score: 700 }] },
    ],
  });
  expect(countBlockingPairs(instance, solveFairest(instance))).toBe(1);
});
