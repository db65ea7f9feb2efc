import type { MatchingInput } from '../../../src/domain/mentoring/matching/match.ts';
import { isAllowed } from '../../../src/domain/mentoring/matching/rules.ts';
import { suitability } from '../../../src/domain/mentoring/matching/suitability.ts';
import type { MatchingPerson } from '../../../src/domain/mentoring/mentoring.ts';
import { sharedWorkingHours } from '../../../src/domain/mentoring/shared-hours.ts';
import type { UserId } from '../../../src/ids.ts';

/** The rules of matching told without any engine: every way to match a few people is looked at. */
export interface Best {
  readonly matched: number;
  /** Of them, those who were left without anybody last time. */
  readonly waited: number;
  /** Of the pairing that suits least; null where nobody is matched. */
  readonly least: number | null;
  readonly sum: number;
}

export function minutesOf(one: MatchingPerson, other: MatchingPerson, { on }: MatchingInput): number {
  return sharedWorkingHours(one.zone, other.zone, Temporal.PlainDate.from(on));
}

export function isApart(one: UserId, other: UserId, { apart }: MatchingInput): boolean {
  return apart.includes(`${one}+${other}`) || apart.includes(`${other}+${one}`);
}

export function hasSkill(
  mentor: MatchingPerson,
  mentee: MatchingPerson,
  { program }: MatchingInput,
): boolean {
  if (program === 'buddies' || mentor.helps.length === 0 || mentee.learns.length === 0) return true;
  return mentor.helps.some((skill) => mentee.learns.includes(skill));
}

export function menteesIn({ people, locked }: MatchingInput): MatchingPerson[] {
  return people.filter(
    ({ wants, userId }) =>
      ['mentee', 'both'].includes(wants) && !locked.some(({ menteeId }) => menteeId === userId),
  );
}

export function mentorsIn({ people }: MatchingInput): MatchingPerson[] {
  return people.filter(({ wants }) => ['mentor', 'both'].includes(wants));
}

export function roomOf({ userId, room }: MatchingPerson, { locked }: MatchingInput): number {
  return room - locked.filter(({ mentorId }) => mentorId === userId).length;
}

export function mayBe(mentor: MatchingPerson, mentee: MatchingPerson, input: MatchingInput): boolean {
  return (
    mentor.userId !== mentee.userId &&
    hasSkill(mentor, mentee, input) &&
    isAllowed(mentor, mentee, input.rules, minutesOf(mentor, mentee, input)) &&
    !isApart(mentor.userId, mentee.userId, input)
  );
}

/** As many as can be, of those as many who waited, then the least suited as good as can be, then the sum. */
export function bestOf(input: MatchingInput): Best {
  const [mentees, mentors] = [menteesIn(input), mentorsIn(input)];
  const room = new Map(mentors.map((mentor) => [mentor.userId, roomOf(mentor, input)]));
  let best: Best = { matched: 0, waited: 0, least: null, sum: 0 };
  const place = (index: number, so: Best): void => {
    const mentee = mentees[index];
    if (mentee === undefined) {
      if (isBetter(so, best)) best = so;
      return;
    }
    place(index + 1, so);
    for (const mentor of mentors) {
      const left = room.get(mentor.userId) ?? 0;
      if (left <= 0 || !mayBe(mentor, mentee, input)) continue;
      const { score } = suitability(
        mentor,
        mentee,
        input.preset,
        minutesOf(mentor, mentee, input),
        input.program,
      );
      room.set(mentor.userId, left - 1);
      place(index + 1, {
        matched: so.matched + 1,
        waited: so.waited + Number(mentee.waited),
        least: Math.min(so.least ?? score, score),
        sum: so.sum + score,
      });
      room.set(mentor.userId, left);
    }
  };
  place(0, best);
  return best;
}

function isBetter(one: Best, other: Best): boolean {
  if (one.matched !== other.matched) return one.matched > other.matched;
  if (one.waited !== other.waited) return one.waited > other.waited;
  if (one.least !== other.least) return (one.least ?? 0) > (other.least ?? 0);
  return one.sum > other.sum;
}
