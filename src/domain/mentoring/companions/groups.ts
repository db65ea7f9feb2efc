import { type Acquaintance, among, costOf } from './acquaintance.ts';
import type { Group } from './best-pairs.ts';
import { groupSizes } from './group-sizes.ts';
import { fewestRepeats, improved } from './improving.ts';
import { inPairs } from './pairs.ts';

/**
 * Groups of three or four with few repeats (improving.ts). Not proven to be the fewest: on small numbers tests hold them against all ways
 * there are.
 *
 * Who can be in no pair or trio can be in no group either, and everyone else can be in one: so as many are placed as can be. Where so many
 * must be apart that groups of the wanted sizes are not found, pairs and trios are put together as far as they may be.
 */
export function inGroups(all: Acquaintance, size: 3 | 4): Group[] {
  const everyone = all.people.map((_, index) => index);
  const isAnyApart = everyone.some((one) =>
    everyone.some((other) => other < one && all.cost(one, other) >= all.never),
  );
  const small = isAnyApart ? inPairs(all) : null;
  const some = small === null ? everyone : small.flat().sort((one, other) => one - other);
  if (some.length < 2) return [];
  const company = among(all, some);
  const found = fewestRepeats(company, groupSizes(some.length, size));
  const isAllowed = found.every((group) => costOf(company, group) < company.never);
  if (isAllowed || small === null) return found.map((group) => group.flatMap((index) => some[index] ?? []));
  return improved(all, putTogether(all, small, size));
}

/** Puts two groups together as long as all of them may be, up to the size or, where that leaves small ones, one more. */
function putTogether(all: Acquaintance, small: readonly Group[], size: number): Group[] {
  const groups = [...small];
  for (const most of [size, size + 1]) {
    for (
      let next = bestUnion(all, groups, size, most);
      next !== null;
      next = bestUnion(all, groups, size, most)
    ) {
      const [one, other] = next;
      groups.splice(groups.indexOf(one), 1, [...one, ...other]);
      groups.splice(groups.indexOf(other), 1);
    }
  }
  return groups;
}

/** The two groups that cost least together, one of them smaller than wanted; null where none may be put together. */
function bestUnion(
  all: Acquaintance,
  groups: readonly Group[],
  size: number,
  most: number,
): readonly [Group, Group] | null {
  let best: readonly [Group, Group] | null = null;
  let least = all.never;
  for (const [index, one] of groups.entries()) {
    for (const other of groups.slice(index + 1)) {
      if (one.length + other.length > most || Math.min(one.length, other.length) >= size) continue;
      const cost = costOf(all, [...one, ...other]);
      if (cost < least) [best, least] = [[one, other], cost];
    }
  }
  return best;
}
