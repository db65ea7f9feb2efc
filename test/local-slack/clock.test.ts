import { expect, test } from 'vitest';
import { Activity } from '../../local-slack/activity.ts';
import { MovableClock } from '../../local-slack/clock.ts';
import { MORNING } from './workspace.ts';

const after = (duration: Temporal.DurationLike) => MORNING.add(duration);

function clockWith(party = new Activity()) {
  const clock = MovableClock.still(MORNING);
  clock.join({ activity: () => party.count(), idle: () => party.idle() });
  return { clock, party };
}

test('it stops at each wake-up, in order, at the very instant', async () => {
  const { clock } = clockWith();
  const seen: string[] = [];
  const wake = async (minutes: number) => {
    await clock.sleepUntil(after({ minutes }));
    seen.push(clock.now().toString());
  };
  const sleeping = [wake(30), wake(10), wake(90)];
  await clock.advance({ hours: 1 });
  expect(seen).toEqual(['2026-03-02T09:10:00Z', '2026-03-02T09:30:00Z']);
  expect(clock.now().toString()).toBe('2026-03-02T10:00:00Z');
  await clock.advance({ hours: 1 });
  await Promise.all(sleeping);
  expect(seen).toHaveLength(3);
});

test('work that a wake-up begins is done before time goes on, and new wake-ups count', async () => {
  const { clock, party } = clockWith();
  const done: string[] = [];
  const tick = async (left: number): Promise<void> => {
    if (left === 0) return;
    await clock.sleepUntil(clock.now().add({ minutes: 10 }));
    await party.during(
      (async () => {
        for (let step = 0; step < 20; step += 1) await new Promise((resolve) => setImmediate(resolve));
        done.push(clock.now().toString().slice(11, 16));
      })(),
    );
    await tick(left - 1);
  };
  const ticking = tick(3);
  await clock.advance({ minutes: 30 });
  await ticking;
  expect(done).toEqual(['09:10', '09:20', '09:30']);
});

test('a jump wakes everyone late, once', async () => {
  const { clock } = clockWith();
  const seen: string[] = [];
  const sleeping = [10, 20].map(async (minutes) => {
    await clock.sleepUntil(after({ minutes }));
    seen.push(clock.now().toString());
  });
  await clock.jump(after({ hours: 8 }));
  await Promise.all(sleeping);
  expect(seen).toEqual(['2026-03-02T17:00:00Z', '2026-03-02T17:00:00Z']);
});

test('settling lets pauses pass that end soon, and no others', async () => {
  const { clock } = clockWith();
  const woken: number[] = [];
  for (const seconds of [2, 4, 3600])
    void clock.sleepUntil(after({ seconds })).then(() => woken.push(seconds));
  await clock.settle({ seconds: 10 });
  expect(woken).toEqual([2, 4]);
  expect(clock.now().toString()).toBe('2026-03-02T09:00:04Z');
});

test('it never goes back, and sleepers can be called off', async () => {
  const { clock } = clockWith();
  await expect(clock.jump(MORNING.subtract({ seconds: 1 }))).rejects.toThrow(RangeError);
  await expect(clock.advanceTo(MORNING.subtract({ seconds: 1 }))).rejects.toThrow(RangeError);
  const calling = new AbortController();
  const sleeping = clock.sleepUntil(after({ hours: 1 }), calling.signal);
  calling.abort();
  await sleeping;
  expect(clock.now().toString()).toBe(MORNING.toString());
});

test('one that runs keeps its distance when it is moved', async () => {
  const clock = MovableClock.running(MORNING);
  await clock.advance({ days: 7 });
  const ahead = after({ hours: 168 }).until(clock.now()).total('minutes');
  expect(ahead).toBeGreaterThanOrEqual(0);
  expect(ahead).toBeLessThan(1);
});
