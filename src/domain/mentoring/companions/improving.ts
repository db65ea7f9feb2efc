import { type Acquaintance, costOf } from './acquaintance.ts';
import type { Group } from './best-pairs.ts';

/** From how many beginnings the search sets out, each with other people first. */
const STARTS = 4;
/** How often the best groups are shaken while somebody meets somebody again, times the number of people: so it takes about as long for many. */
const SHAKES = 2_000;
/** How many change places when groups are shaken. */
const SHAKEN = 3;

/**
 * Groups of these sizes that cost little: begun with whoever costs least, then improved by letting two change places as long as that
 * helps. Where somebody still meets somebody again, a few of them are put elsewhere and it is improved once more, and that is kept unless it
 * costs more. Chance lies in the order of people alone.
 */
export function fewestRepeats(all: Acquaintance, sizes: readonly number[]): Group[] {
  const count = all.people.length;
  let best: Group[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (let start = 0; start < STARTS; start += 1) {
    const groups = improved(all, begun(all, sizes, Math.floor((start * count) / STARTS)));
    const cost = costOfAll(all, groups);
    if (cost < least) [best, least] = [groups, cost];
  }
  for (let time = 0; time < SHAKES / count && least >= all.unit && sizes.length > 1; time += 1) {
    const groups = improved(all, shaken(all, best, time));
    const cost = costOfAll(all, groups);
    if (cost <= least) [best, least] = [groups, cost];
  }
  return best;
}

/** Each group begins with who is next, and takes whoever costs least with those in it. */
function begun(all: Acquaintance, sizes: readonly number[], start: number): Group[] {
  const waiting = all.people.map((_, index) => (index + start) % all.people.length);
  return sizes.map((size) => {
    const group = waiting.splice(0, 1);
    while (group.length < size) {
      let [cheapest, least] = [0, Number.POSITIVE_INFINITY];
      for (const [index, person] of waiting.entries()) {
        const cost = costWith(all, person, group);
        if (cost < least) [cheapest, least] = [index, cost];
      }
      group.push(...waiting.splice(cheapest, 1));
    }
    return group;
  });
}

/** Lets two of different groups change places as long as the two groups cost less then. */
export function improved(all: Acquaintance, begun: readonly Group[]): Group[] {
  const groups = begun.map((group) => [...group]);
  let isBetter = true;
  while (isBetter) {
    isBetter = false;
    for (const [index, group] of groups.entries()) {
      for (const other of groups.slice(index + 1)) {
        if (changedPlaces(all, group, other)) isBetter = true;
      }
    }
  }
  return groups;
}

/** Whether some have changed places, of these two groups. */
function changedPlaces(all: Acquaintance, here: number[], there: number[]): boolean {
  let isBetter = false;
  for (const i of here.keys()) {
    for (const j of there.keys()) {
      const [one = -1, other = -1] = [here[i], there[j]];
      const before = costWith(all, one, here, i) + costWith(all, other, there, j);
      const after = costWith(all, other, here, i) + costWith(all, one, there, j);
      if (after >= before) continue;
      [here[i], there[j]] = [other, one];
      isBetter = true;
    }
  }
  return isBetter;
}

/** Some of a group in which two meet again, each in the place of somebody else; other ones each time. */
function shaken(all: Acquaintance, best: readonly Group[], time: number): Group[] {
  const groups = best.map((group) => [...group]);
  const again = groups.filter((group) => costOf(all, group) >= all.unit);
  const group = again[time % again.length] ?? [];
  for (let step = 0; step < Math.min(SHAKEN, group.length); step += 1) {
    const there = groups[(groups.indexOf(group) + time * SHAKEN + step + 1) % groups.length] ?? [];
    const [i, j] = [(time + step) % group.length, (time + step) % there.length];
    [group[i], there[j]] = [there[j] ?? -1, group[i] ?? -1];
  }
  return groups;
}

/** What somebody costs with a group, in the place of the one at `left`. */
function costWith({ cost }: Acquaintance, person: number, group: readonly number[], left = -1): number {
  let sum = 0;
  for (let index = 0; index < group.length; index += 1) {
    const other = group[index];
    if (index !== left && other !== undefined) sum += cost(person, other);
  }
  return sum;
}

function costOfAll(all: Acquaintance, groups: readonly Group[]): number {
  return groups.reduce((sum, group) => sum + costOf(all, group), 0);
}
