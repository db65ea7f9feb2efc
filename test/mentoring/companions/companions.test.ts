import { describe, expect, it } from 'vitest';
import {
  type CompanionsInput,
  groupCompanions,
} from '../../../src/domain/mentoring/companions/companions.ts';
import { pairKey } from '../../../src/domain/mentoring/pair-key.ts';
import { a, metBefore, numbered, pairs, people } from './people.ts';

/** Groups and who is left, by numbers. */
function of(round: Partial<CompanionsInput>) {
  const { groups, left, repeats } = groupCompanions(a(round));
  return {
    groups: groups.map(numbered),
    left: left.map(({ userId, because }) => [...numbered([userId]), because]),
    repeats: repeats.map(({ pair, last }) => [...numbered(pair), last]),
  };
}

describe('few people', () => {
  it('are none, one alone, a pair, a trio, two pairs, a pair and a trio', () => {
    expect(of({ people: [] })).toEqual({ groups: [], left: [], repeats: [] });
    expect(of({ people: people(1) })).toEqual({ groups: [], left: [[0, 'alone']], repeats: [] });
    expect(of({ people: people(2) }).groups).toEqual([[0, 1]]);
    expect(of({ people: people(3) }).groups).toEqual([[0, 1, 2]]);
    const sizes = (count: number) => of({ people: people(count) }).groups.map(({ length }) => length);
    expect(sizes(4)).toEqual([2, 2]);
    expect(sizes(5).sort()).toEqual([2, 3]);
    expect(sizes(7).sort()).toEqual([2, 2, 3]);
  });

  it('are one group where more were wanted together', () => {
    expect(of({ people: people(1), size: 4 }).left).toEqual([[0, 'alone']]);
    expect(of({ people: people(2), size: 4 }).groups).toEqual([[0, 1]]);
    expect(of({ people: people(5), size: 4 }).groups).toEqual([[0, 1, 2, 3, 4]]);
    const ofThree = of({ people: people(5), size: 3 }).groups.map(({ length }) => length);
    expect(ofThree.sort()).toEqual([2, 3]);
  });

  it('are placed once, though named twice', () => {
    expect(
      of({ people: [...people(4), ...people(4)] })
        .groups.flat()
        .sort(),
    ).toEqual([0, 1, 2, 3]);
  });
});

