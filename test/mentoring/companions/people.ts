import {
  type CompanionsInput,
  groupCompanions,
} from '../../../src/domain/mentoring/companions/companions.ts';
import { pairKey } from '../../../src/domain/mentoring/pair-key.ts';
import { type UserId, userId } from '../../../src/ids.ts';

/** `people(3)`: U00, U01, U02. */
export function people(count: number): readonly UserId[] {
  return Array.from({ length: count }, (_, number) => userId.of(`U${String(number).padStart(2, '0')}`));
}

/** Keys of pairs, each given by two numbers of people. */
export function pairs(...numbers: readonly (readonly [number, number])[]): ReadonlySet<string> {
  const all = people(100);
  return new Set(numbers.map(([one, other]) => pairKey(all[one]!, all[other]!)));
}

/** Meetings by two numbers of people, how often, and the last round. */
export function metBefore(meetings: readonly (readonly [number, number, number, number])[]) {
  const all = people(100);
  return new Map(
    meetings.map(([one, other, times, last]) => [pairKey(all[one]!, all[other]!), { times, last }] as const),
  );
}

/** The numbers of people again. */
export function numbered(group: readonly UserId[]): number[] {
  return group.map((person) => Number(person.slice(1)));
}

/** A round of coffee with nothing behind it, but for what is said. */
export function a(round: Partial<CompanionsInput>): CompanionsInput {
  return {
    people: [],
    size: 2,
    apart: new Set(),
    met: new Map(),
    alike: () => 0,
    locked: [],
    seed: 'a seed',
    ...round,
  };
}

export function pairsIn(groups: readonly (readonly UserId[])[]): string[] {
  return groups.flatMap((group) =>
    group.flatMap((one, index) => group.slice(index + 1).map((other) => pairKey(one, other))),
  );
}

/** Rounds one after the other, each with a seed of its own; what they remember stands in `met`. */
export class Rounds {
  readonly met = new Map<string, { times: number; last: number }>();
  #round = 0;

  next(round: Partial<CompanionsInput>) {
    const companions = groupCompanions(a({ seed: `round ${this.#round}`, met: new Map(this.met), ...round }));
    for (const key of pairsIn(companions.groups)) {
      this.met.set(key, { times: (this.met.get(key)?.times ?? 0) + 1, last: this.#round });
    }
    this.#round += 1;
    return companions;
  }

  /** How many rounds there are before somebody meets somebody again, or is with nobody. */
  untilRepeat(round: Partial<CompanionsInput>): number {
    for (let count = 0; ; count += 1) {
      const { groups, repeats, left } = this.next(round);
      if (repeats.length > 0 || left.length > 0 || groups.length === 0) return count;
    }
  }
}

/** Numbers of chance, the same for the same seed (mulberry32: neighbouring seeds have nothing in common). */
export function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
