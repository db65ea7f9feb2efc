import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Slot, sharedWorkingHours, suggestSlot } from '../../src/domain/mentoring/shared-hours.ts';
import { CHANGES, isAtWork, type Wall, wallAt, ZONES } from './walls.ts';

const MINUTE = 60_000;
const DAY = 24 * 60;
/** No clock of these is off by less. */
const STEP = 15;
const SLOT = 30;

const zones = fc.constantFrom(...ZONES);
const dates = fc.oneof(
  fc
    .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -8, max: 3 }))
    .map(([date, days]) => Temporal.PlainDate.from(date).add({ days })),
  fc.integer({ min: 0, max: 3000 }).map((days) => new Temporal.PlainDate(2024, 1, 1).add({ days })),
);

/** Looks at each quarter of an hour of three days: how many of one's Wednesday both are at work in. */
function sharedByLooking(zoneA: string, zoneB: string, on: Temporal.PlainDate): number {
  const [one = '', other = ''] = [zoneA, zoneB].sort();
  let wednesday = on;
  while (wednesday.dayOfWeek !== 3) wednesday = wednesday.add({ days: 1 });
  const midnight = Date.parse(`${wednesday}T00:00Z`);
  let minutes = 0;
  for (let minute = -DAY; minute < 2 * DAY; minute += STEP) {
    const wall = wallAt(midnight + minute * MINUTE, one);
    if (wall.date !== String(wednesday) || !isAtWork(wall)) continue;
    if (isAtWork(wallAt(midnight + minute * MINUTE, other))) minutes += STEP;
  }
  return minutes;
}

describe('hours that two share', () => {
  test('are those that both clocks show as working hours', () => {
    fc.assert(
      fc.property(zones, zones, dates, (one, other, on) => {
        expect(sharedWorkingHours(one, other, on)).toBe(sharedByLooking(one, other, on));
      }),
      { numRuns: 300 },
    );
  });

  test('are the same for both, all eight with oneself, and do not hang on the day of the week', () => {
    fc.assert(
      fc.property(zones, zones, dates, (one, other, on) => {
        expect(sharedWorkingHours(one, other, on)).toBe(sharedWorkingHours(other, one, on));
        expect(sharedWorkingHours(one, one, on)).toBe(8 * 60);
        const wednesday = on.add({ days: (10 - on.dayOfWeek) % 7 });
        expect(sharedWorkingHours(one, other, wednesday)).toBe(sharedWorkingHours(one, other, on));
      }),
    );
  });

  test.each([
    ['Europe/Berlin', 'Europe/London', '2026-03-09', 7 * 60],
    ['Europe/Berlin', 'America/New_York', '2026-03-02', 2 * 60],
    // America's clocks have changed, Europe's have not.
    ['Europe/Berlin', 'America/New_York', '2026-03-09', 3 * 60],
    ['Asia/Kathmandu', 'Asia/Kolkata', '2026-03-09', 7 * 60 + 45],
    ['Pacific/Chatham', 'Australia/Lord_Howe', '2026-03-09', 5 * 60 + 15],
    ['Pacific/Kiritimati', 'Pacific/Pago_Pago', '2026-03-09', 7 * 60],
    ['Europe/Berlin', 'America/Los_Angeles', '2026-03-02', 0],
  ])('of %s and %s on %s are %d minutes', (one, other, on, minutes) => {
    expect(sharedWorkingHours(one, other, Temporal.PlainDate.from(on))).toBe(minutes);
  });
});

interface Look {
  readonly start: number;
  readonly begins: readonly Wall[];
  readonly ends: readonly Wall[];
}

/** Each quarter of an hour of so many days. */
function look(places: readonly string[], from: number, days: number): Look[] {
  const begins = Math.ceil(from / (STEP * MINUTE)) * STEP * MINUTE;
  return Array.from({ length: (days * DAY) / STEP }, (_, quarter) => {
    const start = begins + quarter * STEP * MINUTE;
    const wallsAt = (ms: number) => places.map((zone) => wallAt(ms, zone));
    return { start, begins: wallsAt(start), ends: wallsAt(start + (SLOT - 1) * MINUTE) };
  });
}

/** What may be suggested: a week of the first one's days, when the second day from now has come everywhere. */
function lookAhead(places: readonly string[], from: Temporal.Instant): Look[] {
  const looks = look(places, from.epochMilliseconds, 11);
  const soonestDates = places.map((zone) => {
    const today = Temporal.PlainDate.from(wallAt(from.epochMilliseconds, zone).date);
    return String(today.add({ days: 2 }));
  });
  const soon = looks.filter(({ begins }) => begins.every(({ date }, at) => date >= (soonestDates[at] ?? '')));
  const days = [...new Set(soon.map(({ begins }) => begins[0]?.date))].slice(0, 7);
  return soon.filter(({ begins }) => days.includes(begins[0]?.date));
}

