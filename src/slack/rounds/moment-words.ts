import { dayInWords } from '../../domain/time.ts';

/** `Monday, 9 March 2026, 17:00 (Europe/Berlin)`: the same for everyone, wherever they read it. */
export function momentWords(moment: Temporal.ZonedDateTime): string {
  const time = moment.toPlainTime().toString({ smallestUnit: 'minute' });
  return `${dayInWords(moment.toPlainDate().toString())}, ${time} (${moment.timeZoneId})`;
}
