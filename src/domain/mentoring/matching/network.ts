import { dealt, menteesOf } from './candidates.ts';
import type { Instance } from './instance.ts';
import { worthOfBeingMatched } from './worth.ts';

/**
 * An instance as the flow takes it: comers come one after another and are put with hosts. Comers are the scarcer side (mentees, or the
 * places of mentors where those are fewer), since a comer finds somebody soon where many are still free.
 */
export interface Network {
  readonly comersAre: 'mentees' | 'mentors';
  /** How often each comer may come. */
  readonly units: Int32Array;
  /** How many each host may have. */
  readonly rooms: Int32Array;
  /** The edges of comer i are first[i] ≤ edge < first[i + 1], the one that is worth most first. */
  readonly first: Int32Array;
  /** Of each edge: the host. */
  readonly hosts: Int32Array;
  /** Of each edge: the score, and what it is worth that its mentee is matched. */
  readonly worths: Float64Array;
  /** Of each edge: the candidate of the instance. */
  readonly candidates: Int32Array;
}

/** @param order the candidates, the best suited first; those below the floor are left out. */
export function networkOf(instance: Instance, order: Int32Array, floor: number): Network {
  const { scores, mentors, capacities } = instance;
  const kept = order.subarray(0, countAbove(scores, order, floor));
  const ones = new Int32Array(instance.waited.length).fill(1);
  const mentees = menteesOf(instance);
  const worth = worthOfBeingMatched(instance);
  const isTight = capacities.reduce((sum, capacity) => sum + Math.max(capacity, 0), 0) < ones.length;
  const sorted = isTight ? waitedFirst(kept, mentees, instance.waited) : kept;
  const [comers, hosts] = isTight ? [mentors, mentees] : [mentees, mentors];
  const [units, rooms] = isTight ? [capacities, ones] : [ones, capacities];
  const { first, candidates } = dealt(sorted, comers, units.length);
  return {
    comersAre: isTight ? 'mentors' : 'mentees',
    units,
    rooms,
    first,
    candidates,
    hosts: candidates.map((candidate) => hosts[candidate] ?? 0),
    worths: Float64Array.from(
      candidates,
      (candidate) => (worth[mentees[candidate] ?? 0] ?? 0) + (scores[candidate] ?? 0),
    ),
  };
}

function countAbove(scores: Int32Array, order: Int32Array, floor: number): number {
  let count = order.length;
  while (count > 0 && (scores[order[count - 1] ?? 0] ?? 0) < floor) count -= 1;
  return count;
}

function waitedFirst(order: Int32Array, mentees: Int32Array, waited: Uint8Array): Int32Array {
  const hasWaited = (candidate: number) => waited[mentees[candidate] ?? 0] === 1;
  const sorted = new Int32Array(order.length);
  sorted.set(order.filter(hasWaited));
  const others = order.filter((candidate) => !hasWaited(candidate));
  sorted.set(others, order.length - others.length);
  return sorted;
}
