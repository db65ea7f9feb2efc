import { type Instance, MOST_SUITED } from './instance.ts';

/** All candidates, the best suited first, equals by their index. */
export function byScore({ scores }: Instance): Int32Array {
  const count = scores.length;
  // A score and an index are one whole number below 2^53, and numbers are sorted without calling anything.
  const keys = new Float64Array(count);
  for (let candidate = 0; candidate < count; candidate += 1) {
    keys[candidate] = (MOST_SUITED - (scores[candidate] ?? 0)) * count + candidate;
  }
  keys.sort();
  return Int32Array.from(keys, (key) => key % count);
}

/** Of each candidate: the mentee. */
export function menteesOf({ first, scores }: Instance): Int32Array {
  const mentees = new Int32Array(scores.length);
  for (let mentee = 0; mentee + 1 < first.length; mentee += 1) {
    mentees.fill(mentee, first[mentee] ?? 0, first[mentee + 1] ?? 0);
  }
  return mentees;
}

/** Candidates by the people they belong to: those of person i are first[i] ≤ at < first[i + 1], in the order in which they came. */
export interface Dealt {
  readonly first: Int32Array;
  readonly candidates: Int32Array;
}

/** @param owners of each candidate: whose it is. */
export function dealt(order: Int32Array, owners: Int32Array, people: number): Dealt {
  const first = new Int32Array(people + 1);
  for (const candidate of order) {
    const next = (owners[candidate] ?? 0) + 1;
    first[next] = (first[next] ?? 0) + 1;
  }
  for (let person = 0; person < people; person += 1) {
    first[person + 1] = (first[person + 1] ?? 0) + (first[person] ?? 0);
  }
  const free = first.slice();
  const candidates = new Int32Array(order.length);
  for (const candidate of order) {
    const owner = owners[candidate] ?? 0;
    const at = free[owner] ?? 0;
    candidates[at] = candidate;
    free[owner] = at + 1;
  }
  return { first, candidates };
}
