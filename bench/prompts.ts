import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { MovableClock } from '../local-slack/clock.ts';
import type { LocalSlack } from '../local-slack/contract.ts';
import { startLocalSlack } from '../local-slack/server.ts';
import { startApp } from '../src/app.ts';
import { writeInstant } from '../src/db/instants.ts';
import { openDatabase } from '../src/db/open.ts';
import { setUpCommunity } from '../src/domain/communities/set-up.ts';
import { channelId, userId, workspaceId } from '../src/ids.ts';
import type { Ticker } from '../src/jobs/runner.ts';
import { memoryKeys } from '../src/keys/memory-keys.ts';
import { silentLogger } from '../src/logger.ts';
import type { Row } from './figures.ts';
import { enrol } from './members.ts';

/** After the jobs of a day have run: they would read the list of everybody, which this is not about. */
const AFTER_MIDNIGHT = Temporal.Instant.from('2026-03-02T00:01:00Z');
const NOON = Temporal.Instant.from('2026-03-02T12:00:00Z');
/** What the local Slack allows a workspace: 300 a minute. */
const ALLOWED_A_SECOND = 5;
const MOST_ABOVE_FLOOR = 1.05;
const MOST_REFUSED = 0.005;

/** Everybody of one zone is asked on Monday at noon: how long that takes under Slack's limits, beside what the limits allow at best. */
export async function measurePrompts(file: string, people: number): Promise<Row[]> {
  const clock = MovableClock.still(AFTER_MIDNIGHT);
  const slack = await startLocalSlack({ clock, manifest: manifest() });
  const creator = slack.addUser({ name: 'founder', tz: 'UTC' }).id;
  const members = Array.from(
    { length: people },
    (_, n) => slack.addUser({ name: `person${n}`, tz: 'UTC' }).id,
  );
  const channel = slack.addChannel({ name: 'bench', creator, members, withBot: true }).id;
  const db = openDatabase(`file:${file}`);
  const app = await startApp({
    slack: { botToken: slack.botToken, appToken: slack.appToken, slackApiUrl: slack.apiUrl },
    db,
    keys: memoryKeys(),
    clock,
    log: silentLogger,
    ticker: minutely(clock),
  });
  const leave = [clock.join(slack), clock.join(app)];
  const founder = { workspaceId: workspaceId.of(slack.teamId), userId: userId.of(creator) };
  const community = await setUpCommunity(app.ctx, founder, channelId.of(channel), {
    name: 'Bench',
    purpose: 'To be measured',
    zone: 'UTC',
    rhythm: { weekday: 1, time: '12:00' },
    belonging: 'everyone',
    guestsBelong: false,
    norms: ['Ask anything.'],
  });
  await enrol(db, community, members.map(userId.of), clock.now());
  await db.kysely
    .updateTable('communities')
    .set({ members_looked_at: writeInstant(clock.now()) })
    .execute();
  // By then their conversations are opened, as in production.
  await clock.advanceTo(NOON.subtract({ seconds: 1 }));
  slack.ledger.clear();
  const wait = Math.ceil((people / ALLOWED_A_SECOND) * 1.3);
  await clock.advance({ seconds: wait });
  for (const go of leave) go();
  await app.stop();
  await slack.stop();
  return rowsOf(slack, people + 1);
}

function rowsOf(slack: LocalSlack, people: number): Row[] {
  const posted = slack.ledger
    .calls('chat.postMessage')
    .filter(({ args }) => JSON.stringify(args.blocks).includes('This week’s question from'));
  const attempts = slack.ledger.attempts('chat.postMessage');
  const refused = attempts.filter(({ accepted }) => !accepted).length;
  const last = posted.at(-1)?.at ?? NOON;
  const took = NOON.until(last).total('seconds');
  const floor = people / ALLOWED_A_SECOND;
  return [
    {
      what: `${people.toLocaleString('en')} prompts due at one minute, under the local Slack’s limits (its clock)`,
      measured: `${(took / 60).toFixed(1)} minutes, ${posted.length.toLocaleString('en')} sent`,
      beside: `at most ${MOST_ABOVE_FLOOR} times the floor, ${(floor / 60).toFixed(1)} minutes: ${(took / floor).toFixed(3)} times`,
      holds: posted.length === people && took <= floor * MOST_ABOVE_FLOOR,
    },
    {
      what: 'the same: calls answered “too many”',
      measured: `${refused} of ${attempts.length.toLocaleString('en')}`,
      beside: `at most ${MOST_REFUSED * 100} %`,
      holds: refused <= attempts.length * MOST_REFUSED,
    },
  ];
}

/** As in production: at each full minute. */
function minutely(clock: MovableClock): Ticker {
  const stopping = new AbortController();
  let running = Promise.resolve();
  return {
    start(tick) {
      running = (async () => {
        while (!stopping.signal.aborted) {
          await tick();
          const next = (Math.floor(clock.now().epochMilliseconds / 60_000) + 1) * 60_000;
          await clock.sleepUntil(Temporal.Instant.fromEpochMilliseconds(next), stopping.signal);
        }
      })();
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

function manifest(): unknown {
  return parse(readFileSync(join(import.meta.dirname, '../manifest.yml'), 'utf8'));
}
