import { editDistance } from '../../edit-distance.ts';
import { lengthOf } from '../../words.ts';

/** A skill with how many offer it. */
export interface Offered {
  readonly name: string;
  readonly folded: string;
  readonly times: number;
}

const MOST = 5;
/** One typing error in so many letters still leaves little doubt. */
const LETTERS_AN_EDIT = 4;
const LEAST_TO_HOLD = 3;

/**
 * What to look for instead of this: what is nearly spelled so, or holds it, or is held by it, the nearest first; where nothing is, what
 * most offer. At most five, never itself.
 */
export function skillsInstead(folded: string, offered: readonly Offered[]): string[] {
  const others = offered.filter((skill) => skill.folded !== folded);
  const near = others
    .map((skill) => ({ skill, distance: distanceOf(folded, skill.folded) }))
    .filter(({ distance }) => distance !== null)
    .sort((one, other) => (one.distance ?? 0) - (other.distance ?? 0) || byTimes(one.skill, other.skill))
    .map(({ skill }) => skill);
  return (near.length > 0 ? near : others.toSorted(byTimes)).slice(0, MOST).map(({ name }) => name);
}

/** Null where the two have nothing to do with each other. */
function distanceOf(typed: string, folded: string): number | null {
  const holds = (one: string, other: string) => lengthOf(other) >= LEAST_TO_HOLD && one.includes(other);
  if (holds(typed, folded) || holds(folded, typed)) return 0;
  const distance = editDistance(typed, folded);
  return distance <= lengthOf(typed) / LETTERS_AN_EDIT ? distance : null;
}

function byTimes(one: Offered, other: Offered): number {
  return other.times - one.times || (one.folded < other.folded ? -1 : 1);
}
