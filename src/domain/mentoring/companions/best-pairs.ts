import blossom from 'edmonds-blossom';
import type { Acquaintance } from './acquaintance.ts';

/** People who are together, by their numbers. */
export type Group = readonly number[];

/** As many pairs as there can be, and of these the ones that cost least (Edmonds' blossoms: maximum weight of maximum cardinality). */
export function bestPairs({ people, cost, never }: Acquaintance): Group[] {
  const pairs: { readonly one: number; readonly other: number; readonly price: number }[] = [];
  let dearest = 0;
  for (let one = 0; one < people.length; one += 1) {
    for (let other = one + 1; other < people.length; other += 1) {
      const price = cost(one, other);
      if (price >= never) continue;
      pairs.push({ one, other, price });
      dearest = Math.max(dearest, price);
    }
  }
  if (pairs.length === 0) return [];
  // Who can be with nobody may be missing at the end of the answer.
  const mates = blossom(
    pairs.map(({ one, other, price }) => [one, other, dearest - price + 1]),
    true,
  );
  return mates.flatMap((mate, person) => (mate > person ? [[person, mate]] : []));
}
