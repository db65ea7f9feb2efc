import type { UserId } from '../../../ids.ts';
import { pairKey } from '../pair-key.ts';
import { type History, sharedBy } from './acquaintance.ts';
import { markOf } from './seeded.ts';

type Pair = readonly [UserId, UserId];

/**
 * Up to how many people walk around a circle. More meet nobody twice for years in rounds that are each the best of their own (half as
 * many rounds as people, and in practice nearly all), and those can mind better who shares what.
 */
const LARGEST_CIRCLE = 100;

/**
 * The next round of the circle in which each meets each once before anybody meets somebody again; null where there is none: for an
 * odd number, where somebody must be apart, or where what has been is no circle of these people, since somebody has joined or left.
 *
 * Nothing is kept of the circle: it stands in the order of the people's ids, and which of its rounds have been is seen by who has met.
 * Of those that have been fewest times and longest ago, the one is next whose pairs share least.
 */
export function nextOfCircle(
  people: readonly UserId[],
  history: History,
  seed: string,
): readonly Pair[] | null {
  if (people.length % 2 === 1 || people.length > LARGEST_CIRCLE) return null;
  let best: {
    readonly pairs: readonly Pair[];
    readonly order: readonly number[];
    readonly mark: string;
  } | null = null;
  for (const pairs of circleOf([...people].sort())) {
    const order = placeOf(pairs, history);
    if (order === null) return null;
    const mark = markOf(pairs.flat().join(), seed);
    const compared = best === null ? -1 : compare(order, best.order);
    if (best === null || compared < 0 || (compared === 0 && mark < best.mark)) best = { pairs, order, mark };
  }
  return best?.pairs ?? null;
}

/** All rounds of an even number of people: one stands still, the others walk around. */
function circleOf(people: readonly UserId[]): Pair[][] {
  const walking = people.slice(1);
  const [still] = people;
  return walking.map((first, round) => {
    const at = (step: number) => walking[(round + step + walking.length) % walking.length];
    const pairs: Pair[] = still === undefined ? [] : [[still, first]];
    for (let step = 1; step < people.length / 2; step += 1) {
      const [one, other] = [at(step), at(-step)];
      if (one !== undefined && other !== undefined) pairs.push([one, other]);
    }
    return pairs;
  });
}

/** How often it has been, when last, and what its pairs share: what is lower comes first. Null where its pairs differ in what has been. */
function placeOf(pairs: readonly Pair[], history: History): readonly number[] | null {
  const meetings = pairs.map((pair) => history.met.get(pairKey(...pair)));
  const [first] = meetings;
  const isWhole = meetings.every((one) => one?.times === first?.times && one?.last === first?.last);
  if (!isWhole || pairs.some((pair) => history.apart.has(pairKey(...pair)))) return null;
  const shared = pairs.reduce((sum, pair) => sum + sharedBy(...pair, history), 0);
  return [first?.times ?? 0, first?.last ?? -1, shared];
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (const [index, value] of one.entries()) {
    const difference = value - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
