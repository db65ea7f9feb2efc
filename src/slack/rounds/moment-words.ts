import { weekdayName } from '../../domain/time.ts';
import { longDate } from '../blocks/share.ts';

/** `Monday, 9 March 2026, 17:00 (Europe/Berlin)`: the same for everyone, wherever they read it. */
export function momentWords(moment: Temporal.ZonedDateTime): string {
  const date = longDate(moment.toPlainDate().toString());
  const time = moment.toPlainTime().toString({ smallestUnit: 'minute' });
  return `${weekdayName(moment.dayOfWeek)}, ${date}, ${time} (${moment.timeZoneId})`;
}
