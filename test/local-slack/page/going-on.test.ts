import { expect, test } from 'vitest';
import type { ForwardClock } from '../../../local-slack/clock.ts';
import { GoingOn } from '../../../local-slack/page/going-on.ts';

const NOW = Temporal.Instant.from('2026-03-02T10:00:00Z');
const LATER = NOW.add({ hours: 5 });

/** It is under way until it is stopped. */
const slow: ForwardClock = {
  now: () => NOW,
  advanceTo: (_, signal) => new Promise((resolve) => signal?.addEventListener('abort', () => resolve())),
};

test('time goes on for one at a time, forward only, and until somebody stops it', async () => {
  const time = new GoingOn(slow);
  expect(await time.goOn(NOW.subtract({ hours: 1 }))).toMatchObject({ how: 'failed' });
  const journey = time.goOn(LATER);
  expect(time.until).toEqual(LATER);
  expect(await time.goOn(LATER)).toMatchObject({ error: expect.stringContaining('already') });
  time.stop();
  expect(await journey).toEqual({ how: 'done' });
  expect(time.until).toBeNull();
});

test('a journey that fails is over', async () => {
  const time = new GoingOn({ now: () => NOW, advanceTo: () => Promise.reject(new Error('no')) });
  await expect(time.goOn(LATER)).rejects.toThrow('no');
  expect(time.until).toBeNull();
});
