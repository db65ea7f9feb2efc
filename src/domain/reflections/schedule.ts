/** When a member is asked next: pure, from wall times and an IANA zone. The stored instant is only a cache of this. */
import { eveningOf } from '../../delivery/waking-hours.ts';
import { isoWeekOfDate, mondayOf, weeksBetween } from '../time.ts';

export interface PromptHabits {
  /** ISO: 1 is Monday. */
  readonly weekday: number;
  /** Wall time where the member is: `10:00`. */
  readonly time: string;
  /** IANA zone where the member is. */
  readonly zone: string;
  /** ISO weekdays, at least one. */
  readonly workingDays: readonly number[];
  readonly everyWeeks: 1 | 2 | 4;
}

export interface PromptPast {
  /** The last ISO week that is dealt with; null where none is. */
  readonly askedWeek: string | null;
  readonly skippedWeek: string | null;
  /** Local date, inclusive. */
  readonly awayUntil: string | null;
  /** Hours before this were not theirs: they joined, or resumed, later. */
  readonly from: Temporal.Instant;
}

/** What was missed comes on a working morning at this hour, or at the member's own where that is earlier. */
const CATCHING_UP = '10:00';
/** Longer than any rhythm, any absence that people plan, and a skipped week together. */
const WEEKS_AHEAD = 530;

/**
 * The instant of the next question: once each ISO week of the member's local date (or every second or fourth), on their weekday or
 * the nearest working day of that week, at their hour. Where that hour has passed unasked, it is now until 20:00 of that local
 * day, else the next working morning of the same week, else the week has gone by. A wall time that a clock change leaves out
 * moves forward by the length of the gap; of one that comes twice, the first is taken.
 * @returns null where nothing comes within ten years.
 */
export function nextPromptAt(
  habits: PromptHabits,
  past: PromptPast,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const today = now.toZonedDateTimeISO(habits.zone).toPlainDate();
  for (let ahead = 0; ahead < WEEKS_AHEAD; ahead += 1) {
    const monday = mondayOf(today).add({ weeks: ahead });
    if (!isTheirWeek(isoWeekOfDate(monday), habits.everyWeeks, past)) continue;
    const date = monday.add({ days: dayOfWeekFor(habits) - 1 });
    if (past.awayUntil !== null && date.toString() <= past.awayUntil) continue;
    const at = instantOn(date, habits.time, habits.zone);
    if (Temporal.Instant.compare(at, past.from) < 0) continue;
    if (Temporal.Instant.compare(at, now) >= 0) return at;
    const late = catchUp(habits, date, now);
    if (late !== null) return late;
  }
  return null;
}

/** Whether what was due at `due` may still come at `now`: the same local day, before its evening. */
export function isStillToday(due: Temporal.Instant, now: Temporal.Instant, zone: string): boolean {
  const day = due.toZonedDateTimeISO(zone).toPlainDate();
  return (
    day.equals(now.toZonedDateTimeISO(zone).toPlainDate()) &&
    Temporal.Instant.compare(now, eveningOf(due, zone)) < 0
  );
}

/** The next working morning of the week of `date`, or now while `date` has not ended; null where the week has none left. */
function catchUp(
  { time, zone, workingDays }: PromptHabits,
  date: Temporal.PlainDate,
  now: Temporal.Instant,
): Temporal.Instant | null {
  if (isStillToday(instantOn(date, time, zone), now, zone)) return now;
  const hour = time < CATCHING_UP ? time : CATCHING_UP;
  for (let day = date.dayOfWeek + 1; day <= 7; day += 1) {
    if (!workingDays.includes(day)) continue;
    const at = instantOn(date.add({ days: day - date.dayOfWeek }), hour, zone);
    if (Temporal.Instant.compare(at, now) >= 0) return at;
  }
  return null;
}

/** The weekday itself, else the next working day of the week, else the last one before. */
function dayOfWeekFor({ weekday, workingDays }: PromptHabits): number {
  const days = [...workingDays].sort((one, other) => one - other);
  return days.find((day) => day >= weekday) ?? days.at(-1) ?? weekday;
}

function isTheirWeek(week: string, everyWeeks: number, { askedWeek, skippedWeek }: PromptPast): boolean {
  if (week === skippedWeek) return false;
  return askedWeek === null || weeksBetween(askedWeek, week) >= everyWeeks;
}

export function instantOn(date: Temporal.PlainDate, time: string, zone: string): Temporal.Instant {
  return date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).toInstant();
}
