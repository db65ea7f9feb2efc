import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { LocalSlack } from '../local-slack/contract.ts';
import { startLocalSlack } from '../local-slack/server.ts';
import { type RunningApp, startApp } from '../src/app.ts';
import { machineClock } from '../src/clock.ts';
import { openDatabase } from '../src/db/open.ts';
import type { Community } from '../src/domain/communities/community.ts';
import { setUpCommunity } from '../src/domain/communities/set-up.ts';
import type { Actor } from '../src/domain/context.ts';
import { channelId, userId, workspaceId } from '../src/ids.ts';
import { openKeyFolder } from '../src/keys/key-folder.ts';
import { silentLogger } from '../src/logger.ts';
import { enrol } from './members.ts';

/** The app on a local Slack, with one community of many and its leader. No job runs beside what is measured. */
export interface RoundsStage {
  readonly slack: LocalSlack;
  readonly app: RunningApp;
  readonly leader: Actor;
  readonly community: Community;
  readonly people: readonly string[];
  readonly channel: string;
  /** Resolves when what is owed at once has been sent. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

export async function roundsStage(folder: string, many: number): Promise<RoundsStage> {
  const manifest: unknown = parse(readFileSync(join(import.meta.dirname, '../manifest.yml'), 'utf8'));
  const slack = await startLocalSlack({ clock: machineClock, manifest, rateLimits: 'off' });
  const creator = slack.addUser({ name: 'founder', tz: 'UTC' }).id;
  const people = Array.from({ length: many }, (_, n) => slack.addUser({ name: `person${n}`, tz: 'UTC' }).id);
  const channel = slack.addChannel({ name: 'bench', creator, members: people, withBot: true }).id;
  const db = openDatabase(`file:${join(folder, 'rounds.db')}`);
  const app = await startApp({
    slack: { botToken: slack.botToken, appToken: slack.appToken, slackApiUrl: slack.apiUrl },
    db,
    keys: await openKeyFolder({ folder: join(folder, 'round-keys'), encryptionKey: null }),
    clock: machineClock,
    log: silentLogger,
    ticker: { start: () => {}, stop: async () => {} },
  });
  const leader = { workspaceId: workspaceId.of(slack.teamId), userId: userId.of(creator) };
  const community = await setUpCommunity(app.ctx, leader, channelId.of(channel), {
    name: 'Bench',
    purpose: 'To be measured',
    zone: 'UTC',
    rhythm: { weekday: 1, time: '10:00' },
    belonging: 'everyone',
    guestsBelong: false,
    norms: ['Ask anything.'],
  });
  await enrol(db, community, people.map(userId.of), machineClock.now());
  return {
    slack,
    app,
    leader,
    community,
    people,
    channel,
    settle: async () => {
      while ((await app.backlog()) > 0) await new Promise((resolve) => setTimeout(resolve, 50));
      await app.idle();
      await slack.idle();
    },
    stop: async () => {
      await app.stop();
      await slack.stop();
    },
  };
}
