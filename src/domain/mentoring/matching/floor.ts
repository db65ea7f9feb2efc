import { dealt, menteesOf } from './candidates.ts';
import type { Instance, Scarce } from './instance.ts';
import { mostAbove } from './most.ts';

export interface Floor {
  readonly score: number;
  readonly scarce: Scarce;
}

/**
 * The highest floor with which as many can be matched, and of these as many who waited, as with none; 0 where nobody can be.
 * @param order the candidates, the best suited first.
 * @param onStep after each floor tried, with about how many it will be.
 */
export function highestFloor(
  instance: Instance,
  order: Int32Array,
  onStep: (step: number, ofAbout: number) => void,
): Floor {
  const { waited, capacities, scores } = instance;
  const lists = dealt(order, menteesOf(instance), waited.length);
  const anybody = { all: waited.length, waited: waited.length };
  const {
    missing: fewest,
    scarce: forAll,
    scarceForWaited: forWaited,
  } = mostAbove(instance, lists, 0, anybody);
  let aboveFloor: Uint8Array = new Uint8Array(capacities.length);
  if (fewest.all === waited.length) return { score: 0, scarce: { forAll, forWaited, aboveFloor } };
  const floors = distinct(scores, order);
  const ofAbout = Math.ceil(Math.log2(floors.length)) + 1;
  let [holds, fails] = [0, floors.length];
  for (let step = 1; holds + 1 < fails; step += 1) {
    const middle = (holds + fails) >> 1;
    const { missing, scarce } = mostAbove(instance, lists, floors[middle] ?? 0, fewest);
    if (missing.all <= fewest.all && missing.waited <= fewest.waited) {
      holds = middle;
    } else {
      fails = middle;
      aboveFloor = scarce;
    }
    onStep(step, ofAbout);
  }
  return { score: floors[holds] ?? 0, scarce: { forAll, forWaited, aboveFloor } };
}

/** Ascending. */
function distinct(scores: Int32Array, order: Int32Array): Int32Array {
  const descending = order.map((candidate) => scores[candidate] ?? 0);
  return descending.filter((score, at) => score !== descending[at - 1]).reverse();
}
