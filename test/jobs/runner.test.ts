import { expect, it } from 'vitest';
import { MovableClock } from '../../local-slack/clock.ts';
import { type Job, jobRunner } from '../../src/jobs/runner.ts';
import { quarterlyTicker } from '../../src/jobs/tickers.ts';
import { silentLogger } from '../../src/logger.ts';
import { describeEachEngine } from '../support/databases.ts';
import { smallCommunity } from '../support/small-community.ts';

const MIDNIGHT = Temporal.Instant.from('2026-03-02T00:00:00Z');

describeEachEngine('jobs', (openDb) => {
  it('run once an occurrence, however often and by whomever it is ticked, and never for the past', async () => {
    const { runners, ran, at } = await begin([{ name: 'daily', everyMinutes: 24 * 60 }]);
    const [one, other] = [runners(), runners()];
    await Promise.all([one.tick(), other.tick(), one.tick()]);
    expect(ran).toEqual(['daily']);
    at.now = MIDNIGHT.add({ hours: 23 });
    await one.tick();
    expect(ran).toHaveLength(1);
    at.now = MIDNIGHT.add({ hours: 24 });
    await other.tick();
    expect(ran).toHaveLength(2);
    at.now = MIDNIGHT;
    await one.tick();
    expect(ran).toHaveLength(2);
  });

  it('after a pause run once, not once for each occurrence missed', async () => {
    const { runners, ran, at } = await begin([{ name: 'hourly', everyMinutes: 60 }]);
    await runners().tick();
    at.now = MIDNIGHT.add({ hours: 50 });
    await runners().tick();
    expect(ran).toEqual(['hourly', 'hourly']);
  });

  it('of each minute are claimed together, and each of them still runs once', async () => {
    const { runners, ran, at } = await begin([
      { name: 'first', everyMinutes: 1 },
      { name: 'daily', everyMinutes: 24 * 60 },
      { name: 'broken', everyMinutes: 1 },
      { name: 'last', everyMinutes: 1 },
    ]);
    const [one, other] = [runners(), runners()];
    await Promise.all([one.tick(), other.tick()]);
    expect(ran.toSorted()).toEqual(['broken', 'daily', 'first', 'last']);
    ran.length = 0;
    at.now = MIDNIGHT.add({ minutes: 1 });
    await one.tick();
    await other.tick();
    expect(ran).toEqual(['first', 'broken', 'last']);
    at.now = MIDNIGHT;
    await Promise.all([one.tick(), runners().tick()]);
    expect(ran).toHaveLength(3);
  });

  it('that fail do not hold up the others, and are tried at their next occurrence', async () => {
    const { runners, ran, at } = await begin([
      { name: 'broken', everyMinutes: 15 },
      { name: 'sound', everyMinutes: 15 },
    ]);
    await runners().tick();
    expect(ran).toEqual(['broken', 'sound']);
    at.now = MIDNIGHT.add({ minutes: 15 });
    await runners().tick();
    expect(ran).toEqual(['broken', 'sound', 'broken', 'sound']);
  });

  async function begin(given: readonly Pick<Job, 'name' | 'everyMinutes'>[]) {
    const { ctx, community } = await smallCommunity(await openDb());
    const ran: string[] = [];
    const at = { now: MIDNIGHT };
    const jobs = given.map(({ name, everyMinutes }) => ({
      name,
      everyMinutes,
      ask: async () => {
        ran.push(name);
        if (name === 'broken') throw new Error('broken');
      },
    }));
    const clock = { now: () => at.now, sleepUntil: async () => {} };
    const parts = { jobs, ctx: { ...ctx, clock }, workspaceId: community.workspaceId, log: silentLogger };
    return { runners: () => jobRunner(parts), ran, at };
  }
});

it('the ticker of a clock that is moved ticks at each quarter of an hour', async () => {
  const clock = MovableClock.still(MIDNIGHT.add({ minutes: 7 }));
  const ticks: string[] = [];
  const ticker = quarterlyTicker(clock);
  ticker.start(async () => {
    ticks.push(clock.now().toString());
  });
  await clock.advance({ minutes: 30 });
  await ticker.stop();
  expect(ticks).toEqual(['2026-03-02T00:07:00Z', '2026-03-02T00:15:00Z', '2026-03-02T00:30:00Z']);
});
