import type { Objective, Wishes } from './instances.ts';

/** The best there is, found by trying everything: each mentee goes without, or to any of theirs who has room. */
export function bestByTrying({ capacities, mentees }: Wishes): Objective {
  const room = [...capacities];
  let best: Objective = { matched: 0, waited: 0, floor: 0, sum: 0 };
  const from = (at: number, matched: number, waited: number, floor: number, sum: number): void => {
    const mentee = mentees[at];
    if (mentee === undefined) {
      const found = { matched, waited, floor: matched === 0 ? 0 : floor, sum };
      if (isBetter(found, best)) best = found;
      return;
    }
    from(at + 1, matched, waited, floor, sum);
    for (const { mentor, score } of mentee.candidates) {
      if (room[mentor]! <= 0) continue;
      room[mentor]! -= 1;
      from(at + 1, matched + 1, waited + (mentee.waited ? 1 : 0), Math.min(floor, score), sum + score);
      room[mentor]! += 1;
    }
  };
  from(0, 0, 0, Number.POSITIVE_INFINITY, 0);
  return best;
}

function isBetter(one: Objective, other: Objective): boolean {
  if (one.matched !== other.matched) return one.matched > other.matched;
  if (one.waited !== other.waited) return one.waited > other.waited;
  if (one.floor !== other.floor) return one.floor > other.floor;
  return one.sum > other.sum;
}
