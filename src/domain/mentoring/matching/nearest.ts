import type { MatchingPerson } from '../mentoring.ts';
import { type Asked, canBeSuggested, premisesOf } from './premises.ts';
import { offersIt } from './rules.ts';

export interface Near {
  readonly mentor: MatchingPerson;
  /** 0 to MOST_SUITED. */
  readonly score: number;
  /** Working minutes a day in which both work. */
  readonly sharedMinutes: number;
}

/** `beside the wish`: for who is left without anybody, also those who offer something else than what is wanted. */
export type Breadth = 'the wish' | 'beside the wish';

/**
 * The mentors with room who suit one mentee best and may be suggested to them, best first, equals by id. To look for one skill, give
 * the mentee with that alone to learn.
 * @param mentors may hold anybody: who does not mentor, has no room, or is the mentee is passed over.
 */
export function nearestFor(
  mentee: MatchingPerson,
  mentors: readonly MatchingPerson[],
  asked: Asked,
  limit: number,
  breadth: Breadth = 'the wish',
): Near[] {
  const premises = premisesOf(asked);
  return mentors
    .filter(
      (mentor) =>
        (mentor.wants === 'mentor' || mentor.wants === 'both') &&
        mentor.room > 0 &&
        (breadth === 'beside the wish' || offersIt(mentor, mentee, asked.program)) &&
        canBeSuggested(mentor, mentee, premises),
    )
    .map((mentor) => ({
      mentor,
      score: premises.score(mentor, mentee),
      sharedMinutes: premises.sharedMinutes(mentor, mentee),
    }))
    .sort((one, other) => other.score - one.score || (one.mentor.userId < other.mentor.userId ? -1 : 1))
    .slice(0, limit);
}
