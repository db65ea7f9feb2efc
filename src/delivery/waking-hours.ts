/** When people may get a message that they did not ask for: from 8:00 to 20:00 where they are. */

const MORNING = Temporal.PlainTime.from('08:00');
const EVENING = Temporal.PlainTime.from('20:00');

/** ISO weekdays, Monday is 1. */
export const EVERY_DAY: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

/** Now where it is day in that zone, else the next 8:00 there: nobody gets a message they did not ask for at night. */
export function wakingTime(now: Temporal.Instant, zone: string): Temporal.Instant {
  return wakingTimeOn(now, zone, EVERY_DAY);
}

/** The same on one of these weekdays only. @throws RangeError where there is none. */
export function wakingTimeOn(
  now: Temporal.Instant,
  zone: string,
  weekdays: readonly number[],
): Temporal.Instant {
  const local = now.toZonedDateTimeISO(zone);
  if (weekdays.includes(local.dayOfWeek)) {
    const time = local.toPlainTime();
    if (Temporal.PlainTime.compare(time, MORNING) < 0) return local.withPlainTime(MORNING).toInstant();
    if (Temporal.PlainTime.compare(time, EVENING) < 0) return now;
  }
  return nextMorning(now, zone, weekdays);
}

/** 8:00 of the next of these weekdays after today, in that zone. @throws RangeError where there is none. */
export function nextMorning(
  now: Temporal.Instant,
  zone: string,
  weekdays: readonly number[] = EVERY_DAY,
): Temporal.Instant {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  for (let days = 1; days <= 7; days += 1) {
    const date = today.add({ days });
    if (weekdays.includes(date.dayOfWeek)) {
      return date.toZonedDateTime({ timeZone: zone, plainTime: MORNING }).toInstant();
    }
  }
  throw new RangeError('no weekday is left');
}

/** 20:00 of the instant's local date. */
export function eveningOf(instant: Temporal.Instant, zone: string): Temporal.Instant {
  return instant.toZonedDateTimeISO(zone).withPlainTime(EVENING).toInstant();
}

/** Local date there: `2026-03-02`. */
export function dateOf(instant: Temporal.Instant, zone: string): string {
  return instant.toZonedDateTimeISO(zone).toPlainDate().toString();
}
