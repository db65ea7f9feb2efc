import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Comparable, nearSameAudience } from '../../src/domain/rounds/results/comparing.ts';
import type { UserId } from '../../src/ids.ts';
import { open, people, rating, unlinked } from './reporting.ts';

const now = Temporal.Instant.from('2026-03-31T09:00:00Z');
const lately = Temporal.Instant.from('2026-03-20T09:00:00Z');

function asking(users: readonly UserId[], more: Partial<Comparable> = {}) {
  const asked = { terms: unlinked, audience: new Set(users), readers: new Set<UserId>(), about: null };
  return { ...asked, questions: [rating], closesAt: lately, ...more };
}

describe('a round that opens', () => {
  test('is near to one lately that asked all but one to four of the same people', () => {
    const others = (users: readonly UserId[]) =>
      nearSameAudience(asking(users), [asking(people(1, 12))], now)?.people ?? null;
    expect(others(people(1, 12))).toBeNull();
    expect(others(people(1, 13))).toBe(1);
    expect(others(people(1, 8))).toBe(4);
    expect(others(people(3, 14))).toBe(4);
    expect(others(people(1, 7))).toBeNull();
    expect(others(people(1, 17))).toBeNull();
    expect(others(people(20, 29))).toBeNull();
  });

  test('whatever the two ask', () => {
    const earlier = asking(people(1, 12), { questions: [open] });
    expect(nearSameAudience(asking(people(1, 11)), [earlier], now)?.rounds).toEqual([earlier]);
  });

  test('is not near to one that closed more than thirty days ago', () => {
    const opening = asking(people(1, 11));
    const closed = (closesAt: string) => ({
      ...asking(people(1, 12)),
      closesAt: Temporal.Instant.from(closesAt),
    });
    expect(nearSameAudience(opening, [closed('2026-03-01T09:00:00Z')], now)).not.toBeNull();
    expect(nearSameAudience(opening, [closed('2026-03-01T08:59:59Z')], now)).toBeNull();
    expect(nearSameAudience(opening, [closed('2026-04-07T09:00:00Z')], now)).not.toBeNull();
  });

  test('needs as many as the strictest of them', () => {
    const strict = { terms: { ...unlinked, threshold: 8 } };
    const [six, twelve] = [people(1, 6), people(1, 12)];
    expect(nearSameAudience(asking(six), [asking(twelve)], now)).toBeNull();
    expect(nearSameAudience(asking(six), [asking(twelve, strict)], now)?.people).toBe(6);
    expect(nearSameAudience(asking(six, strict), [asking(twelve)], now)?.people).toBe(6);
  });

  test('does not count those who know their own answers and read the rest', () => {
    const readers = new Set(people(13, 13));
    const earlier = asking(people(1, 12));
    expect(nearSameAudience(asking(people(1, 17), { readers }), [earlier], now)?.people).toBe(5);
    expect(nearSameAudience(asking(people(1, 18), { readers }), [earlier], now)).toBeNull();
    expect(nearSameAudience(asking(people(1, 13), { readers }), [earlier], now)?.people).toBe(1);
    const everyone = { terms: { ...unlinked, readers: 'everyone' as const }, readers };
    expect(nearSameAudience(asking(people(1, 17), everyone), [earlier], now)).toBeNull();
  });

  test('does not tell with one about a leader what that leader answers', () => {
    const [leader = null] = people(12, 12);
    const aboutThem = asking(people(1, 11), { about: leader });
    expect(nearSameAudience(asking(people(1, 12)), [aboutThem], now)).toBeNull();
    expect(nearSameAudience(aboutThem, [asking(people(1, 12))], now)).toBeNull();
    expect(nearSameAudience(asking(people(1, 13)), [aboutThem], now)?.people).toBe(1);
  });
});

describe('several rounds that ask the same', () => {
  const teams = [people(1, 5), people(6, 10), people(11, 15), people(16, 20)].map((team) => asking(team));

  test('tell of whoever is in none of the teams, once everyone is asked', () => {
    expect(nearSameAudience(asking(people(1, 21)), teams, now)).toEqual({ rounds: teams, people: 1 });
    expect(nearSameAudience(asking(people(1, 20)), teams, now)).toBeNull();
    expect(nearSameAudience(asking(people(1, 25)), teams, now)).toBeNull();
  });

  test('tell of a team that was asked with others before', () => {
    const earlier = [asking(people(1, 22)), asking(people(1, 10))];
    expect(nearSameAudience(asking(people(11, 20)), earlier, now)).toEqual({ rounds: earlier, people: 2 });
  });

  test('tell of those who are in two teams', () => {
    const earlier = [asking(people(1, 8)), asking(people(7, 14))];
    expect(nearSameAudience(asking(people(1, 14)), earlier, now)).toEqual({ rounds: earlier, people: 2 });
  });

  test('tell nothing where no question is the same in all of them', () => {
    const [one, two, ...more] = teams;
    const otherwise = [one!, { ...two!, questions: [open] }, ...more];
    expect(nearSameAudience(asking(people(1, 21)), otherwise, now)).toBeNull();
    const inCapitals = [one!, { ...two!, questions: [open, { text: 'HOW DID IT GO?' }] }, ...more];
    expect(nearSameAudience(asking(people(1, 21)), inCapitals, now)?.people).toBe(1);
    expect(nearSameAudience(asking(people(1, 21), { about: people(30, 30)[0]! }), teams, now)).toBeNull();
  });

  test('are named as few as tell it', () => {
    const all = asking(people(1, 20));
    expect(nearSameAudience(asking(people(1, 21)), [...teams, all], now)?.rounds).toEqual([all]);
  });
});

/** Every sum of up to four, person by person: of how many rounds the first needs that tells of few; null where none does. */
function fewestThatTell(opening: readonly UserId[], earlier: readonly (readonly UserId[])[]): number | null {
  const sums = (left: readonly (readonly UserId[])[]): { rounds: number; times: Map<UserId, number> }[] => {
    const [one, ...others] = left;
    if (one === undefined) return [{ rounds: 0, times: new Map(opening.map((user) => [user, 1])) }];
    return sums(others).flatMap((sum) => [
      sum,
      ...[1, -1].map((sign) => {
        const times = new Map(sum.times);
        for (const user of one) times.set(user, (times.get(user) ?? 0) + sign);
        return { rounds: sum.rounds + 1, times };
      }),
    ]);
  };
  const telling = sums(earlier).filter(({ rounds, times }) => {
    const people = [...times.values()].filter((many) => many !== 0).length;
    return rounds > 0 && rounds <= 4 && people > 0 && people < 5;
  });
  return telling.length === 0 ? null : Math.min(...telling.map(({ rounds }) => rounds));
}

test('nothing that tells is overlooked, however many rounds it takes', () => {
  const audience = fc.subarray(people(1, 12), { minLength: 3 });
  const rounds = fc.array(audience, { maxLength: 5 });
  fc.assert(
    fc.property(audience, rounds, (opening, earlier) => {
      const near = nearSameAudience(
        asking(opening),
        earlier.map((users) => asking(users)),
        now,
      );
      expect(near?.rounds.length ?? null).toBe(fewestThatTell(opening, earlier));
    }),
    { numRuns: 300 },
  );
});
