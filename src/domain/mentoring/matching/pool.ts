import type { MatchingPerson } from '../mentoring.ts';
import { Best } from './best.ts';
import type { Instance } from './instance.ts';
import { canBeSuggested, type Premises } from './premises.ts';
import type { Drawn, Sides } from './sides.ts';

/** Up to how many are solved with all their candidates, and how many candidates each keeps above. */
export interface Cut {
  readonly mentees: number;
  /** Of mentees with mentors, which are bounded too: few mentees may meet very many mentors. */
  readonly pairs: number;
  readonly best: number;
}

/** Measured: with 40 for each, 5,000 mentees lose a ten-thousandth of the sum, and nobody their mentor. */
export const usualCut: Cut = { mentees: 1_000, pairs: 4_000_000, best: 40 };

/** Whom a mentee may be matched with: places among the mentors, and how well each suits. */
export interface Candidates {
  readonly mentors: number[];
  readonly scores: number[];
}

export interface Pool {
  /** Of each mentee. */
  readonly candidates: readonly Candidates[];
  /** Only the best candidates of each were kept. */
  readonly isCut: boolean;
}

export type Offering = (mentee: MatchingPerson) => readonly number[];

/**
 * Who may be matched with whom: mentors who have room and what is looked for, and whom neither a hard rule nor anything else keeps
 * apart; never somebody with themself. Two who both want to mentor and to be mentored may get each other both ways round: each
 * teaches the other something, and nobody else goes without for it.
 * @param onShare what share of the mentees was looked at, about a hundred times.
 */
export function poolOf(
  sides: Sides,
  offering: Offering,
  premises: Premises,
  cut: Cut,
  onShare: (share: number) => void,
): Pool {
  const { mentees, mentors } = sides;
  const isCut = mentees.length > cut.mentees || mentees.length * mentors.length > cut.pairs;
  const step = Math.ceil(mentees.length / 100);
  const candidates = mentees.map((mentee, index) => {
    if (index % step === 0) onShare(index / mentees.length);
    return isCut
      ? bestOf(mentee, sides, offering, premises, cut.best)
      : allOf(mentee, sides, offering, premises);
  });
  onShare(1);
  return { candidates, isCut };
}

function allOf({ person }: Drawn, sides: Sides, offering: Offering, premises: Premises): Candidates {
  const all: Candidates = { mentors: [], scores: [] };
  for (const place of offering(person)) {
    const mentor = sides.mentors[place]?.person;
    if (mentor === undefined || sides.room[place] === 0) continue;
    if (!canBeSuggested(mentor, person, premises)) continue;
    all.mentors.push(place);
    all.scores.push(premises.score(mentor, person));
  }
  return all;
}

function bestOf(
  mentee: Drawn,
  sides: Sides,
  offering: Offering,
  premises: Premises,
  most: number,
): Candidates {
  const best = new Best(most);
  for (const place of offering(mentee.person)) {
    const mentor = sides.mentors[place];
    if (mentor === undefined || sides.room[place] === 0) continue;
    const score = premises.score(mentor.person, mentee.person);
    const lot = lotOf(mentor, mentee);
    // Most are not among the best, and need not be asked about further.
    if (!best.isWelcome(score, lot) || !canBeSuggested(mentor.person, mentee.person, premises)) continue;
    best.keep(place, score, lot);
  }
  return best.kept();
}

/** Another for each two, so that those who look for the same do not all keep the same few. */
export function lotOf(mentor: Drawn, mentee: Drawn): number {
  return Math.imul(mentor.lot ^ mentee.lot, 0x9e3779b1) >>> 0;
}

/** The pool as the engine takes it. */
export function instanceOf({ candidates }: Pool, { mentees, room }: Sides): Instance {
  const first = new Int32Array(candidates.length + 1);
  for (const [index, { mentors }] of candidates.entries()) {
    first[index + 1] = (first[index] ?? 0) + mentors.length;
  }
  const count = first[candidates.length] ?? 0;
  const packed = { mentors: new Int32Array(count), scores: new Int32Array(count) };
  for (const [index, { mentors, scores }] of candidates.entries()) {
    packed.mentors.set(mentors, first[index]);
    packed.scores.set(scores, first[index]);
  }
  const waited = Uint8Array.from(mentees, ({ person }) => (person.waited ? 1 : 0));
  return { capacities: room, first, ...packed, waited };
}
