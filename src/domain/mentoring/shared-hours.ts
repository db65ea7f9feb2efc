const DAY = 24 * 60;
const BEGINS = Temporal.PlainTime.from('09:00');
const WORKING = 8 * 60;

/** Minutes of that day's working hours, nine to five at each one's place, in which both work. Zones are IANA names. */
export function sharedWorkingHours(zoneA: string, zoneB: string, on: Temporal.PlainDate): number {
  const [one, other] = [zoneA, zoneB].map((timeZone) => on.toZonedDateTime({ timeZone, plainTime: BEGINS }));
  if (one === undefined || other === undefined) return 0;
  const apart = Math.abs(one.epochMilliseconds - other.epochMilliseconds) / 60_000;
  return Math.max(0, WORKING - Math.min(apart % DAY, DAY - (apart % DAY)));
}
