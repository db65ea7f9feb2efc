import type { UserId } from '../../../ids.ts';
import { pairKey } from '../pair-key.ts';

/** What is known of pairs of people. */
export interface History {
  /** Pairs who must not be put together, by pairKey. */
  readonly apart: ReadonlySet<string>;
  /** Who was together in earlier rounds, by pairKey: how often, and the number of the last round (0 is the oldest). */
  readonly met: ReadonlyMap<string, { readonly times: number; readonly last: number }>;
  /** How much two share already, 0 to 1, the same whoever is named first. */
  readonly alike: (one: UserId, other: UserId) => number;
}

/**
 * What it costs to put two people together, in whole numbers that add up without rounding. People are numbered as given.
 *
 * A cost is a toll, times `unit`, plus how much the two share. The toll is 0 where the two have not met. Units are so large that no sum of
 * what lies below reaches the next: one repeat more outweighs all about how old repeats are, that outweighs all about who shares what.
 */
export interface Acquaintance {
  readonly people: readonly UserId[];
  /** What two cost together; `never` where they must be apart. */
  readonly cost: (one: number, other: number) => number;
  readonly unit: number;
  /** More than all pairs of a round can cost together that may be. */
  readonly never: number;
}

/** How finely it is told how much two share. */
const ALIKE = 1_000;
/** How many ranks of repeats are told apart: above, neighbours become one, and sums stay exact. */
const RANKS = 250;
/** Most pairs that can be together for each person: each of five in a group has four others. */
const PAIRS_A_PERSON = 2;

/** Looks at each two of these once. People: at most a few hundred, since all pairs are kept. */
export function acquaintanceOf(people: readonly UserId[], history: History): Acquaintance {
  const count = people.length;
  const rankOf = ranksOf(people, history);
  const pairs = PAIRS_A_PERSON * count;
  const unit = pairs * ALIKE + 1;
  const repeat = pairs * RANKS + 1;
  const never = pairs * (repeat + RANKS + 1) * unit;
  const costs = new Float64Array(count * count);
  for (const [i, one] of people.entries()) {
    for (let j = 0; j < i; j += 1) {
      const other = people[j];
      if (other === undefined) continue;
      const rank = rankOf(one, other);
      const toll = rank === 0 ? 0 : repeat + rank;
      const cost = history.apart.has(pairKey(one, other))
        ? never
        : toll * unit + sharedBy(one, other, history);
      costs[i * count + j] = cost;
      costs[j * count + i] = cost;
    }
  }
  return { people, unit, never, cost: (one, other) => costs[one * count + other] ?? never };
}

/** The same people seen as fewer: `chosen` says who, and they are numbered anew in this order. */
export function among(all: Acquaintance, chosen: readonly number[]): Acquaintance {
  const at = (index: number) => chosen[index] ?? -1;
  return {
    ...all,
    people: chosen.flatMap((index) => all.people[index] ?? []),
    cost: (one, other) => all.cost(at(one), at(other)),
  };
}

/** What a sum of costs says of repeats alone. */
export function tollOf({ unit }: Acquaintance, cost: number): number {
  return Math.floor(cost / unit);
}

/** What a group costs; `never` or more where two of it must be apart. */
export function costOf({ cost }: Acquaintance, group: readonly number[]): number {
  let sum = 0;
  for (const [index, one] of group.entries()) {
    for (let other = 0; other < index; other += 1) sum += cost(one, group[other] ?? -1);
  }
  return sum;
}

/** 0 for who have not met; else the higher, the more often and the more lately they have. */
function ranksOf(people: readonly UserId[], { met }: History): (one: UserId, other: UserId) => number {
  const meetings = people.flatMap((one, index) =>
    people.slice(0, index).flatMap((other) => met.get(pairKey(one, other)) ?? []),
  );
  const byAge = [
    ...new Map(meetings.map((meeting) => [`${meeting.times} ${meeting.last}`, meeting])).values(),
  ];
  byAge.sort((one, other) => one.times - other.times || one.last - other.last);
  const step = Math.max(1, byAge.length / RANKS);
  const ranks = new Map(
    byAge.map(({ times, last }, index) => [`${times} ${last}`, Math.floor(index / step) + 1]),
  );
  return (one, other) => {
    const meeting = met.get(pairKey(one, other));
    return meeting === undefined ? 0 : (ranks.get(`${meeting.times} ${meeting.last}`) ?? 0);
  };
}

/** How much two share, in thousandths. */
export function sharedBy(one: UserId, other: UserId, { alike }: History): number {
  return Math.round(Math.min(1, Math.max(0, alike(one, other))) * ALIKE);
}
