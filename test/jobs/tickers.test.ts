import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cronTicker } from '../../src/jobs/tickers.ts';
import { silentLogger } from '../../src/logger.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-03-02T09:00:30Z') }));
afterEach(() => void vi.useRealTimers());

test('the bot ticks at each full minute, and a tick that takes longer is not overlapped', async () => {
  const ticker = cronTicker(silentLogger);
  const at: string[] = [];
  const held = Promise.withResolvers<void>();
  ticker.start(async () => {
    at.push(new Date().toISOString());
    if (at.length === 2) await held.promise;
  });
  await vi.advanceTimersByTimeAsync(100_000);
  expect(at).toEqual([expect.stringContaining('09:01:00'), expect.stringContaining('09:02:00')]);
  await vi.advanceTimersByTimeAsync(180_000);
  expect(at).toHaveLength(2);
  held.resolve();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(at).toHaveLength(3);
  await ticker.stop();
  await vi.advanceTimersByTimeAsync(180_000);
  expect(at).toHaveLength(3);
});
