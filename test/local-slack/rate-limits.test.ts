import { expect, test } from 'vitest';
import { MovableClock } from '../../local-slack/clock.ts';
import { RateLimits } from '../../local-slack/rate-limits.ts';
import { MORNING } from './workspace.ts';

const refused = (answers: readonly (number | null)[]) => answers.filter((answer) => answer !== null).length;
const times = <T>(count: number, make: () => T) => Array.from({ length: count }, make);

test('one post a second in a channel after a short burst; channels do not share it', async () => {
  const clock = MovableClock.still(MORNING);
  const limits = new RateLimits(clock);
  expect(times(5, () => limits.refusePost('C1'))).toEqual([null, null, null, null, 1]);
  expect(limits.refusePost('C2')).toBeNull();
  await clock.advance({ seconds: 1 });
  expect([limits.refusePost('C1'), limits.refusePost('C1')]).toEqual([null, 1]);
});

test('a method has its tier’s calls a minute, and says how long to wait', async () => {
  const clock = MovableClock.still(MORNING);
  const limits = new RateLimits(clock);
  const ask = () => limits.refuse('users.list', 'tier2');
  expect(refused(times(20, ask))).toBe(0);
  expect(ask()).toBe(3);
  expect(limits.refuse('users.info', 'tier4')).toBeNull();
  await clock.advance({ seconds: 3 });
  expect([ask(), ask()]).toEqual([null, 3]);
});

test('they can be loosened or turned off', () => {
  const clock = MovableClock.still(MORNING);
  const loose = new RateLimits(clock, { factor: 10, burst: 50 });
  expect(refused(times(50, () => loose.refusePost('C1')))).toBe(0);
  expect(refused(times(200, () => loose.refuse('users.list', 'tier2')))).toBe(0);
  const off = new RateLimits(clock, 'off');
  expect(refused(times(5000, () => off.refusePost('C1')))).toBe(0);
});