const isOffered = ({ begins }: Look) =>
  (begins[0]?.minute ?? 0) % 30 === 0 && begins.every(({ isWorkingDay }) => isWorkingDay);

/** How far it has to be moved, minute by minute, to lie in working hours. */
function minutesFromWork({ minute }: Wall): number {
  for (let moved = 0; ; moved += 1)
    for (const at of [minute + moved, minute - moved + DAY])
      if (at % DAY >= 9 * 60 && (at % DAY) + SLOT <= 17 * 60) return moved;
}

function unkindness({ begins }: Look): readonly [night: number, most: number, together: number] {
  const isAtNight = begins.some(({ minute }) => minute < 7 * 60 || minute + SLOT > 21 * 60);
  const away = begins.map(minutesFromWork);
  return [Number(isAtNight), Math.max(...away), away.reduce((sum, one) => sum + one, 0)];
}

function slotByLooking(places: readonly string[], from: Temporal.Instant): Slot {
  const looks = lookAhead(places, from);
  const offered = looks.filter(isOffered);
  const within = offered.filter(({ begins, ends }) => begins.every(isAtWork) && ends.every(isAtWork));
  const day = within[0]?.begins[0]?.date;
  // Working hours may have begun before the second day has come everywhere: their middle stays where it is.
  const shared = look(places, (within[0]?.start ?? 0) - DAY * MINUTE, 2)
    .filter(({ begins }) => begins[0]?.date === day && begins.every(isAtWork))
    .map(({ start }) => start);
  const middle = (Math.min(...shared) + Math.max(...shared) + STEP * MINUTE) / 2;
  const best =
    day === undefined
      ? sortedBy(offered, unkindness)[0]
      : sortedBy(
          within.filter(({ begins }) => begins[0]?.date === day),
          ({ start }) => [Math.abs(start + (SLOT / 2) * MINUTE - middle)],
        )[0];
  if (best === undefined) throw new Error('nothing is offered');
  return {
    start: Temporal.Instant.fromEpochMilliseconds(best.start),
    isWithinHours: day !== undefined,
  };
}

/** The earlier one first where they are alike. */
function sortedBy(looks: readonly Look[], weigh: (look: Look) => readonly number[]): Look[] {
  const weighed = looks.map((look) => ({ look, by: [...weigh(look), look.start] }));
  weighed.sort(({ by: one }, { by: other }) => {
    const at = one.findIndex((figure, index) => figure !== other[index]);
    return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
  });
  return weighed.map(({ look }) => look);
}

describe('a suggested time', () => {
  const moments = fc
    .tuple(dates, fc.integer({ min: 0, max: DAY - 1 }))
    .map(([date, minute]) =>
      Temporal.Instant.fromEpochMilliseconds(Date.parse(`${date}T00:00Z`) + minute * MINUTE),
    );

  test('is the one that somebody finds who looks at every clock', () => {
    fc.assert(
      fc.property(fc.array(zones, { minLength: 1, maxLength: 4 }), moments, (places, from) => {
        expect(suggestSlot(places, from)).toEqual(slotByLooking(places, from));
      }),
      { numRuns: 50 },
    );
  });

  test.each([
    // Monday: Wednesday, where both have 10:00 to 17:00 in Berlin.
    [['Europe/Berlin', 'Europe/London'], '2026-03-09T09:00:00Z', '2026-03-11T12:00:00Z', true],
    // Thursday evening: not on Saturday.
    [['Europe/Berlin', 'America/New_York'], '2026-03-05T20:00:00Z', '2026-03-09T14:00:00Z', true],
    // On Kiritimati’s Monday it is Sunday on Pago Pago.
    [['Pacific/Kiritimati', 'Pacific/Pago_Pago'], '2026-03-06T20:00:00Z', '2026-03-09T23:00:00Z', true],
    // From 17:00 in Berlin, from 8:00 in Los Angeles: an hour early for one, half an hour late for the other.
    [['Europe/Berlin', 'America/Los_Angeles'], '2026-02-16T09:00:00Z', '2026-02-18T16:00:00Z', false],
    // A week in which America’s clocks change, after which the two are nearer.
    [['Europe/Berlin', 'America/Los_Angeles'], '2026-03-02T09:00:00Z', '2026-03-09T15:30:00Z', false],
  ] as const)('for %j after %s is %s', (places, from, start, isWithinHours) => {
    expect(suggestSlot(places, Temporal.Instant.from(from))).toEqual({
      start: Temporal.Instant.from(start),
      isWithinHours,
    });
  });

  test('is for somebody', () => {
    expect(() => suggestSlot([], Temporal.Instant.from('2026-03-09T09:00:00Z'))).toThrow(RangeError);
  });
});
