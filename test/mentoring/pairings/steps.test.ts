import { describe, expect, test } from 'vitest';
import type { Program } from '../../../src/domain/mentoring/mentoring.ts';
import { commonWakingTime } from '../../../src/domain/mentoring/pairings/by-day.ts';
import {
  closingFrom,
  nextStepAfter,
  type Step,
  stepDue,
} from '../../../src/domain/mentoring/pairings/steps.ts';

const BEGIN = Temporal.Instant.from('2026-03-02T09:00:00Z');
const WEEK = 7 * 24;

/** What happens in which week, where the clock is a minute late each time and sleeps as it is told. */
function life(program: Program, asleep: (week: number) => boolean = () => false): [number, Step][] {
  const introducedAt = BEGIN;
  const closesAt = closingFrom(program, BEGIN);
  const happened: [number, Step][] = [];
  let at = nextStepAfter({ closesAt }, BEGIN);
  for (let tries = 0; tries < 400; tries += 1) {
    const week = BEGIN.until(at).total({ unit: 'hours' }) / WEEK;
    if (asleep(week)) {
      at = at.add({ hours: 24 });
      continue;
    }
    const now = at.add({ minutes: 1 });
    const hasLookedBack = happened.some(([, step]) => step === 'midway');
    const step = stepDue({ introducedAt, closesAt }, { number: happened.length, hasLookedBack }, now);
    happened.push([Math.round(week * 10) / 10, step]);
    if (step === 'closing' || step === 'over') return happened;
    at = nextStepAfter({ closesAt }, now);
  }
  throw new Error('it never ends');
}

describe('the life of a pairing', () => {
  test('of mentoring is a question every two weeks, a look back after half of it, and a close after 26 weeks', () => {
    const steps = life('mentoring');
    expect(steps.map(([week]) => week)).toEqual([2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26]);
    expect(steps.filter(([, step]) => step !== 'check_in')).toEqual([
      [14, 'midway'],
      [26, 'closing'],
    ]);
  });

  test('of buddies and peers is twelve weeks', () => {
    for (const program of ['buddies', 'peers'] as const) {
      expect(life(program)).toEqual([
        [2, 'check_in'],
        [4, 'check_in'],
        [6, 'midway'],
        [8, 'check_in'],
        [10, 'check_in'],
        [12, 'closing'],
      ]);
    }
  });

  test('of coffee is one question after a week, and an end after another', () => {
    expect(life('coffee')).toEqual([
      [1, 'check_in'],
      [2, 'over'],
    ]);
  });

  test('has one question for whatever was missed, and two weeks until the next', () => {
    const steps = life('mentoring', (week) => week >= 1.5 && week < 7);
    expect(steps.slice(0, 3).map(([week]) => Math.round(week))).toEqual([7, 9, 11]);
  });

  test('closes though the whole of it was slept through', () => {
    const steps = life('buddies', (week) => week < 20);
    expect(steps).toHaveLength(1);
    expect(steps[0]?.[1]).toBe('closing');
  });
});

describe('a time by day for all', () => {
  const at = (text: string) => Temporal.Instant.from(text);

  test('is now where it is day for all', () => {
    const now = at('2026-03-02T14:00:00Z');
    expect(commonWakingTime(now, ['Europe/London', 'America/New_York'])?.equals(now)).toBe(true);
  });

  test('is the first morning of the last one', () => {
    const found = commonWakingTime(at('2026-03-02T05:00:00Z'), ['Europe/London', 'America/New_York']);
    expect(found?.toString()).toBe('2026-03-02T13:00:00Z');
  });

  test('may be tomorrow', () => {
    const found = commonWakingTime(at('2026-03-02T21:00:00Z'), ['Europe/London', 'America/New_York']);
    expect(found?.toString()).toBe('2026-03-03T13:00:00Z');
  });

  test('is none where their days never meet', () => {
    // Where it is twelve hours later, the day begins as it ends here.
    expect(commonWakingTime(at('2026-03-02T12:00:00Z'), ['UTC', 'Pacific/Fiji'])).toBe(null);
  });
});
