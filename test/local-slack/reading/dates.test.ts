import { expect, test } from 'vitest';
import { readDate } from '../../../local-slack/reading/dates.ts';
import { eyes } from './eyes.ts';

const MONDAY_TEN = 1767603600;
const HOUR = 3600;
const DAY = 24 * HOUR;

test.each([
  ['{date_num}', 0, '2026-01-05'],
  ['{date_slash}', 0, '05/01/2026'],
  ['{date}', 0, 'January 5th'],
  ['{date}', -400 * DAY, 'December 1st, 2024'],
  ['{date_long}', 0, 'Monday, January 5th, 2026'],
  ['{date_long_full}', 0, 'January 5, 2026'],
  ['{date_short}', 0, 'Jan 5, 2026'],
  ['{date_pretty}', DAY, 'tomorrow'],
  ['{date_short_pretty}', -DAY, 'yesterday'],
  ['{date_long_pretty}', 7 * DAY, 'Monday, January 12th, 2026'],
  ['{time}', 4 * HOUR, '2:00 PM'],
  ['{time_secs}', 1, '10:00:01 AM'],
  ['{ago}', -3 * HOUR, '3 hours ago'],
  ['{ago}', 2 * DAY, 'in 2 days'],
])('%s at %i seconds from now', (format, seconds, seen) => {
  expect(readDate(eyes, MONDAY_TEN + seconds, format, 'fallback')).toBe(seen);
});
