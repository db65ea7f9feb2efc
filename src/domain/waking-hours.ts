const MORNING = Temporal.PlainTime.from('08:00');
const EVENING = Temporal.PlainTime.from('20:00');

/** Now where it is day in that zone, else the next 8:00 there: nobody gets a message they did not ask for at night. */
export function wakingTime(now: Temporal.Instant, zone: string): Temporal.Instant {
  const local = now.toZonedDateTimeISO(zone);
  const time = local.toPlainTime();
  if (Temporal.PlainTime.compare(time, MORNING) < 0) return local.withPlainTime(MORNING).toInstant();
  if (Temporal.PlainTime.compare(time, EVENING) < 0) return now;
  return local.add({ days: 1 }).withPlainTime(MORNING).toInstant();
}
