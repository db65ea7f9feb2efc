import { describe, expect, test } from 'vitest';
import { nextPromptAt } from '../../src/domain/reflections/schedule.ts';

/**
 * Zone | working days, Monday is 1 | weekday and hour that were chosen | now | when the question comes | why this is hard.
 * The instants were computed once with Python's `zoneinfo` and the zone data 2026d, not with the code under test. Node 26.10 has
 * 2026c, which agrees on all of them. Debian's 2025b does on all but the three rows that say so: a runtime with such old data fails
 * here, as it should, since it would ask those members at the wrong hour.
 */
const CASES: Readonly<Record<string, string>> = {
  'shifts of another size than an hour': `
    Australia/Lord_Howe  | 1234567 | Sun 08:00 | 2026-10-02T22:00Z | 2026-10-03T21:00Z | summer begins that night, and is half an hour only
    Australia/Lord_Howe  | 12345   | Mon 10:00 | 2026-04-04T03:00Z | 2026-04-05T23:30Z | half an hour back, the night before
    Antarctica/Troll     | 1234567 | Sun 08:00 | 2026-03-28T12:00Z | 2026-03-29T06:00Z | two hours forward that morning
    Antarctica/Troll     | 12345   | Mon 10:00 | 2026-10-24T12:00Z | 2026-10-26T10:00Z | two hours back, the night before
    Antarctica/Casey     | 12345   | Thu 08:00 | 2023-03-07T22:00Z | 2023-03-09T00:00Z | three hours back at 03:00 that day, for good
    Antarctica/Vostok    | 12345   | Mon 18:00 | 1994-01-30T12:00Z | 1994-01-31T11:00Z | seven hours back at midnight: 17:00 to 24:00 comes twice, and the first is taken
    Pacific/Chatham      | 12345   | Mon 10:00 | 2026-09-26T06:00Z | 2026-09-27T20:15Z | summer since 02:45 the day before, at +13:45
    Pacific/Chatham      | 1234567 | Sun 08:00 | 2026-04-03T22:00Z | 2026-04-04T19:15Z | winter since that morning, at +12:45; it is Saturday in UTC
    Asia/Pyongyang       | 12345   | Mon 10:00 | 2018-05-05T03:00Z | 2018-05-07T01:00Z | +8:30 became +9 at 23:30 on the Friday
    America/Caracas      | 12345   | Mon 10:00 | 2016-04-30T12:00Z | 2016-05-02T14:00Z | -4:30 became -4 the day before
  `,
  'offsets of no whole hour': `
    Asia/Kathmandu       | 12345   | Mon 10:00 | 2026-02-28T12:00Z | 2026-03-02T04:15Z | +5:45
    Asia/Kathmandu       | 12345   | Wed 08:00 | 1985-12-31T12:00Z | 1986-01-01T02:15Z | a quarter of an hour was left out at midnight
    Australia/Eucla      | 12345   | Mon 19:30 | 2026-02-28T12:00Z | 2026-03-02T10:45Z | +8:45
    Pacific/Marquesas    | 12345   | Mon 19:30 | 2026-02-28T12:00Z | 2026-03-03T05:00Z | -9:30: Monday evening is Tuesday in UTC
    America/St_Johns     | 12345   | Mon 08:00 | 2026-03-07T12:00Z | 2026-03-09T10:30Z | -3:30 became -2:30 the day before
  `,
  'days that begin at 01:00 or have 25 hours': `
    Africa/Cairo         | 1234567 | Fri 08:00 | 2026-04-23T10:00Z | 2026-04-24T05:00Z | the day begins at 01:00
    Africa/Cairo         | 12347   | Thu 19:30 | 2026-10-28T18:00Z | 2026-10-29T16:30Z | the day has 25 hours, but its evening is before the change
    Asia/Beirut          | 1234567 | Sun 08:00 | 2026-03-28T12:00Z | 2026-03-29T05:00Z | the day begins at 01:00
    America/Havana       | 1234567 | Sun 08:00 | 2026-03-07T17:00Z | 2026-03-08T12:00Z | the day begins at 01:00
    America/Havana       | 12345   | Mon 19:30 | 2026-10-31T17:00Z | 2026-11-03T00:30Z | 01:00 became midnight the day before; Monday evening is Tuesday in UTC
    America/Sao_Paulo    | 1234567 | Sun 08:00 | 2018-11-03T15:00Z | 2018-11-04T10:00Z | the day began at 01:00, for the last time
    America/Santiago     | 1234567 | Sun 08:00 | 2026-09-05T15:00Z | 2026-09-06T11:00Z | the day begins at 01:00
  `,
  'days that never were': `
    Pacific/Apia         | 123456  | Fri 10:00 | 2011-12-29T12:00Z | 2011-12-30T20:00Z | that Friday never was: a day forward, to the Saturday of the same week
    Pacific/Apia         | 12345   | Mon 10:00 | 2011-12-30T22:00Z | 2012-01-01T20:00Z | the first Monday after the missing day, at +14
    Pacific/Kiritimati   | 67      | Sat 10:00 | 1994-12-30T12:00Z | 1994-12-31T20:00Z | that Saturday never was: a day forward, to the Sunday of the same week
    Pacific/Kwajalein    | 67      | Sat 10:00 | 1993-08-20T12:00Z | 1993-08-21T22:00Z | that Saturday never was: from -12 to +12
  `,
  'the ends of the day, far from UTC': `
    Pacific/Kiritimati   | 12345   | Mon 08:00 | 2027-01-02T12:00Z | 2027-01-03T18:00Z | +14: week 1 there, week 53 of the old year in UTC
    Pacific/Kiritimati   | 12345   | Mon 10:00 | 2026-03-01T10:30Z | 2026-03-01T20:00Z | +14: 00:30 on Monday there, Sunday morning in UTC
    Pacific/Apia         | 12345   | Mon 10:00 | 2021-09-25T03:00Z | 2021-09-26T21:00Z | the summer of other years, +14, did not come
    Pacific/Pago_Pago    | 12345   | Mon 19:30 | 2026-03-02T10:30Z | 2026-03-03T06:30Z | -11: Sunday 23:30 there while UTC has its Monday
    Pacific/Honolulu     | 1234567 | Sun 19:30 | 2026-12-31T12:00Z | 2027-01-04T05:30Z | -10: week 53 there, Monday of week 1 in UTC
    Etc/GMT+12           | 12345   | Mon 10:00 | 2026-03-02T11:59Z | 2026-03-02T22:00Z | the sign is the wrong way round: -12, and Sunday still
  `,
  'rules that changed': `
    Africa/Casablanca    | 12345   | Mon 10:00 | 2026-09-12T12:00Z | 2026-09-14T09:00Z | +01 for one week more
    Africa/Casablanca    | 12345   | Mon 10:00 | 2026-09-19T12:00Z | 2026-09-21T10:00Z | +00 for good since the day before; zone data 2025b does not know it
    Africa/Casablanca    | 12345   | Mon 10:00 | 2026-02-14T12:00Z | 2026-02-16T10:00Z | +00 for Ramadan, since the day before
    Africa/Casablanca    | 12345   | Mon 10:00 | 2027-03-20T12:00Z | 2027-03-22T10:00Z | after Ramadan it stays at +00; zone data 2025b does not know it
    America/Vancouver    | 12345   | Mon 10:00 | 2026-10-31T12:00Z | 2026-11-02T17:00Z | -07 for good: the winter of other years does not come; zone data 2025b does not know it
    America/Vancouver    | 12345   | Mon 10:00 | 2026-03-07T12:00Z | 2026-03-09T17:00Z | -07 since the day before
    America/Whitehorse   | 12345   | Mon 10:00 | 2020-10-31T12:00Z | 2020-11-02T17:00Z | -07 for good since that week
    America/Nuuk         | 12345   | Mon 10:00 | 2023-10-28T12:00Z | 2023-10-30T12:00Z | -02, its summer before, is its winter now
    America/Nuuk         | 12345   | Mon 10:00 | 2024-03-30T12:00Z | 2024-04-01T11:00Z | its first summer at -01
    America/Scoresbysund | 12345   | Mon 10:00 | 2024-03-30T12:00Z | 2024-04-01T11:00Z | an hour back and an hour forward at once: the clocks stood still
    Asia/Almaty          | 12345   | Fri 08:00 | 2024-02-29T12:00Z | 2024-03-01T03:00Z | an hour back at midnight, on a leap day
    Asia/Amman           | 12345   | Mon 10:00 | 2022-10-29T12:00Z | 2022-10-31T07:00Z | +03 for good: the winter of other years did not come
    Asia/Tehran          | 12367   | Sat 08:00 | 2023-03-24T09:00Z | 2023-03-25T04:30Z | the summer of other years did not come
    America/Mexico_City  | 12345   | Mon 10:00 | 2023-04-01T15:00Z | 2023-04-03T16:00Z | the summer of other years did not come
    Europe/Istanbul      | 12345   | Mon 10:00 | 2016-10-29T09:00Z | 2016-10-31T07:00Z | +03 for good: the winter of other years did not come
    Pacific/Norfolk      | 12345   | Mon 10:00 | 2019-10-05T03:00Z | 2019-10-06T22:00Z | its first summer since 1976 began the day before
    Pacific/Bougainville | 12345   | Mon 10:00 | 2014-12-27T03:00Z | 2014-12-28T23:00Z | +10 became +11 the day before; the week is the first of 2015
    Europe/Volgograd     | 12345   | Mon 10:00 | 2020-12-26T09:00Z | 2020-12-28T07:00Z | +04 became +03 the day before; the week is the 53rd
    Asia/Gaza            | 1234567 | Sat 10:00 | 2026-03-27T09:00Z | 2026-03-28T07:00Z | summer begins on a Saturday
    Asia/Gaza            | 12345   | Mon 10:00 | 2023-04-29T09:00Z | 2023-05-01T07:00Z | summer waited for the end of Ramadan
    Asia/Beirut          | 12345   | Mon 10:00 | 2023-03-25T12:00Z | 2023-03-27T07:00Z | the government put summer off days before; the zone data knows nothing of it
    America/Asuncion     | 12345   | Mon 10:00 | 2025-03-22T15:00Z | 2025-03-24T13:00Z | -03 for good: the winter of other years did not come
  `,
  'clocks that change on the day itself': `
    Africa/Sao_Tome      | 12345   | Mon 10:00 | 2017-12-31T12:00Z | 2018-01-01T09:00Z | an hour forward that very Monday
    Africa/Juba          | 12345   | Mon 10:00 | 2021-01-31T12:00Z | 2021-02-01T08:00Z | an hour back that very Monday
    America/New_York     | 1234567 | Sun 19:30 | 2026-10-31T12:00Z | 2026-11-02T00:30Z | an hour back that very Sunday; the evening is Monday in UTC
    Europe/Dublin        | 1234567 | Sun 08:00 | 2026-10-24T12:00Z | 2026-10-25T08:00Z | the zone data has a negative summer time there, in winter
    Africa/Khartoum      | 1234567 | Sat 12:30 | 2000-01-14T12:00Z | 2000-01-15T10:30Z | 12:00 became 13:00 at noon: 13:30
    Europe/Athens        | 1234567 | Sun 09:30 | 1979-03-31T12:00Z | 1979-04-01T07:30Z | 09:00 became 10:00 in the morning: 10:30
    Asia/Jerusalem       | 12347   | Fri 08:00 | 2026-03-26T10:00Z | 2026-03-29T05:00Z | Friday, on which the clocks change, is no working day; Sunday is the next of the week
  `,
  'names of one zone': `
    Europe/Kiev          | 12345   | Mon 10:00 | 2026-03-28T12:00Z | 2026-03-30T07:00Z | the old name
    Europe/Kyiv          | 12345   | Mon 10:00 | 2026-03-28T12:00Z | 2026-03-30T07:00Z | the new name of the same zone
    Asia/Calcutta        | 12345   | Mon 08:00 | 2026-02-28T12:00Z | 2026-03-02T02:30Z | the old name, which runtimes still give out
    Asia/Kolkata         | 12345   | Mon 08:00 | 2026-02-28T12:00Z | 2026-03-02T02:30Z | the new name of the same zone
    Africa/Asmera        | 12345   | Mon 19:30 | 2026-02-28T12:00Z | 2026-03-02T16:30Z | an old spelling of Asmara
    Asia/Katmandu        | 12345   | Mon 08:00 | 2026-02-28T12:00Z | 2026-03-02T02:15Z | an old spelling of Kathmandu
    America/Godthab      | 12345   | Mon 08:00 | 2026-03-28T12:00Z | 2026-03-30T09:00Z | the old name of Nuuk
    Pacific/Enderbury    | 12345   | Mon 10:00 | 2026-02-28T03:00Z | 2026-03-01T21:00Z | the old name of Kanton
    US/Pacific           | 12345   | Mon 19:30 | 2026-10-31T12:00Z | 2026-11-03T03:30Z | an old name; unlike Vancouver, winter comes
  `,
  'hours that were missed': `
    Antarctica/Casey     | 12345   | Wed 10:00 | 2023-03-08T09:30Z | 2023-03-09T02:00Z | Wednesday was missed; the morning after is three hours longer
    Pacific/Apia         | 123456  | Thu 19:30 | 2011-12-30T09:00Z | 2011-12-30T20:00Z | Thursday was missed, and Friday never was: Saturday morning
    Africa/Cairo         | 12347   | Wed 19:30 | 2026-10-28T17:05Z | 2026-10-29T07:00Z | Wednesday was missed, and its evening began five minutes ago; the clocks change the next night
    Antarctica/Vostok    | 12345   | Mon 17:30 | 1994-01-31T17:30Z | 1994-02-01T10:00Z | the hour comes a second time, after the first evening: it is too late for today
    America/New_York     | 1234567 | Sun 08:00 | 2026-11-02T00:59Z | 2026-11-02T00:59Z | 19:59 on a day of 25 hours, and late is better than never
    America/New_York     | 1234567 | Sun 08:00 | 2026-11-02T01:00Z | 2026-11-08T13:00Z | 20:00 on a day of 25 hours: night, and the week is over
  `,
};

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

describe.each(Object.entries(CASES))('%s', (_, rows) => {
  for (const row of rows.trim().split('\n')) {
    const [zone = '', days = '', hour = '', now = '', comes = '', why] = row
      .split('|')
      .map((cell) => cell.trim());

    test(`in ${zone}, the question of ${hour} comes at ${comes}, seen from ${now}: ${why}`, () => {
      const [weekday = '', time = ''] = hour.split(' ');
      const at = nextPromptAt(
        {
          weekday: WEEKDAYS.indexOf(weekday) + 1,
          time,
          zone,
          workingDays: [...days].map(Number),
          everyWeeks: 1,
        },
        {
          askedWeek: null,
          skippedWeek: null,
          awayUntil: null,
          from: Temporal.Instant.from('1970-01-01T00:00Z'),
        },
        Temporal.Instant.from(now),
      );
      expect(at?.toString({ smallestUnit: 'minute' })).toBe(comes);
    });
  }
});
