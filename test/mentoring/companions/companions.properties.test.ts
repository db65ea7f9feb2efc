import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupCompanions } from '../../../src/domain/mentoring/companions/companions.ts';
import { pairKey } from '../../../src/domain/mentoring/pair-key.ts';
import { a, chance, pairsIn, people, Rounds } from './people.ts';

const aRound = fc
  .record({
    count: fc.nat(16),
    size: fc.constantFrom(2 as const, 3 as const, 4 as const),
    chance: fc.nat(),
    shareApart: fc.constantFrom(0, 0, 10, 30, 70),
    shareMet: fc.constantFrom(0, 20, 60, 100),
    locked: fc.nat(2),
    seed: fc.string(),
  })
  .map(({ count, size, shareApart, shareMet, locked, seed, ...drawn }) => {
    const draw = chance(drawn.chance);
    const everyone = people(count);
    const apart = new Set<string>();
    const met = new Map<string, { times: number; last: number }>();
    const shares = new Map<string, number>();
    for (const key of pairsIn([everyone])) {
      if (draw(100) < shareApart) apart.add(key);
      if (draw(100) < shareMet) met.set(key, { times: 1 + draw(4), last: draw(9) });
      shares.set(key, draw(1_001) / 1_000);
    }
    const groups = Array.from({ length: locked }, (_, index) => everyone.slice(index * 2, index * 2 + 2));
    return a({
      people: everyone,
      size,
      apart,
      met,
      alike: (one, other) => shares.get(pairKey(one, other)) ?? 0,
      locked: groups.filter((group) => group.length === 2 && !apart.has(pairKey(group[0]!, group[1]!))),
      seed,
    });
  });

describe('any round', () => {
  it('has everyone once, in a group or left with the reason', () => {
    fc.assert(
      fc.property(aRound, (round) => {
        const { groups, left } = groupCompanions(round);
        const all = [...groups.flat(), ...left.map(({ userId }) => userId)];
        expect(all.sort()).toEqual([...round.people]);
        expect(
          groups.every((group) => group.length >= 2 && group.length <= Math.max(round.size + 1, 3)),
        ).toBe(true);
        const free = round.people.filter((person) => !round.locked.flat().includes(person));
        for (const { userId, because } of left) {
          const others = free.filter((other) => other !== userId);
          const mayBe = others.filter((other) => !round.apart.has(pairKey(userId, other)));
          const reason = others.length === 0 ? 'alone' : mayBe.length === 0 ? 'nobody may' : 'odd one';
          expect(because).toBe(reason);
          // Two who are left could else have been a pair.
          expect(mayBe.some((other) => left.some((one) => one.userId === other))).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('never has together who must be apart, keeps what is locked, and tells each repeat', () => {
    fc.assert(
      fc.property(aRound, (round) => {
        const { groups, repeats } = groupCompanions(round);
        const together = pairsIn(groups);
        expect(together.filter((key) => round.apart.has(key))).toEqual([]);
        for (const group of round.locked) expect(groups).toContainEqual(group);
        const told = repeats.map(({ pair: [one, other], last }) => ({ key: pairKey(one, other), last }));
        const known = together.filter((key) => round.met.has(key));
        expect(told).toEqual(known.map((key) => ({ key, last: round.met.get(key)?.last })));
      }),
      { numRuns: 200 },
    );
  });

  it('is the same in whatever order people, meetings and groups come', () => {
    fc.assert(
      fc.property(aRound, fc.nat(), (round, order) => {
        const mixed = <Item>(items: readonly Item[]): Item[] => {
          const draw = chance(order);
          return items
            .map((item) => ({ item, at: draw(1_000_000) }))
            .sort((one, other) => one.at - other.at)
            .map(({ item }) => item);
        };
        const other = {
          ...round,
          people: mixed(round.people),
          met: new Map(mixed([...round.met])),
          apart: new Set(mixed([...round.apart])),
          locked: mixed(round.locked).map(mixed),
        };
        expect(groupCompanions(other)).toEqual(groupCompanions(round));
      }),
      { numRuns: 150 },
    );
  });
});

describe('hundreds', () => {
  const everyone = people(403);
  const draw = chance(7);
  const apart = new Set(pairsIn([everyone]).filter(() => draw(100) < 5));
  // Of all, one may be with two others only, and one with nobody.
  for (const other of everyone) {
    if (other !== everyone[200] && other !== everyone[300]) apart.add(pairKey(everyone[9]!, other));
    apart.add(pairKey(everyone[10]!, other));
  }
  for (const other of [everyone[200]!, everyone[300]!]) apart.delete(pairKey(everyone[9]!, other));

  it.each([2, 3, 4] as const)(
    'are all in groups of %i but who may be with nobody, round after round',
    (size) => {
      const rounds = new Rounds();
      for (let round = 0; round < 3; round += 1) {
        const { groups, left, repeats } = rounds.next({ people: everyone, size, apart });
        const placed = groups.flat();
        expect(left).toEqual([{ userId: everyone[10], because: 'nobody may' }]);
        expect(new Set(placed).size).toBe(everyone.length - 1);
        expect(placed).toHaveLength(everyone.length - 1);
        expect(pairsIn(groups).filter((key) => apart.has(key))).toEqual([]);
        // All but the one with the two others have hundreds to meet.
        const others = repeats.filter(({ pair }) => !pair.includes(everyone[9]!));
        expect(others).toEqual([]);
      }
    },
  );

  it('find somebody again rather than nobody', () => {
    const [one, other] = [everyone[9]!, everyone[200]!];
    const onlyWith = new Set(
      everyone.filter((person) => person !== other).map((person) => pairKey(one, person)),
    );
    const met = new Map([[pairKey(one, other), { times: 1, last: 0 }]]);
    for (const seed of ['a', 'b', 'c', 'f', 'j']) {
      const { groups, repeats, left } = groupCompanions(a({ people: everyone, apart: onlyWith, met, seed }));
      expect(groups.flat().sort()).toEqual([...everyone].sort());
      expect(groups.filter(({ length }) => length === 3)).toHaveLength(1);
      expect([seed, repeats.map(({ pair }) => pair), left]).toEqual([seed, [[one, other].sort()], []]);
    }
  });
});
