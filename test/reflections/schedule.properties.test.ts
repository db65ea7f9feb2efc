import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isStillToday,
  nextPromptAt,
  type PromptHabits,
  type PromptPast,
} from '../../src/domain/reflections/schedule.ts';
import { isoWeekOf } from '../../src/domain/time.ts';

// What is expected here is found without Temporal: wall clocks are read from Intl, and days and weeks are counted in milliseconds.
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ALWAYS = Date.UTC(2000, 0, 1);

interface Wall {
  /** `2026-03-02`. */
  readonly date: string;
  /** `10:00`. */
  readonly time: string;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockIn(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  clocks.set(zone, clock);
  return clock;
}

function wallOf(ms: number, zone: string): Wall {
  const parts = new Map(
    clockIn(zone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, value]),
  );
  return {
    date: `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`,
    time: `${parts.get('hour')}:${parts.get('minute')}`,
  };
}

function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}

/** Monday is 1. */
function weekdayOf(date: string): number {
  return new Date(date).getUTCDay() || 7;
}

/** A week is where its Thursday is, as ISO 8601 says. */
function thursdayOf(date: string): string {
  return daysAfter(date, 4 - weekdayOf(date));
}

function weekOf(date: string): string {
  const thursday = thursdayOf(date);
  const year = thursday.slice(0, 4);
  const number = Math.floor((Date.parse(thursday) - Date.parse(`${year}-01-01`)) / (7 * DAY)) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}

/** The first instant at which the clock there shows this. Whoever sets clocks sets them by whole quarters of an hour. */
function firstInstantAt({ date, time }: Wall, zone: string): number {
  const utc = Date.parse(`${date}T${time}Z`);
  for (let offset = 14 * HOUR; offset >= -12 * HOUR; offset -= 15 * MINUTE) {
    const wall = wallOf(utc - offset, zone);
    if (wall.date === date && wall.time === time) return utc - offset;
  }
  throw new RangeError(`no clock in ${zone} ever showed ${date} ${time}`);
}

/** A past in which the weeks are told by a day in them. */
interface Told {
  readonly askedOn: string | null;
  readonly skippedOn: string | null;
  readonly awayUntil: string | null;
  readonly from: number;
}

function pastOf({ askedOn, skippedOn, awayUntil, from }: Told): PromptPast {
  return {
    askedWeek: askedOn === null ? null : weekOf(askedOn),
    skippedWeek: skippedOn === null ? null : weekOf(skippedOn),
    awayUntil,
    from: Temporal.Instant.fromEpochMilliseconds(from),
  };
}

/** The first moment from now on at which the promises say that one asks: day by day, where the code goes week by week. */
function expectedAt(habits: PromptHabits, past: Told, now: number): number {
  const here = wallOf(now, habits.zone);
  for (let day = here.date; ; day = daysAfter(day, 1)) {
    const date = daysAfter(day, dayOfQuestion(habits) - weekdayOf(day));
    if (date > day || !habits.workingDays.includes(weekdayOf(day))) continue;
    const due = firstInstantAt({ date, time: habits.time }, habits.zone);
    if (!isOwed(date, due, habits, past)) continue;
    if (date === day && due >= now) return due;
    if (date === day && day === here.date && here.time < '20:00') return now;
    if (date === day || due >= now) continue;
    const hour = habits.time < '10:00' ? habits.time : '10:00';
    const late = firstInstantAt({ date: day, time: hour }, habits.zone);
    if (late >= now) return late;
  }
}

function dayOfQuestion({ weekday, workingDays }: PromptHabits): number {
  const inOrder = [1, 2, 3, 4, 5, 6, 7];
  const onwards = inOrder.slice(weekday - 1);
  const backwards = inOrder.slice(0, weekday - 1).reverse();
  return [...onwards, ...backwards].find((day) => workingDays.includes(day)) ?? weekday;
}

function isOwed(
  date: string,
  due: number,
  { everyWeeks }: PromptHabits,
  { askedOn, skippedOn, awayUntil, from }: Told,
): boolean {
  const thursday = thursdayOf(date);
  if (skippedOn !== null && thursday === thursdayOf(skippedOn)) return false;
  if (askedOn !== null && thursday < daysAfter(thursdayOf(askedOn), 7 * everyWeeks)) return false;
  return due >= from && (awayUntil === null || date > awayUntil);
}

