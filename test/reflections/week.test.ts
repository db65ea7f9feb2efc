import { describe, expect, test } from 'vitest';
import { closeOf, nextTurnOf, turnOf, weekSince } from '../../src/domain/reflections/weeks/week.ts';

const THURSDAYS = { zone: 'Europe/Berlin', rhythm: { weekday: 4, time: '10:00' } };

function at(wall: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(wall).toZonedDateTime('Europe/Berlin').toInstant();
}

describe('a community’s week', () => {
  test('turns at its hour where it is, also when the clocks change in between', () => {
    expect(turnOf(THURSDAYS, '2026-W13')).toEqual(at('2026-03-26T10:00'));
    expect(closeOf(THURSDAYS, '2026-W13')).toEqual(at('2026-04-02T10:00'));
    expect(closeOf(THURSDAYS, '2026-W53')).toEqual(at('2027-01-07T10:00'));
  });

  test.each([
    ['2026-03-02T12:00', '2026-W09', '2026-03-05T10:00'],
    ['2026-03-05T09:59', '2026-W09', '2026-03-05T10:00'],
    ['2026-03-05T10:00', '2026-W10', '2026-03-05T10:00'],
    ['2026-03-05T10:01', '2026-W10', '2026-03-12T10:00'],
    ['2026-03-08T23:00', '2026-W10', '2026-03-12T10:00'],
    ['2026-03-11T23:00', '2026-W10', '2026-03-12T10:00'],
  ])('at %s it is that of %s, and turns next at %s', (now, week, next) => {
    expect(weekSince(THURSDAYS, at(now))).toBe(week);
    expect(nextTurnOf(THURSDAYS, at(now))).toEqual(at(next));
  });
});
