import { type Acquaintance, among } from './acquaintance.ts';
import { bestPairs, type Group } from './best-pairs.ts';
import { plannedPairs } from './planning.ts';
import { trioToTake } from './trios.ts';

/**
 * As many of these in pairs as can be, and who remains as the third of a trio where the two others may be with them. Of these, the
 * ones that cost least. Whoever is in no group can be with nobody.
 *
 * A trio is taken out first and the others are paired again without it, so a trio is found too whose third had a partner before.
 */
export function inPairs(all: Acquaintance): readonly Group[] {
  const planned = plannedPairs(all);
  if (planned !== null) return planned;
  const trios: Group[] = [];
  let free = all.people.map((_, index) => index);
  let pairs: readonly Group[] = bestPairs(all);
  while (2 * pairs.length < free.length) {
    const next = trioToTake(among(all, free), pairs);
    if (next === null) break;
    trios.push(numbered(next.trio, free));
    free = free.filter((_, index) => !next.trio.includes(index));
    pairs = next.pairs;
  }
  return [...trios, ...pairs.map((pair) => numbered(pair, free))];
}

/** A group of some, by the numbers that they have among all. */
function numbered(group: Group, some: readonly number[]): Group {
  return group.flatMap((index) => some[index] ?? []);
}
