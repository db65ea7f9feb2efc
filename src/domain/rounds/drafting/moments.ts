import { Refusal } from '../../refusal.ts';
import { isDate, longDate, WALL_TIME } from '../../time.ts';
import type { WallMoment } from '../round.ts';

/** Names of the two inputs of a moment, for errors. */
export interface MomentFields {
  readonly date: string;
  readonly time: string;
}

/**
 * When this wall time comes on that date in the zone; of a time that comes twice, the first.
 * @throws Refusal `invalid` at its field where it is no date or no time, and where clocks leave it out that day.
 */
export function checkMoment(
  { date, time }: WallMoment,
  zone: string,
  fields: MomentFields,
): Temporal.Instant {
  if (!isDate(date)) {
    throw new Refusal('invalid', 'This is not a day of the calendar. Please choose one.', fields.date);
  }
  if (!WALL_TIME.test(time)) {
    throw new Refusal(
      'invalid',
      'This is not a time of the day. Please choose one, such as 17:00.',
      fields.time,
    );
  }
  const wall = Temporal.PlainDateTime.from(`${date}T${time}`);
  const first = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  // Where clocks leave the wall time out, there is only one before the gap.
  if (!first.toPlainDateTime().equals(wall)) {
    throw new Refusal('invalid', gapWords(wall, first, zone), fields.time);
  }
  return first.toInstant();
}

/** `2:30`. */
function timeWords(time: Temporal.PlainTime): string {
  return time.toString({ smallestUnit: 'minute' }).replace(/^0/, '');
}

function gapWords(wall: Temporal.PlainDateTime, before: Temporal.ZonedDateTime, zone: string): string {
  const missing = `${timeWords(wall.toPlainTime())} does not exist that day. Please choose another time.`;
  const change = before.getTimeZoneTransition('next');
  const day = longDate(wall.toPlainDate().toString());
  if (change === null) return `In ${zone}, on ${day}, ${missing}`;
  const from = change.toInstant().toZonedDateTimeISO(before.offset);
  return `On ${day} clocks go from ${timeWords(from.toPlainTime())} to ${timeWords(change.toPlainTime())} in ${zone}, so ${missing}`;
}
