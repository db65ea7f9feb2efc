import { Best } from './best.ts';
import { type Candidates, lotOf, type Offering, type Pool } from './pool.ts';
import { canBeSuggested, type Premises } from './premises.ts';
import type { Sides } from './sides.ts';

/**
 * The pool with what the cut must not have dropped: for whoever is left while somebody who may be suggested to them has room, the best
 * of those; each place is thought of for one. Null where there is nothing of the kind. Where many look for the same, the best for each are the
 * same few; without this, people would be left beside mentors who have room.
 * @param mentorsOf of each mentee: the place of the mentor they have, or -1.
 */
export function widened(
  pool: Pool,
  mentorsOf: Int32Array,
  sides: Sides,
  offering: Offering,
  premises: Premises,
): Pool | null {
  const room = Int32Array.from(sides.room);
  for (const place of mentorsOf) if (place >= 0) room[place] = (room[place] ?? 0) - 1;
  let isWidened = false;
  const candidates = pool.candidates.map((known, index): Candidates => {
    const mentee = sides.mentees[index];
    if (mentee === undefined || mentorsOf[index] !== -1) return known;
    const best = new Best(1);
    for (const place of offering(mentee.person)) {
      const mentor = sides.mentors[place];
      if (mentor === undefined || (room[place] ?? 0) <= 0) continue;
      const score = premises.score(mentor.person, mentee.person);
      const lot = lotOf(mentor, mentee);
      if (!best.isWelcome(score, lot) || !canBeSuggested(mentor.person, mentee.person, premises)) continue;
      best.keep(place, score, lot);
    }
    const found = best.kept();
    for (const place of found.mentors) {
      isWidened = true;
      room[place] = (room[place] ?? 0) - 1;
    }
    return {
      mentors: [...known.mentors, ...found.mentors],
      scores: [...known.scores, ...found.scores],
    };
  });
  return isWidened ? { ...pool, candidates } : null;
}
