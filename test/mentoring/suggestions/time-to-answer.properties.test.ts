import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerByIn, expiryAfter } from '../../../src/domain/mentoring/suggestions/time-to-answer.ts';

const ZONES = [
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Asia/Tokyo',
  'Asia/Kathmandu',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
];
const anyZones = fc.array(fc.constantFrom(...ZONES), { minLength: 1, maxLength: 4 });
/** Clock changes of all these zones lie in between. */
const anyTime = fc
  .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) })
  .map((time) => Temporal.Instant.fromEpochMilliseconds(time));
const anyDays = fc.integer({ min: 1, max: 14 });

describe('the time to answer', () => {
  test.each([
    ['2026-03-02T09:01Z', ['Europe/Berlin'], '2026-03-05T19:00:00Z'],
    // After 20:00 it is still the same day.
    ['2026-03-02T22:30Z', ['Europe/Berlin'], '2026-03-05T19:00:00Z'],
    // In Tokyo it is the next day already, in New York its evening is the last.
    ['2026-03-02T20:00Z', ['Asia/Tokyo', 'America/New_York'], '2026-03-06T11:00:00Z'],
    ['2026-03-02T09:00Z', ['Asia/Tokyo', 'America/New_York'], '2026-03-06T01:00:00Z'],
    // Summer time begins on 29 March.
    ['2026-03-27T10:00Z', ['Europe/Berlin'], '2026-03-30T18:00:00Z'],
  ])('of three days from %s for %j ends at %s', (now, zones, expires) => {
    expect(expiryAfter(3, Temporal.Instant.from(now), zones).toString()).toBe(expires);
  });

  test('is an evening of their own for each, not before the last of their days, nor after it is over', () => {
    fc.assert(
      fc.property(anyDays, anyTime, anyZones, (days, now, zones) => {
        const expires = expiryAfter(days, now, zones);
        const evenings = zones.map((zone) => answerByIn(zone, expires));
        for (const [index, evening] of evenings.entries()) {
          expect(evening.toPlainTime().toString()).toBe('20:00:00');
          expect(Temporal.Instant.compare(evening.toInstant(), expires)).toBeLessThanOrEqual(0);
          expect(evening.toInstant().until(expires).total('hours')).toBeLessThanOrEqual(25);
          const today = now.toZonedDateTimeISO(zones[index] ?? '').toPlainDate();
          expect(today.until(evening.toPlainDate()).days).toBeGreaterThanOrEqual(days);
        }
        expect(evenings.some((evening) => evening.toInstant().equals(expires))).toBe(true);
      }),
    );
  });

  test('does not depend on the order of its people', () => {
    fc.assert(
      fc.property(anyDays, anyTime, anyZones, (days, now, zones) => {
        expect(expiryAfter(days, now, zones.toReversed())).toEqual(expiryAfter(days, now, zones));
      }),
    );
  });
});