const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
const weekdays = [1, 2, 3, 4, 5, 6, 7];
const habitsOfPeople: fc.Arbitrary<PromptHabits> = fc.record({
  weekday: fc.constantFrom(...weekdays),
  // From 8:00 to 19:30: nobody can choose another.
  time: fc
    .integer({ min: 8 * 60, max: 19 * 60 + 30 })
    .map((minutes) => new Date(minutes * MINUTE).toISOString().slice(11, 16)),
  zone: zones,
  workingDays: fc.shuffledSubarray(weekdays, { minLength: 1 }),
  everyWeeks: fc.constantFrom(1, 2, 4),
});
// By now no clock is set by day any more; schedule-hard-cases.test.ts has those.
const instants = fc.integer({ min: Date.UTC(2013, 0, 1), max: Date.UTC(2040, 0, 1) });

interface Moment {
  readonly habits: PromptHabits;
  readonly past: Told;
  readonly now: number;
}

const moments: fc.Arbitrary<Moment> = fc
  .record({
    habits: habitsOfPeople,
    now: instants,
    // A week ahead where they have flown over the date line.
    asked: fc.option(fc.integer({ min: -40, max: 7 })),
    skipped: fc.option(fc.integer({ min: -10, max: 14 })),
    away: fc.option(fc.integer({ min: -10, max: 30 })),
    fromDaysAgo: fc.double({ min: 0, max: 20, noNaN: true }),
  })
  .map(({ habits, now, asked, skipped, away, fromDaysAgo }) => {
    const { date } = wallOf(now, habits.zone);
    const dayAt = (days: number | null) => (days === null ? null : daysAfter(date, days));
    return {
      habits,
      now,
      past: {
        askedOn: dayAt(asked),
        skippedOn: dayAt(skipped),
        awayUntil: dayAt(away),
        from: Math.floor(now - fromDaysAgo * DAY),
      },
    };
  });

function nextAt(habits: PromptHabits, past: PromptPast, now: number): number {
  const next = nextPromptAt(habits, past, Temporal.Instant.fromEpochMilliseconds(now));
  if (next === null) throw new Error('nothing ever comes');
  return next.epochMilliseconds;
}

/** By day, and on a working day: what every question keeps, wherever and however late it comes. */
function expectDecent(at: number, { zone, workingDays }: PromptHabits): void {
  const { date, time } = wallOf(at, zone);
  expect(time >= '08:00' && time < '20:00').toBe(true);
  expect(workingDays).toContain(weekdayOf(date));
}

describe('the next question', () => {
  test('comes when the promises say so, counted another way', () => {
    fc.assert(
      fc.property(moments, ({ habits, past, now }) => {
        const at = nextAt(habits, pastOf(past), now);
        expect(new Date(at).toISOString()).toBe(new Date(expectedAt(habits, past, now)).toISOString());
      }),
      { numRuns: 400 },
    );
  });

  test('is never before now, never at night, and on a working day', () => {
    fc.assert(
      fc.property(moments, ({ habits, past, now }) => {
        const at = nextAt(habits, pastOf(past), now);
        expect(at).toBeGreaterThanOrEqual(now);
        expectDecent(at, habits);
      }),
      { numRuns: 1000 },
    );
  });

  test('stays the same until it comes', () => {
    fc.assert(
      fc.property(moments, fc.double({ min: 0, max: 1, noNaN: true }), ({ habits, past, now }, part) => {
        const at = nextAt(habits, pastOf(past), now);
        fc.pre(at > now);
        const between = Math.floor(now + part * (at - now));
        expect(nextAt(habits, pastOf(past), between)).toBe(at);
      }),
    );
  });

  test('leaves at least as many weeks as were chosen since the last one', () => {
    fc.assert(
      fc.property(moments, ({ habits, past, now }) => {
        let known = past;
        let at = now;
        for (let times = 0; times < 15; times += 1) {
          at = nextAt(habits, pastOf(known), at);
          const { date } = wallOf(at, habits.zone);
          if (known.askedOn !== null) {
            const earliest = daysAfter(thursdayOf(known.askedOn), 7 * habits.everyWeeks);
            expect(thursdayOf(date) >= earliest).toBe(true);
          }
          known = { ...known, askedOn: date };
        }
      }),
      { numRuns: 50 },
    );
  });
});

interface Life {
  readonly habits: PromptHabits;
  readonly start: number;
  /** In hours since the start: nobody can ask then. */
  readonly downtimes: readonly { readonly at: number; readonly hours: number }[];
  /** In hours since the start. */
  readonly moves: readonly { readonly at: number; readonly zone: string }[];
}

