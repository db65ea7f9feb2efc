import type { WeekRow } from '../../../db/tables-of-reflections.ts';
import type { Community } from '../../communities/community.ts';
import { instantInWeek, isoWeekOf, isoWeekOfDate, mondayOfWeek } from '../../time.ts';

type Turning = Pick<Community, 'zone' | 'rhythm'>;

/** The question that this member gets in a week: leaders have their own version where the theme has one. */
export function questionFor(
  week: Pick<WeekRow, 'question_id' | 'question' | 'leader_question_id' | 'leader_question'>,
  isLeader: boolean,
): Pick<WeekRow, 'question_id' | 'question'> {
  const { leader_question_id: id, leader_question: question } = week;
  if (!isLeader || id === null || question === null) return week;
  return { question_id: id, question };
}

/** When this week begins in the community's channel, and the week before it closes: its prompt hour in its own zone. */
export function turnOf({ zone, rhythm }: Turning, week: string): Temporal.Instant {
  return instantInWeek(mondayOfWeek(week), rhythm.weekday, rhythm.time, zone);
}

/** When the week closes: the prompt hour a week later. */
export function closeOf(community: Turning, week: string): Temporal.Instant {
  return turnOf(community, weekAfter(week));
}

/** The first turn at or after `now`. */
export function nextTurnOf(community: Turning, now: Temporal.Instant): Temporal.Instant {
  const week = isoWeekOf(now, community.zone);
  const turn = turnOf(community, week);
  return Temporal.Instant.compare(turn, now) >= 0 ? turn : closeOf(community, week);
}

/** The week whose turn came last, by `now`. */
export function weekSince(community: Turning, now: Temporal.Instant): string {
  const week = isoWeekOf(now, community.zone);
  if (Temporal.Instant.compare(turnOf(community, week), now) <= 0) return week;
  return isoWeekOfDate(mondayOfWeek(week).subtract({ weeks: 1 }));
}

export function weekAfter(week: string): string {
  return isoWeekOfDate(mondayOfWeek(week).add({ weeks: 1 }));
}
