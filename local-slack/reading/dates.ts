import type { Eyes } from './eyes.ts';

type Show = (at: Temporal.ZonedDateTime, now: Temporal.ZonedDateTime) => string;

const inEnglish =
  (options: Intl.DateTimeFormatOptions): Show =>
  (at) =>
    at.toPlainDateTime().toLocaleString('en-US', options);

const dayName: Show = (at, now) => {
  const days = now.toPlainDate().until(at.toPlainDate()).days;
  return { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' }[days] ?? '';
};

const relatively =
  (otherwise: Show): Show =>
  (at, now) =>
    dayName(at, now) || otherwise(at, now);

const withOrdinal = (text: string, day: number) => {
  const ending = day % 100 >= 11 && day % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return text.replace(/\b\d{1,2}\b/, `${day}${ending}`);
};
const long: Show = (at, now) =>
  withOrdinal(
    inEnglish({ weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' })(at, now),
    at.day,
  );
const plainDate: Show = (at, now) => {
  const options: Intl.DateTimeFormatOptions = { month: 'long', day: 'numeric' };
  const year: Intl.DateTimeFormatOptions = at.year === now.year ? {} : { year: 'numeric' };
  return withOrdinal(inEnglish({ ...options, ...year })(at, now), at.day);
};
const short = inEnglish({ month: 'short', day: 'numeric', year: 'numeric' });

const ago: Show = (at, now) => {
  const minutes = Math.round(at.until(now).total('minutes'));
  const [count, unit] =
    Math.abs(minutes) < 60
      ? [minutes, 'minute' as const]
      : Math.abs(minutes) < 1440
        ? [Math.round(minutes / 60), 'hour' as const]
        : [Math.round(minutes / 1440), 'day' as const];
  return new Intl.RelativeTimeFormat('en').format(-count, unit);
};

/** Slack's tokens for dates, as an English desktop client shows them. */
const TOKENS: Readonly<Record<string, Show>> = {
  date_num: (at) => at.toPlainDate().toString(),
  date_slash: (at) => at.toPlainDate().toLocaleString('en-GB'),
  date: plainDate,
  date_long: long,
  date_long_full: inEnglish({ month: 'long', day: 'numeric', year: 'numeric' }),
  date_short: short,
  date_pretty: relatively(plainDate),
  date_long_pretty: relatively(long),
  date_short_pretty: relatively(short),
  day_divider_pretty: relatively(inEnglish({ weekday: 'long', month: 'long', day: 'numeric' })),
  time: inEnglish({ hour: 'numeric', minute: '2-digit' }),
  time_secs: inEnglish({ hour: 'numeric', minute: '2-digit', second: '2-digit' }),
  ago,
};

/** A date token string at Unix `seconds` in the reader's zone; `fallback` where a token is unknown. */
export function readDate(eyes: Eyes, seconds: number, format: string, fallback: string): string {
  const at = Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO(eyes.zone);
  const now = eyes.now.toZonedDateTimeISO(eyes.zone);
  let known = true;
  const text = format.replaceAll(/\{(\w+)\}/g, (whole, token: string) => {
    const show = TOKENS[token];
    if (show === undefined) known = false;
    return show === undefined ? whole : show(at, now).replaceAll('\u202f', ' ');
  });
  return known ? text : fallback;
}
