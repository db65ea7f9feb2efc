/** Until when a suggestion waits: pure. People are given whole days, and each of them is told an evening of their own. */

const EVENING = Temporal.PlainTime.from('20:00');

/** When a suggestion expires that has so many days: when it is 20:00 of the last of them for everyone of it, wherever they are. */
export function expiryAfter(days: number, now: Temporal.Instant, zones: readonly string[]): Temporal.Instant {
  return zones
    .map((zone) => eveningOn(now.toZonedDateTimeISO(zone).toPlainDate().add({ days }), zone).toInstant())
    .reduce((latest, one) => (Temporal.Instant.compare(one, latest) > 0 ? one : latest), now);
}

/** By when somebody in this zone is asked to answer: their last 20:00 that is not after it expires. */
export function answerByIn(zone: string, expiresAt: Temporal.Instant): Temporal.ZonedDateTime {
  const date = expiresAt.toZonedDateTimeISO(zone).toPlainDate();
  const evening = eveningOn(date, zone);
  const isInTime = Temporal.Instant.compare(evening.toInstant(), expiresAt) <= 0;
  return isInTime ? evening : eveningOn(date.subtract({ days: 1 }), zone);
}

function eveningOn(date: Temporal.PlainDate, zone: string): Temporal.ZonedDateTime {
  return date.toZonedDateTime({ timeZone: zone, plainTime: EVENING });
}
