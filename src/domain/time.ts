/** Weeks, dates and zones: pure, on wall time and IANA zones. A stored instant is only ever computed from these. */

/** A wall time: `00:00` … `23:59`. */
export const WALL_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Whether the runtime knows this zone, by whatever name. Offsets such as `+02:00` are no zones: they know no summer. */
export function isZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether this is a day of the calendar, written `2026-03-02`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text);
    return true;
  } catch {
    return false;
  }
}

/** The ISO week of an instant's local date: `2026-W10`. */
export function isoWeekOf(instant: Temporal.Instant, zone: string): string {
  return isoWeekOfDate(instant.toZonedDateTimeISO(zone).toPlainDate());
}

/** The ISO week of a date: `2026-W10`. Text order is time order. */
export function isoWeekOfDate(date: Temporal.PlainDate): string {
  return `${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, '0')}`;
}

export function mondayOf(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 });
}

/** Whether this names an ISO week: `2026-W10`. */
export function isWeek(text: string): boolean {
  return /^\d{4}-W\d{2}$/.test(text) && isoWeekOfDate(mondayOfWeek(text)) === text;
}

/** The Monday of an ISO week: of `2026-W10`, 2 March 2026. */
export function mondayOfWeek(week: string): Temporal.PlainDate {
  const [year = 0, number = 0] = week.split('-W').map(Number);
  // The fourth of January is always in the first week.
  const fourth = new Temporal.PlainDate(year, 1, 4);
  return fourth.add({ days: 7 * (number - 1) + 1 - fourth.dayOfWeek });
}

/** How many weeks from one ISO week to a later one; negative where it is earlier. */
export function weeksBetween(from: string, to: string): number {
  return mondayOfWeek(from).until(mondayOfWeek(to)).days / 7;
}

/** The local date of an instant: `2026-03-02`. */
export function localDateOf(instant: Temporal.Instant, zone: string): string {
  return instant.toZonedDateTimeISO(zone).toPlainDate().toString();
}

/**
 * When this weekday and wall time come in the ISO week of `date`, in that zone. A time that a clock change leaves out moves
 * forward by the length of the gap; of a time that comes twice, the first is taken.
 */
export function instantInWeek(
  date: Temporal.PlainDate,
  weekday: number,
  time: string,
  zone: string,
): Temporal.Instant {
  return date
    .add({ days: weekday - date.dayOfWeek })
    .toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) })
    .toInstant();
}

/** Monday is 1. */
export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

export function weekdayName(weekday: number): string {
  return WEEKDAYS[weekday - 1] ?? '';
}

/** A date as people read it, the same for everyone, whatever their order of day and month: `2 March 2026`. */
export function longDate(date: string): string {
  return Temporal.PlainDate.from(date).toLocaleString('en-GB', { dateStyle: 'long' });
}

/** The same for a moment: `Monday, 2 March 2026, 17:00`, by the clock of its zone, which goes without saying. */
function momentInWords(moment: Temporal.ZonedDateTime): string {
  const time = moment.toPlainTime().toString({ smallestUnit: 'minute' });
  return `${dayInWords(moment.toPlainDate().toString())}, ${time}`;
}

/** The same wherever it is read: `Monday, 2 March 2026, 17:00 (Europe/Berlin)`. */
export function momentWithZone(moment: Temporal.ZonedDateTime): string {
  return `${momentInWords(moment)} (${moment.timeZoneId})`;
}

/** A date with its weekday: `Monday, 2 March 2026`. */
export function dayInWords(date: string): string {
  return `${weekdayName(Temporal.PlainDate.from(date).dayOfWeek)}, ${longDate(date)}`;
}
