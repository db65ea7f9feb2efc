import { describe, expect, it } from 'vitest';
import type { Acquaintance } from '../../../src/domain/mentoring/companions/acquaintance.ts';
import { bestPairs } from '../../../src/domain/mentoring/companions/best-pairs.ts';
import { groupCompanions } from '../../../src/domain/mentoring/companions/companions.ts';
import { bestDivision, leastOfSizes, mostRounds } from './all-ways.ts';
import { a, chance, numbered, pairsIn, people, Rounds } from './people.ts';

/** People with histories of chance, of whom some must be apart: of some instances few, of some most. */
function instance(seed: number, most: number) {
  const draw = chance(seed);
  const everyone = people(1 + draw(most));
  const [shareApart, shareMet] = [draw(11) * (draw(2) === 0 ? 3 : 10), draw(11) * 10];
  const apart = new Set<string>();
  const met = new Map<string, { times: number; last: number }>();
  for (const key of pairsIn([everyone])) {
    if (draw(100) < shareApart) apart.add(key);
    if (draw(100) < shareMet) met.set(key, { times: 1 + draw(2), last: draw(4) });
  }
  const keysOf = (group: readonly number[]) => pairsIn([group.map((person) => everyone[person]!)]);
  return {
    round: { people: everyone, apart, met, seed: `seed ${seed}` },
    mayBe: (group: readonly number[]) => !keysOf(group).some((key) => apart.has(key)),
    repeatsIn: (group: readonly number[]) => keysOf(group).filter((key) => met.has(key)).length,
    /** How often and how lately they have met, added up: of all that have been, the fewest times and longest ago is 1. */
    ranksIn: (group: readonly number[]) => {
      const all = [...new Set([...met.values()].map(({ times, last }) => times * 10 + last))].sort();
      const ranks = keysOf(group)
        .map((key) => met.get(key))
        .filter((one) => one !== undefined);
      return ranks.reduce((sum, { times, last }) => sum + all.indexOf(times * 10 + last) + 1, 0);
    },
  };
}

describe('against all ways there are', () => {
  it('pairs are as many and as cheap', () => {
    for (let seed = 0; seed < 1_000; seed += 1) {
      const draw = chance(seed);
      const count = 1 + draw(11);
      const [dearest, share, never] = [[2, 1_000, 10 ** 11][draw(3)]!, draw(101), 10 ** 14];
      const prices = new Map<string, number>();
      const cost = (one: number, other: number) => {
        const key = [one, other].sort().join();
        if (!prices.has(key)) prices.set(key, draw(100) < share ? draw(dearest) : never);
        return prices.get(key)!;
      };
      const all: Acquaintance = { people: people(count), cost, never, unit: never };
      const found = bestPairs(all);
      expect(new Set(found.flat()).size).toBe(2 * found.length);
      const price = found.reduce((sum, [one, other]) => sum + cost(one!, other!), 0);
      const best = bestDivision(count, [2], ([one, other]) =>
        cost(one!, other!) < never ? [cost(one!, other!)] : null,
      );
      expect([seed, count - 2 * found.length, price]).toEqual([seed, best[0], best[1] ?? 0]);
    }
  });

  it('a round of pairs leaves as few, with as few trios and as few repeats, fewest times and longest ago', () => {
    for (let seed = 0; seed < 600; seed += 1) {
      const { round, mayBe, repeatsIn, ranksIn } = instance(seed, 10);
      const { groups, left, repeats } = groupCompanions(a(round));
      const trios = groups.filter(({ length }) => length === 3).length;
      const best = bestDivision(round.people.length, [2, 3], (group) =>
        mayBe(group) ? [group.length - 2, repeatsIn(group), ranksIn(group)] : null,
      );
      expect([seed, left.length, trios]).toEqual([seed, best[0], best[1] ?? 0]);
      // With several trios, which take only what pairs leave, each is the best for itself.
      const ranks = groups.map((group) => ranksIn(numbered(group))).reduce((sum, one) => sum + one, 0);
      if (trios < 2) expect([seed, repeats.length, ranks]).toEqual([seed, best[2] ?? 0, best[3] ?? 0]);
    }
  });

  it.each([3, 4] as const)('a round of groups of %i leaves as few', (size) => {
    for (let seed = 0; seed < 150; seed += 1) {
      const { round, mayBe } = instance(seed, 10);
      const { left } = groupCompanions(a({ ...round, size }));
      const [alone] = bestDivision(round.people.length, [2, 3], (group) => (mayBe(group) ? [] : null));
      expect([seed, left.length]).toEqual([seed, alone]);
    }
  });

  it.each([3, 4] as const)(
    'a round of groups of %i has as few repeats as groups of these sizes can have',
    (size) => {
      for (let seed = 0; seed < 300; seed += 1) {
        const { round, repeatsIn } = instance(seed, 10);
        const { groups, repeats } = groupCompanions(a({ ...round, apart: new Set(), size }));
        const sizes = groups.map(({ length }) => length);
        if (sizes.length === 0) continue;
        expect([seed, repeats.length]).toEqual([seed, leastOfSizes(round.people.length, sizes, repeatsIn)]);
      }
    },
  );

  it('few people who may not all be together have as many rounds without a repeat', () => {
    let rounds = 0;
    for (let seed = 0; seed < 400; seed += 1) {
      const { round, mayBe } = instance(seed, 8);
      if (round.people.length % 2 === 1) continue;
      const most = mostRounds(round.people.length, (one, other) => mayBe([one, other]));
      const { people: everyone, apart } = round;
      const found = new Rounds().untilRepeat({ people: everyone, apart });
      expect([seed, found]).toEqual([seed, most]);
      rounds += found;
    }
    expect(rounds).toBeGreaterThan(300);
  });
});
