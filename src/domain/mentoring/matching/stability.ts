import { type Instance, MOST_SUITED, type Solution } from './instance.ts';

/**
 * How many candidates are a mentee and a mentor who would both rather have each other: the mentee suits the mentor better than the one they
 * got, or got nobody; and the mentor has room, or somebody who suits strictly less. The best matching for all may have some; above a
 * floor and below it, all candidates are looked at.
 */
export function countBlockingPairs(instance: Instance, { chosen }: Pick<Solution, 'chosen'>): number {
  const { capacities, first, mentors, scores } = instance;
  const room = capacities.slice();
  /** Of each mentor: the lowest score of those they got. */
  const lowest = new Int32Array(capacities.length).fill(MOST_SUITED);
  for (const candidate of chosen) {
    if (candidate === -1) continue;
    const mentor = mentors[candidate] ?? 0;
    room[mentor] = (room[mentor] ?? 0) - 1;
    lowest[mentor] = Math.min(lowest[mentor] ?? 0, scores[candidate] ?? 0);
  }
  let blocking = 0;
  for (const [mentee, choice] of chosen.entries()) {
    const got = choice === -1 ? -1 : (scores[choice] ?? 0);
    for (let candidate = first[mentee] ?? 0; candidate < (first[mentee + 1] ?? 0); candidate += 1) {
      const [mentor, score] = [mentors[candidate] ?? 0, scores[candidate] ?? 0];
      if (score > got && ((room[mentor] ?? 0) > 0 || score > (lowest[mentor] ?? 0))) blocking += 1;
    }
  }
  return blocking;
}
