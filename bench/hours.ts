import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Clock } from '../src/clock.ts';
import { migrate } from '../src/db/migrate.ts';
import { type Db, openDatabase } from '../src/db/open.ts';
import { setUpCommunity } from '../src/domain/communities/set-up.ts';
import { type Ctx, cryptoRandom } from '../src/domain/context.ts';
import type { Directory } from '../src/domain/directory.ts';
import { keepWorkspace } from '../src/domain/people/people.ts';
import { reschedule } from '../src/domain/reflections/hours/rescheduling.ts';
import { channelId, userId, workspaceId } from '../src/ids.ts';
import { jobRunner } from '../src/jobs/runner.ts';
import { timetable } from '../src/jobs/timetable.ts';
import { memoryKeys } from '../src/keys/memory-keys.ts';
import { silentLogger } from '../src/logger.ts';
import { median, ms, quantile, type Row, timed } from './figures.ts';
import { enrol } from './members.ts';

const WORKSPACE = workspaceId.of('TBENCH');
const FOUNDER = userId.of('UFOUNDER');
const CHANNEL = channelId.of('CBENCH');
const TUESDAY = Temporal.Instant.from('2026-03-03T12:00:00Z');
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
];
const TICKS = 200;
const LONGEST_S = 10;
const LONGEST_BLOCK_MS = 50;
const LONGEST_TICK_MS = 5;

/** Computing when everybody is asked next, and a tick at which nobody is. */
export async function measureHours(file: string, people: number): Promise<Row[]> {
  const db = openDatabase(`file:${file}`);
  const { ctx, step } = await stage(db, people);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const { took } = await timed(() => reschedule(ctx, WORKSPACE, TUESDAY));
  delay.disable();
  const longest = delay.max / 1e6;
  // Their conversations are known, as they are a day later.
  await db.kysely.updateTable('direct_channels').set({ channel_id: CHANNEL }).execute();
  const runner = jobRunner({ jobs: timetable, ctx, workspaceId: WORKSPACE, log: silentLogger });
  await runner.tick();
  const ticks: number[] = [];
  for (let n = 0; n < TICKS; n += 1) {
    step();
    ticks.push((await timed(() => runner.tick())).took);
  }
  await db.close();
  const many = people.toLocaleString('en');
  return [
    {
      what: `computing the next prompt of ${many} members`,
      measured: `${(took / 1000).toFixed(1)} s`,
      beside: `at most ${LONGEST_S} s`,
      holds: took <= LONGEST_S * 1000,
    },
    {
      what: 'the same: the longest that the event loop was blocked',
      measured: ms(longest),
      beside: `at most ${LONGEST_BLOCK_MS} ms`,
      holds: longest <= LONGEST_BLOCK_MS,
    },
    {
      what: `a tick at which nothing is due, with ${many} members: median / p99 of ${TICKS}`,
      measured: `${ms(median(ticks))} / ${ms(quantile(ticks, 0.99))}`,
      beside: `at most ${LONGEST_TICK_MS} ms`,
      holds: median(ticks) <= LONGEST_TICK_MS,
    },
  ];
}

async function stage(db: Db, people: number): Promise<{ readonly ctx: Ctx; step(): void }> {
  // Past the hours at which the jobs of an hour and of a day run.
  let now = TUESDAY.add({ minutes: 1 });
  const clock: Clock = { now: () => now, sleepUntil: async () => {} };
  await migrate(db, now);
  await keepWorkspace(db, { id: WORKSPACE, name: 'Bench', botUserId: userId.of('UBOT') }, now);
  const rest = { random: cryptoRandom, directory, keys: memoryKeys(), wakeSender: () => {}, input: null };
  const ctx: Ctx = { db, clock, ...rest };
  const community = await setUpCommunity(ctx, { workspaceId: WORKSPACE, userId: FOUNDER }, CHANNEL, {
    name: 'Bench',
    purpose: 'To be measured',
    zone: 'UTC',
    rhythm: { weekday: 1, time: '10:00' },
    belonging: 'joiners',
    guestsBelong: false,
    norms: ['Ask anything.'],
  });
  const users = Array.from({ length: people }, (_, n) => userId.of(`U${n}`));
  await enrol(db, community, users, now, (n) => ZONES[n % ZONES.length] ?? 'UTC');
  return {
    ctx,
    step: () => {
      now = now.add({ minutes: 1 });
      // Each quarter of an hour has its own work.
      if (now.epochMilliseconds % (15 * 60_000) === 0) now = now.add({ minutes: 1 });
    },
  };
}

const founder = {
  userId: FOUNDER,
  name: 'founder',
  zone: 'UTC',
  standing: 'regular',
  isActive: true,
} as const;
const directory: Directory = {
  person: async () => founder,
  everyone: async () => [founder],
  channel: async () => ({
    channelId: CHANNEL,
    name: 'bench',
    creator: FOUNDER,
    kind: 'public',
    isArchived: false,
    isShared: false,
    hasBot: true,
    memberCount: 1,
  }),
  channelMembers: async () => [FOUNDER],
  openDirect: async () => null,
  openGroup: async () => ({ is: 'not now' }),
  permalink: async () => null,
};
