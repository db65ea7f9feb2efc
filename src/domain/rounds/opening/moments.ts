import type { Community } from '../../communities/community.ts';
import { roundLimits, type WallMoment } from '../round.ts';

/** When that wall time is, in the community's zone. One that a clock change leaves out was refused when it was chosen. */
export function instantOf({ date, time }: WallMoment, { zone }: Pick<Community, 'zone'>): Temporal.Instant {
  return Temporal.PlainDate.from(date)
    .toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) })
    .toInstant();
}

export function wallMomentOf(instant: Temporal.Instant, { zone }: Pick<Community, 'zone'>): WallMoment {
  const local = instant.toZonedDateTimeISO(zone);
  return {
    date: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
}

/** Three days after it was to close, or after now where that is long over: for a round that too few have answered. */
export function extended(
  now: Temporal.Instant,
  promised: Temporal.Instant,
  { zone }: Pick<Community, 'zone'>,
): Temporal.Instant {
  const days = { days: roundLimits.extraDays };
  const fromPromised = promised.toZonedDateTimeISO(zone).add(days).toInstant();
  if (Temporal.Instant.compare(now, fromPromised) < 0) return fromPromised;
  return now.toZonedDateTimeISO(zone).add(days).toInstant();
}

/** When those asked are reminded; null where it has passed, or they were asked so shortly before that it would be nagging. */
export function reminderOf(
  opened: Temporal.Instant,
  closes: Temporal.Instant,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const reminder = closes.subtract({ hours: 24 });
  const isNagging = Temporal.Instant.compare(opened.add({ hours: 12 }), reminder) > 0;
  return isNagging || Temporal.Instant.compare(reminder, now) < 0 ? null : reminder;
}