describe('who must be apart', () => {
  it('is left where there is nobody else, and told apart from who finds no place', () => {
    expect(of({ people: people(2), apart: pairs([0, 1]) })).toEqual({
      groups: [],
      left: [
        [0, 'nobody may'],
        [1, 'nobody may'],
      ],
      repeats: [],
    });
    const onlyWithOne = { people: people(3), apart: pairs([0, 2]), alike: onlyLike([0, 1]) };
    expect(of(onlyWithOne)).toEqual({ groups: [[1, 2]], left: [[0, 'odd one']], repeats: [] });
  });

  it('has a trio found that leaves nobody, though it breaks up the best pairs', () => {
    // 0 may be with 1 alone; 2, 3 and 4 with each other.
    const apart = pairs([0, 2], [0, 3], [0, 4], [1, 2], [1, 3], [1, 4]);
    expect(of({ people: people(5), apart }).groups).toEqual([
      [0, 1],
      [2, 3, 4],
    ]);
  });

  it('has the one trio found that helps, of hundreds that do not and whose people have not met', () => {
    // 0, 1 and 2 may be with each other alone, and are so every time.
    const others = people(15).slice(3);
    const apart = new Set(people(3).flatMap((one) => others.map((other) => pairKey(one, other))));
    const met = metBefore([
      [0, 1, 5, 5],
      [0, 2, 5, 5],
      [1, 2, 5, 5],
    ]);
    const { groups, left } = of({ people: people(15), apart, met });
    expect(groups[0]).toEqual([0, 1, 2]);
    expect(left).toEqual([]);
  });

  it('keeps the only one whom somebody may be with, though all trios of those who have met fewest want that one', () => {
    const others = people(15).slice(2);
    const apart = new Set(others.map((other) => pairKey(people(1)[0]!, other)));
    const around = others.map((_, index) => [2 + index, 2 + ((index + 1) % others.length), 1, 0] as const);
    const { groups, left } = of({ people: people(15), apart, met: metBefore([[0, 1, 1, 0], ...around]) });
    expect(groups[0]).toEqual([0, 1]);
    expect(left).toEqual([]);
  });

  it.each([3, 4] as const)('leaves as many as can be in groups of %i', (size) => {
    const apart = pairs([0, 1], [0, 2], [0, 3], [0, 4], [0, 5], [0, 6], [0, 7], [1, 2], [3, 4]);
    const { groups, left } = of({ people: people(8), apart, size });
    expect(left).toEqual([[0, 'nobody may']]);
    expect(groups.flat().sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(groups.every((group) => !group.includes(1) || !group.includes(2))).toBe(true);
    expect(groups.every((group) => !group.includes(3) || !group.includes(4))).toBe(true);
  });

  it('makes pairs and trios where larger groups may not be', () => {
    // Two camps of which each may be with the other's only: no three may be together.
    const apart = pairs([0, 1], [0, 2], [1, 2], [3, 4], [3, 5], [4, 5]);
    const { groups, left } = of({ people: people(6), apart, size: 4 });
    expect(groups.map(({ length }) => length)).toEqual([2, 2, 2]);
    expect(left).toEqual([]);
    // Four who may all be together, and two pairs who may be with nobody else.
    const fours = [0, 1, 2, 3].flatMap((one) => [4, 5, 6, 7].map((other) => [one, other] as const));
    const twos = [4, 5].flatMap((one) => [6, 7].map((other) => [one, other] as const));
    expect(of({ people: people(8), apart: pairs(...fours, ...twos), size: 4 }).groups).toEqual([
      [0, 1, 2, 3],
      [4, 5],
      [6, 7],
    ]);
  });
});

describe('locked groups', () => {
  const everyone = people(6);
  const [zero, one, two, three] = [everyone[0]!, everyone[1]!, everyone[2]!, everyone[3]!];

  it('stay as they are, and the others are put together around them', () => {
    const { groups } = of({ people: everyone, locked: [[three, zero, one]] });
    expect(groups[0]).toEqual([0, 1, 3]);
    expect(groups.slice(1)).toEqual([[2, 4, 5]]);
  });

  it('stay though their people are not named again', () => {
    expect(of({ people: [two, three], locked: [[zero, one]] }).groups).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it('leave who remains alone', () => {
    expect(of({ people: [zero, one, two], locked: [[zero, one]] }).left).toEqual([[2, 'alone']]);
  });

  it('are let go where two of them must be apart by now', () => {
    const apart = pairs([0, 1]);
    const sizes = (taking: readonly (typeof zero)[]) =>
      of({ people: taking, locked: [[zero, one]], apart }).groups.map(({ length }) => length);
    expect(sizes([zero, one, two, three])).toEqual([2, 2]);
    expect(sizes([two, three])).toEqual([2, 2]);
  });

  it('are let go where one of them is in another, or there twice, or alone', () => {
    const locked = [
      [zero, one],
      [one, two],
      [three, three],
    ];
    expect(of({ people: [zero, one, two, three], locked }).groups).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(of({ people: [zero, one], locked: [[zero]] }).groups).toEqual([[0, 1]]);
  });

  it('tell whom they bring together again', () => {
    const met = metBefore([[0, 1, 1, 4]]);
    expect(of({ people: everyone, locked: [[one, zero]], met }).repeats).toEqual([[0, 1, 4]]);
  });
});

describe('who comes first', () => {
  it('are those who have not met', () => {
    const met = metBefore([
      [0, 1, 1, 0],
      [0, 2, 1, 1],
      [0, 3, 1, 2],
      [0, 4, 1, 3],
    ]);
    expect(of({ people: people(6), met }).groups).toContainEqual([0, 5]);
  });

  it('are then those who have met fewest times, and of these longest ago', () => {
    const often = [
      [0, 1, 1, 5],
      [2, 3, 1, 5],
    ] as const;
    const lately = [
      [0, 2, 2, 1],
      [1, 3, 2, 1],
    ] as const;
    const latest = [
      [0, 3, 1, 6],
      [1, 2, 1, 6],
    ] as const;
    const met = metBefore([...often, ...lately, ...latest]);
    expect(of({ people: people(4), met })).toEqual({
      groups: [
        [0, 1],
        [2, 3],
      ],
      left: [],
      repeats: [
        [0, 1, 5],
        [2, 3, 5],
      ],
    });
    // The same where no circle has been: nine people, of whom one pair alone may be repeated without being the third time.
    const all = new Map([...allMet(10, 2), [pairKey(people(10)[3]!, people(10)[7]!), { times: 1, last: 9 }]]);
    expect(of({ people: people(10), met: all }).groups).toContainEqual([3, 7]);
  });

  it('are those who met longest ago, though they share most', () => {
    const met = metBefore([
      [0, 1, 1, 1],
      [2, 3, 1, 2],
      [0, 2, 1, 3],
      [1, 3, 1, 4],
      [0, 3, 1, 5],
      [1, 2, 1, 6],
    ]);
    const longest = pairs([0, 1], [2, 3]);
    const alike = (...pair: Parameters<typeof pairKey>) => (longest.has(pairKey(...pair)) ? 1 : 0);
    expect(of({ people: people(4), met, alike }).groups).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it('are those who share least also where rounds are planned', () => {
    const wanted = pairs([0, 3], [1, 4], [2, 5]);
    const alike = (...pair: Parameters<typeof pairKey>) => (wanted.has(pairKey(...pair)) ? 0.1 : 0.2);
    for (const apart of [pairs([0, 1]), pairs([2, 4])]) {
      expect(of({ people: people(6), apart, alike }).groups).toEqual([
        [0, 3],
        [1, 4],
        [2, 5],
      ]);
    }
  });

  it.each([2, 3, 4] as const)('are then those who share least, in groups of %i', (size) => {
    // Everyone shares something with everyone but within these groups.
    const wanted = {
      2: [
        [0, 3],
        [1, 2],
      ],
      3: [
        [0, 2, 4],
        [1, 3, 5],
      ],
      4: [
        [0, 3, 5, 6],
        [1, 2, 4, 7],
      ],
    }[size];
    const isWanted = (one: number, other: number) =>
      wanted.some((group) => group.includes(one) && group.includes(other));
    const round = {
      people: people(wanted.flat().length),
      size,
      alike: (one: string, other: string) =>
        isWanted(Number(one.slice(1)), Number(other.slice(1))) ? 0.1 : 0.2,
    };
    expect(of(round).groups).toEqual(wanted);
  });

  it('make a trio of those who have met fewest', () => {
    // All but 4, 5 and 6 have met two of the others.
    const met = metBefore([
      [0, 1, 1, 0],
      [1, 2, 1, 0],
      [2, 3, 1, 0],
      [0, 3, 1, 0],
    ]);
    expect(of({ people: people(7), met }).groups).toContainEqual([4, 5, 6]);
  });
});

describe('chance', () => {
  it('is the seed’s, and decides between equals', () => {
    const round = (seed: string) => JSON.stringify(of({ people: people(9), seed }));
    expect(round('one')).toBe(round('one'));
    const rounds = new Set(Array.from({ length: 20 }, (_, number) => round(`seed ${number}`)));
    expect(rounds.size).toBeGreaterThan(10);
  });
});

/** Two share nothing; all others everything. */
function onlyLike([one, other]: readonly [number, number]): CompanionsInput['alike'] {
  const key = [...pairs([one, other])][0];
  return (first, second) => (pairKey(first, second) === key ? 1 : 0);
}

function allMet(count: number, times: number) {
  const everyone = people(count);
  return new Map(
    everyone.flatMap((one, index) =>
      everyone
        .slice(index + 1)
        .map(
          (other) => [pairKey(one, other), { times, last: 3 }] as [string, { times: number; last: number }],
        ),
    ),
  );
}
