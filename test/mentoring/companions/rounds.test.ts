import { describe, expect, it } from 'vitest';
import { numbered, pairs, people, Rounds } from './people.ts';

describe('rounds of pairs', () => {
  it('bring everyone together with everyone before anybody meets again, for each even number up to 60', () => {
    for (let count = 2; count <= 60; count += 2) {
      expect([count, new Rounds().untilRepeat({ people: people(count) })]).toEqual([count, count - 1]);
    }
  });

  it('begin the circle anew when all have met, with whom they met longest ago', () => {
    const rounds = new Rounds();
    const everyone = people(12);
    const first = Array.from({ length: 11 }, () => rounds.next({ people: everyone }).groups);
    const second = Array.from({ length: 11 }, () => rounds.next({ people: everyone }).groups);
    expect(second).toEqual(first);
  });

  it('take of the circle the round whose pairs share least', () => {
    // Those whose numbers are 11 together are one of its rounds.
    const alike = (one: string, other: string) =>
      Number(one.slice(1)) + Number(other.slice(1)) === 11 ? 0.9 : 1;
    const { groups } = new Rounds().next({ people: people(12), alike });
    expect(groups.map(numbered)).toEqual([
      [0, 11],
      [1, 10],
      [2, 9],
      [3, 8],
      [4, 7],
      [5, 6],
    ]);
  });

  /** A trio has three meetings: of n(n − 1)/2, each round takes (n + 3)/2. So there are n rounds for nobody, and fewer for few. */
  it('of an odd number have at most four repeat-free rounds fewer than there are meetings for', () => {
    for (let count = 3; count <= 31; count += 2) {
      const meetings = Math.floor((count * (count - 1)) / (count + 3));
      const free = new Rounds().untilRepeat({ people: people(count) });
      expect(free).toBeLessThanOrEqual(meetings);
      expect([count, free]).toEqual([count, Math.max(free, meetings - 4)]);
    }
  });

  it('survive who joins and who leaves', () => {
    // As long as everyone has half of the others yet to meet, all can be with somebody new (Dirac).
    const rounds = new Rounds();
    const everyone = people(24);
    for (const [from, to, count] of [
      [0, 20, 4],
      [0, 22, 3],
      [1, 22, 2],
      [4, 24, 1],
    ] as const) {
      for (let round = 0; round < count; round += 1) {
        const { repeats, left } = rounds.next({ people: everyone.slice(from, to) });
        expect([from, to, round, repeats, left]).toEqual([from, to, round, [], []]);
      }
    }
  });

  it('of few with some apart are planned to the last', () => {
    // Three and three who may be with the others' only: three rounds, which pairs taken one by one can miss.
    const apart = pairs([0, 1], [0, 2], [1, 2], [3, 4], [3, 5], [4, 5]);
    expect(new Rounds().untilRepeat({ people: people(6), apart })).toBe(3);
  });
});

describe('rounds of groups', () => {
  it.each([
    [3, 9, 4],
    [3, 15, 4],
    [3, 30, 9],
    [4, 16, 3],
    [4, 32, 6],
  ] as const)('of %i are free of repeats for a while: %i people for %i rounds', (size, count, free) => {
    expect(new Rounds().untilRepeat({ people: people(count), size })).toBeGreaterThanOrEqual(free);
  });
});
