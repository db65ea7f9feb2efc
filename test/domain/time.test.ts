import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wakingTime } from '../../src/delivery/waking-hours.ts';
import { instantInWeek, isDate, isoWeekOf, isZone, localDateOf } from '../../src/domain/time.ts';

const zones = fc.constantFrom(
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'America/Sao_Paulo',
  'Africa/Cairo',
  'Antarctica/Troll',
  'Etc/UTC',
);
const instants = fc
  .integer({ min: Date.UTC(2016, 0, 1), max: Date.UTC(2036, 0, 1) })
  .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));
const weekdays = fc.integer({ min: 1, max: 7 });
const times = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map((minutes) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`);

function two(figure: number): string {
  return String(figure).padStart(2, '0');
}

/** The wall clock as Intl tells it: another way to the same answer. */
function wallOf(instant: Temporal.Instant, zone: string): { date: string; time: string } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(instant.epochMilliseconds);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  };
}

/** Weeks as ISO 8601 says it: the week belongs to the year of its Thursday. */
function weekByThursday(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7));
  const year = day.getUTCFullYear();
  const days = (day.getTime() - Date.UTC(year, 0, 1)) / 86_400_000;
  return `${year}-W${two(Math.floor(days / 7) + 1)}`;
}

describe('weeks and dates', () => {
  test('are those of the local date, wherever one is', () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const { date } = wallOf(instant, zone);
        expect(localDateOf(instant, zone)).toBe(date);
        expect(isoWeekOf(instant, zone)).toBe(weekByThursday(date));
      }),
    );
  });

  test('the last days of a year may be of the next year’s first week, and the other way round', () => {
    const at = (text: string) => isoWeekOf(Temporal.Instant.from(text), 'Etc/UTC');
    expect(at('2024-12-30T12:00:00Z')).toBe('2025-W01');
    expect(at('2027-01-01T12:00:00Z')).toBe('2026-W53');
  });

  test('only days of the calendar are dates', () => {
    expect(isDate('2028-02-29')).toBe(true);
    for (const text of ['2026-02-29', '2026-13-01', '26-01-01', '', 'soon']) expect(isDate(text)).toBe(false);
  });
});

describe('a weekday and a wall time', () => {
  test('come once in each ISO week, on that day, and at that time unless the clocks change', () => {
    fc.assert(
      fc.property(instants, zones, weekdays, times, (instant, zone, weekday, time) => {
        const date = instant.toZonedDateTimeISO(zone).toPlainDate();
        const due = instantInWeek(date, weekday, time, zone);
        const wall = wallOf(due, zone);
        expect(isoWeekOf(due, zone)).toBe(isoWeekOf(instant, zone));
        expect(due.toZonedDateTimeISO(zone).dayOfWeek).toBe(weekday);
        // Only in the hour that a clock change leaves out is it another time, and then a later one.
        const planned = date.add({ days: weekday - date.dayOfWeek }).toPlainDateTime(time);
        expect(wall.time >= time).toBe(true);
        if (wall.time !== time) {
          expect(() => planned.toZonedDateTime(zone, { disambiguation: 'reject' })).toThrow(RangeError);
          expect(
            Temporal.PlainDateTime.compare(due.toZonedDateTimeISO(zone).toPlainDateTime(), planned),
          ).toBe(1);
        }
      }),
    );
  });

  test('move forward out of a gap, and are taken the first time where they come twice', () => {
    const sunday = (date: string, time: string) =>
      instantInWeek(Temporal.PlainDate.from(date), 7, time, 'Europe/Berlin').toString();
    expect(sunday('2026-03-29', '02:30')).toBe('2026-03-29T01:30:00Z');
    expect(sunday('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00Z');
  });

  test('stay at their hour when the clocks change between two weeks', () => {
    const monday = (date: string) =>
      instantInWeek(Temporal.PlainDate.from(date), 1, '10:00', 'Europe/Berlin');
    expect(wallOf(monday('2026-03-23'), 'Europe/Berlin').time).toBe('10:00');
    expect(wallOf(monday('2026-03-30'), 'Europe/Berlin').time).toBe('10:00');
    expect(monday('2026-03-30').since(monday('2026-03-23')).total('hours')).toBe(167);
  });
});

describe('waking hours', () => {
  test('are from 8:00 to 20:00; at night it waits for the morning, and no longer', () => {
    fc.assert(
      fc.property(instants, zones, (now, zone) => {
        const due = wakingTime(now, zone);
        const { time } = wallOf(due, zone);
        expect(time >= '08:00' && time < '20:00').toBe(true);
        const isDay = wallOf(now, zone).time >= '08:00' && wallOf(now, zone).time < '20:00';
        if (isDay) expect(due.equals(now)).toBe(true);
        else expect(time).toBe('08:00');
        const waits = due.since(now).total('hours');
        expect(waits >= 0 && waits <= 14).toBe(true);
      }),
    );
  });
});

test('zones are those that the runtime knows, and no offsets', () => {
  for (const zone of Intl.supportedValuesOf('timeZone')) expect(isZone(zone)).toBe(true);
  for (const text of ['Mars/Olympus', '+02:00', '', 'Europe', '../etc']) expect(isZone(text)).toBe(false);
});
