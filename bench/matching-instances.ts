import { type Instance, MOST_SUITED } from '../src/domain/mentoring/matching/instance.ts';
import { chanceOf } from '../test/long/chance.ts';

interface Measure {
  readonly mentees: number;
  /** Places for each mentee: below 1 is tight. */
  readonly supply: number;
  /** The part of a score that is the mentor's own: near 1, all want the same. */
  readonly agreed: number;
}

const CANDIDATES = 20;
const LARGEST_CAPACITY = 5;
/** One of so many waited. */
const WAITED = 10;
const SEED = 20261128;

/** Twenty mentors at random for each mentee, who take one to five. */
export function sparseInstance({ mentees, supply, agreed }: Measure): Instance {
  const chance = chanceOf(SEED);
  const capacities: number[] = [];
  for (let places = 0; places < mentees * supply; places += capacities.at(-1) ?? 1) {
    capacities.push(1 + chance.below(LARGEST_CAPACITY));
  }
  const liked = capacities.map(() => chance.below(MOST_SUITED + 1));
  const mentors = new Int32Array(mentees * CANDIDATES);
  for (let mentee = 0; mentee < mentees; mentee += 1) {
    const own = new Set<number>();
    while (own.size < CANDIDATES) own.add(chance.below(capacities.length));
    mentors.set([...own], mentee * CANDIDATES);
  }
  return {
    capacities: Int32Array.from(capacities),
    first: Int32Array.from({ length: mentees + 1 }, (_, mentee) => mentee * CANDIDATES),
    mentors,
    scores: mentors.map((mentor) =>
      Math.round(agreed * (liked[mentor] ?? 0) + (1 - agreed) * chance.below(MOST_SUITED + 1)),
    ),
    waited: Uint8Array.from({ length: mentees }, () => (chance.below(WAITED) === 0 ? 1 : 0)),
  };
}