interface Question {
  readonly at: number;
  readonly habits: PromptHabits;
}

const YEAR_HOURS = 365 * 24;
const hoursOfYear = fc.integer({ min: 0, max: YEAR_HOURS - 1 });
const lives: fc.Arbitrary<Life> = fc.record({
  habits: habitsOfPeople,
  start: instants,
  downtimes: fc.array(fc.record({ at: hoursOfYear, hours: fc.integer({ min: 1, max: 400 }) }), {
    maxLength: 12,
  }),
  moves: fc.array(fc.record({ at: hoursOfYear, zone: zones }), { maxLength: 20 }),
});

/** A year of looking every ten minutes who is due, as the job does: the next hour is kept, and computed anew where something changed. */
function live({ habits: first, start, downtimes, moves }: Life): Question[] {
  const questions: Question[] = [];
  const ahead = [...moves].sort((one, other) => one.at - other.at);
  const from = Temporal.Instant.fromEpochMilliseconds(ALWAYS);
  let past: PromptPast = { askedWeek: null, skippedWeek: null, awayUntil: null, from };
  let habits = first;
  let next = nextAt(habits, past, start);
  for (let tick = start; tick < start + YEAR_HOURS * HOUR; tick += 10 * MINUTE) {
    const hour = (tick - start) / HOUR;
    if (downtimes.some(({ at, hours }) => at <= hour && hour < at + hours)) continue;
    for (; ahead[0] !== undefined && ahead[0].at <= hour; ahead.shift()) {
      habits = { ...habits, zone: ahead[0].zone };
      next = nextAt(habits, past, tick);
    }
    if (next > tick) continue;
    const now = Temporal.Instant.fromEpochMilliseconds(tick);
    if (isStillToday(Temporal.Instant.fromEpochMilliseconds(next), now, habits.zone)) {
      questions.push({ at: tick, habits });
      past = { ...past, askedWeek: isoWeekOf(now, habits.zone) };
    }
    next = nextAt(habits, past, tick);
  }
  return questions;
}

function weekOfQuestion({ at, habits }: Question): string {
  return weekOf(wallOf(at, habits.zone).date);
}

describe('a year of a member', () => {
  test('has at most one question a week, and none at night, however they travel and whatever breaks down', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const questions = live(life);
        for (const { at, habits } of questions) expectDecent(at, habits);
        const weeks = questions.map(weekOfQuestion);
        expect(new Set(weeks).size).toBe(weeks.length);
        expect(weeks).toEqual([...weeks].sort());
      }),
      { numRuns: 60 },
    );
  });

  test('has a question in each week through which they stay and nothing breaks down', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const habits: PromptHabits = { ...life.habits, everyWeeks: 1 };
        const dateAt = (hours: number) => wallOf(life.start + hours * HOUR, habits.zone).date;
        const asked = new Set(live({ ...life, habits, moves: [] }).map(weekOfQuestion));
        for (let week = 1; week < 51; week += 1) {
          const thursday = thursdayOf(dateAt(week * 7 * 24));
          const isDisturbed = life.downtimes.some(
            ({ at, hours }) =>
              dateAt(at) <= daysAfter(thursday, 3) && dateAt(at + hours) >= daysAfter(thursday, -3),
          );
          if (!isDisturbed) expect(asked).toContain(weekOf(thursday));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('has a question at each quarter of an hour at which the clock there shows theirs, and at no other', () => {
    fc.assert(
      fc.property(lives, fc.integer({ min: 32, max: 78 }), (life, quarters) => {
        const time = new Date(quarters * 15 * MINUTE).toISOString().slice(11, 16);
        const habits: PromptHabits = { ...life.habits, time, everyWeeks: 1 };
        const start = life.start - (life.start % (15 * MINUTE));
        const past = pastOf({ askedOn: null, skippedOn: null, awayUntil: null, from: start });
        let known = past;
        let next = nextAt(habits, past, start);
        for (let at = start; at < start + 26 * 7 * DAY; at += 15 * MINUTE) {
          const wall = wallOf(at, habits.zone);
          const isHour = wall.time === time && weekdayOf(wall.date) === dayOfQuestion(habits);
          expect(next === at).toBe(isHour);
          if (!isHour) continue;
          known = { ...known, askedWeek: weekOf(wall.date) };
          next = nextAt(habits, known, at);
        }
      }),
      { numRuns: 5 },
    );
  });
});
