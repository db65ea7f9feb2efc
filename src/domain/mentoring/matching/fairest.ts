import { byScore, menteesOf } from './candidates.ts';
import { isBest } from './certificate.ts';
import { highestFloor } from './floor.ts';
import { flowThrough } from './flow.ts';
import type { Instance, Scarce, Solution } from './instance.ts';
import { networkOf } from './network.ts';

/**
 * The matching of as many mentees as can be; of those matchings, one with as many who waited as can be; of those, one whose lowest score
 * is the highest; of those, one with the largest sum. Deterministic for an instance.
 * @param onProgress after each step, with about how many there will be; most are short, the last is the longest.
 * @throws Error if the result does not pass the check, which would be a fault in here.
 */
export function solveFairest(
  instance: Instance,
  onProgress: (step: number, ofAbout: number) => void = () => {},
): Solution {
  const order = byScore(instance);
  let steps = 0;
  const floor = highestFloor(instance, order, (step, ofAbout) => {
    steps = step;
    onProgress(step, ofAbout);
  });
  const solution = solveAbove(instance, order, floor.score, floor.scarce);
  onProgress(steps + 1, steps + 1);
  if (!isBest(instance, solution)) throw new Error('the matching found is not proven to be the best');
  return solution;
}

/** The largest sum above a floor. */
export function solveAbove(instance: Instance, order: Int32Array, floor: number, scarce: Scarce): Solution {
  const network = networkOf(instance, order, floor);
  const flow = flowThrough(network);
  const mentees = menteesOf(instance);
  const chosen = new Int32Array(instance.waited.length).fill(-1);
  for (const edge of flow.taken) {
    const candidate = network.candidates[edge] ?? 0;
    chosen[mentees[candidate] ?? 0] = candidate;
  }
  const ofMentees = network.comersAre === 'mentees';
  return {
    chosen,
    floor,
    certificate: {
      menteePrices: ofMentees ? flow.comerPrices : flow.hostPrices,
      mentorPrices: ofMentees ? flow.hostPrices : flow.comerPrices,
      scarce,
    },
  };
}
