import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, expect } from 'vitest';
import { parse } from 'yaml';
import { MovableClock } from '../../local-slack/clock.ts';
import type { LocalSlack, LocalSlackOptions } from '../../local-slack/contract.ts';
import type { Person } from '../../local-slack/person.ts';
import { startLocalSlack } from '../../local-slack/server.ts';
import { Workspace } from '../../local-slack/workspace.ts';
import { type RunningApp, startApp } from '../../src/app.ts';
import { type Db, openDatabase } from '../../src/db/open.ts';
import { quarterlyTicker } from '../../src/jobs/tickers.ts';
import type { KeyStore } from '../../src/keys/key-store.ts';
import { memoryKeys } from '../../src/keys/memory-keys.ts';
import type { Logger } from '../../src/logger.ts';
import type { HandlingLimits } from '../../src/slack/handle.ts';

/** A Monday morning, in every zone of the people below. */
export const MONDAY = Temporal.Instant.from('2026-03-02T09:00:00Z');
export const manifest: unknown = parse(readFileSync(join(import.meta.dirname, '../../manifest.yml'), 'utf8'));

export interface World {
  readonly slack: LocalSlack;
  readonly clock: MovableClock;
  readonly workspace: Workspace;
  readonly db: Db;
  /** Kept over a restart, as the database is. */
  readonly keys: KeyStore;
  readonly app: RunningApp;
  /** ana made #learning; ben, chloe (Tokyo), dev (Kolkata), eva (New York) are in it; omar owns the workspace; gus is a guest. */
  as(name: string): Person;
  /** What the bot has logged as an error since the last call. A test that leaves any fails. */
  takeErrors(): string[];
  /** The bot's process ends and another begins, on the same database. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface WorldOptions {
  readonly db?: Db;
  readonly keys?: KeyStore;
  readonly log?: Logger;
  readonly slack?: Partial<LocalSlackOptions>;
  readonly limits?: HandlingLimits;
}

const open = new Set<World>();

/** The real app on a local Slack, at a standstill until somebody acts. Stopped after the test by itself. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const errors: string[] = [];
  const log = options.log ?? pino({ level: 'error' }, { write: (line: string) => void errors.push(line) });
  const clock = MovableClock.still(MONDAY);
  const slack = await startLocalSlack({ clock, manifest, ...options.slack });
  people(slack);
  clock.join(slack);
  const db = options.db ?? openDatabase(':memory:');
  const keys = options.keys ?? memoryKeys();
  const begin = async () => {
    const running = await startApp({
      slack: { botToken: slack.botToken, appToken: slack.appToken, slackApiUrl: slack.apiUrl },
      db: { ...db, close: async () => {} },
      keys,
      clock,
      log,
      ticker: quarterlyTicker(clock),
      ...(options.limits === undefined ? {} : { limits: options.limits }),
    });
    return { running, leave: clock.join(running) };
  };
  let { running, leave } = await begin();
  const workspace = new Workspace({ slack, clock, manifest: options.slack?.manifest ?? manifest });
  const world: World = {
    slack,
    clock,
    workspace,
    db,
    keys,
    get app() {
      return running;
    },
    as: (name) => workspace.as(name),
    takeErrors: () => errors.splice(0),
    restart: async () => {
      leave();
      await running.stop();
      ({ running, leave } = await begin());
      await clock.settle();
    },
    stop: async () => {
      open.delete(world);
      leave();
      await running.stop();
      await slack.stop();
      await db.close();
    },
  };
  open.add(world);
  await clock.settle();
  return world;
}

function people(slack: LocalSlack): void {
  const ana = slack.addUser({ name: 'ana', realName: 'Ana Sousa', tz: 'Europe/Berlin' });
  const others = [
    slack.addUser({ name: 'ben', realName: 'Ben Okafor', tz: 'Europe/London' }),
    slack.addUser({ name: 'chloe', realName: 'Chloé Martin', tz: 'Asia/Tokyo' }),
    slack.addUser({ name: 'dev', realName: 'Dev Patel', tz: 'Asia/Kolkata' }),
    slack.addUser({ name: 'eva', realName: 'Eva Lindqvist', tz: 'America/New_York' }),
    slack.addUser({
      name: 'omar',
      realName: 'Omar Haddad',
      tz: 'Europe/Berlin',
      isAdmin: true,
      isOwner: true,
    }),
    slack.addUser({ name: 'gus', realName: 'Gus Meyer', tz: 'Europe/Berlin', guest: 'several channels' }),
  ].map((user) => user.id);
  slack.addChannel({ name: 'learning', creator: ana.id, members: others, withBot: true });
  slack.addChannel({ name: 'random', creator: ana.id, members: others, withBot: false });
}

afterEach(async () => {
  const errors: string[] = [];
  for (const world of [...open]) {
    await world.stop();
    errors.push(...world.takeErrors());
  }
  expect(errors, 'the bot logged errors').toEqual([]);
});
