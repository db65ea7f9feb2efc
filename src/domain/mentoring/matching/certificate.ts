import type { Instance, Solution } from './instance.ts';
import { worthOfBeingMatched } from './worth.ts';

/**
 * Whether the certificate proves that a solution is the best there is: of all matchings that keep to the candidates and the capacities,
 * none matches more mentees, or as many with more who waited, or these with a higher lowest score, or these with a larger sum. It trusts
 * nothing that solved, and of the instance only that scores are from 0 to MOST_SUITED. False if anything is missing in the proof.
 */
export function isBest(instance: Instance, solution: Solution): boolean {
  const taken = placesTaken(instance, solution);
  return taken !== null && isWorthMost(instance, solution, taken) && areMost(instance, solution);
}

/** How many each mentor gets; null if the matching is none, or its lowest score is not the floor. */
function placesTaken({ capacities, first, mentors, scores, waited }: Instance, { chosen, floor }: Solution) {
  const taken = new Int32Array(capacities.length);
  let lowest = Number.POSITIVE_INFINITY;
  for (const [mentee, candidate] of chosen.entries()) {
    if (candidate === -1) continue;
    if (!(candidate >= (first[mentee] ?? 0) && candidate < (first[mentee + 1] ?? 0))) return null;
    const mentor = mentors[candidate] ?? 0;
    taken[mentor] = (taken[mentor] ?? 0) + 1;
    lowest = Math.min(lowest, scores[candidate] ?? 0);
  }
  const isKept = taken.every((places, mentor) => places <= Math.max(capacities[mentor] ?? 0, 0));
  const isFloor = floor === (lowest === Number.POSITIVE_INFINITY ? 0 : lowest);
  return chosen.length === waited.length && isKept && isFloor ? taken : null;
}

/**
 * By the prices: above the floor no pairing is worth more than its two prices, so no matching is worth more than all prices together, each
 * mentor's as often as they have places. What is chosen is worth just that: whoever has a price is matched, or full, and a chosen
 * pairing is worth its two prices.
 */
function isWorthMost(
  instance: Instance,
  { chosen, floor, certificate }: Solution,
  taken: Int32Array,
): boolean {
  const { capacities, first, mentors, scores } = instance;
  const { menteePrices, mentorPrices } = certificate;
  const isPrice = (price: number) => Number.isInteger(price) && price >= 0;
  if (menteePrices.length !== chosen.length || !menteePrices.every(isPrice)) return false;
  if (mentorPrices.length !== taken.length || !mentorPrices.every(isPrice)) return false;
  const worth = worthOfBeingMatched(instance);
  for (const [mentee, choice] of chosen.entries()) {
    if (choice === -1 && menteePrices[mentee] !== 0) return false;
    for (let candidate = first[mentee] ?? 0; candidate < (first[mentee + 1] ?? 0); candidate += 1) {
      const score = scores[candidate] ?? 0;
      if (score < floor) continue;
      const prices = (menteePrices[mentee] ?? 0) + (mentorPrices[mentors[candidate] ?? 0] ?? 0);
      const most = (worth[mentee] ?? 0) + score;
      if (candidate === choice ? prices !== most : prices < most) return false;
    }
  }
  return taken.every((places, mentor) => mentorPrices[mentor] === 0 || places >= (capacities[mentor] ?? 0));
}

/** By the mentors who are too few: with no floor no more are matched, of all and of those who waited; with a higher one fewer are. */
function areMost(instance: Instance, { chosen, floor, certificate }: Solution): boolean {
  const { forAll, forWaited, aboveFloor } = certificate.scarce;
  const matched = chosen.filter((candidate) => candidate !== -1).length;
  const ofWaited = chosen.filter(
    (candidate, mentee) => candidate !== -1 && instance.waited[mentee] === 1,
  ).length;
  if (mostBut(instance, forAll, 0, false) > matched) return false;
  if (mostBut(instance, forWaited, 0, true) > ofWaited) return false;
  if (matched === 0) return true;
  return (
    mostBut(instance, aboveFloor, floor + 1, false) < matched ||
    mostBut(instance, aboveFloor, floor + 1, true) < ofWaited
  );
}

/** All places of those mentors, and everybody (who waited) who has somebody else with at least such a score: no more can be matched. */
function mostBut(instance: Instance, scarce: Uint8Array, least: number, ofWaited: boolean): number {
  const { capacities, first, mentors, scores, waited } = instance;
  let most = capacities.reduce(
    (sum, places, mentor) => sum + (scarce[mentor] === 1 ? Math.max(places, 0) : 0),
    0,
  );
  for (const [mentee, hasWaited] of waited.entries()) {
    if (ofWaited && hasWaited !== 1) continue;
    for (let candidate = first[mentee] ?? 0; candidate < (first[mentee + 1] ?? 0); candidate += 1) {
      if ((scores[candidate] ?? 0) < least || scarce[mentors[candidate] ?? 0] === 1) continue;
      most += 1;
      break;
    }
  }
  return most;
}
