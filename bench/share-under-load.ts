import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { parse } from 'yaml';
import type { LocalSlack } from '../local-slack/contract.ts';
import { startLocalSlack } from '../local-slack/server.ts';
import { startApp } from '../src/app.ts';
import { machineClock } from '../src/clock.ts';
import { openDatabase } from '../src/db/open.ts';
import { setUpCommunity } from '../src/domain/communities/set-up.ts';
import { channelId, userId, workspaceId } from '../src/ids.ts';
import { cronTicker } from '../src/jobs/tickers.ts';
import { memoryKeys } from '../src/keys/memory-keys.ts';
import { silentLogger } from '../src/logger.ts';
import { median, ms, quantile, type Row, timed } from './figures.ts';
import { modalOf } from './modals.ts';

const PEOPLE = 50;
const EACH = 40;
const RUNS = 5;
const BURSTS = 10;
const MOST_ABOVE_BARE = 50;

/** A Slack with fifty people in one channel and an app to type to; each submits a modal that the app opened for them. */
interface Stage {
  readonly slack: LocalSlack;
  readonly people: readonly string[];
  readonly channel: string;
  stop(): Promise<void>;
}

/**
 * Fifty people at the same time, each sharing and submitting to a Bolt handler that only acknowledges, by turns and without a pause.
 * Both apps run in this one process, so both wait for whatever it is busy with; what is measured is from submitting to the answer.
 */
export async function measureSharing(file: string): Promise<Row[]> {
  const ours = await lyceumStage(file);
  const bare = await bareStage();
  const runs: Run[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await runOnce(ours, bare));
  const bursts: number[] = [];
  for (let n = 0; n < BURSTS; n += 1) bursts.push(...(await burst(ours)));
  await ours.stop();
  await bare.stop();
  const p99 = median(runs.map((run) => quantile(run.ours, 0.99)));
  const bareP99 = median(runs.map((run) => quantile(run.bare, 0.99)));
  const ratio = median(runs.map((run) => median(run.ours) / median(run.bare)));
  return [
    {
      what: `a share, ${PEOPLE} people at once (${PEOPLE * EACH} a run, ${RUNS} runs), saved and acknowledged: p99`,
      measured: ms(p99),
      beside: `at most ${MOST_ABOVE_BARE} ms above a bare Bolt handler, ${ms(bareP99)}`,
      holds: p99 <= bareP99 + MOST_ABOVE_BARE,
    },
    {
      what: 'the same: median',
      measured: ms(median(runs.map((run) => median(run.ours)))),
      beside: `${ratio.toFixed(1)} times that of the bare handler`,
      holds: null,
    },
    {
      what: `${PEOPLE} shares submitted in the same instant: p99`,
      measured: ms(quantile(bursts, 0.99)),
      beside: 'the last waits for all before it; Slack waits for 3,000 ms',
      holds: null,
    },
  ];
}

interface Run {
  readonly ours: number[];
  readonly bare: number[];
}

async function runOnce(ours: Stage, bare: Stage): Promise<Run> {
  const run: Run = { ours: [], bare: [] };
  await Promise.all(
    Array.from({ length: PEOPLE }, async (_, person) => {
      for (let n = 0; n < EACH; n += 1) {
        const share = async () =>
          run.ours.push(await submit(ours, person, `Lesson ${n}: a queue needs a limit`));
        const acknowledge = async () => run.bare.push(await submit(bare, person, 'anything'));
        // Half begin with the other one, so that the two are always mixed.
        for (const next of person % 2 === 0 ? [share, acknowledge] : [acknowledge, share]) await next();
      }
    }),
  );
  return run;
}

async function burst({ slack, people, channel }: Stage): Promise<number[]> {
  for (const person of people) await slack.sendCommand(person, channel, '/learn share All at once');
  const modals = await Promise.all(people.map((person) => modalOf(slack, person)));
  return await Promise.all(modals.map(async ({ userId: person, id }) => await answered(slack, person, id)));
}

/** Opens the modal, which is not measured, and submits it. @returns how long the answer took, in milliseconds. */
async function submit({ slack, people, channel }: Stage, person: number, words: string): Promise<number> {
  const who = people[person] ?? '';
  await slack.sendCommand(who, channel, `/learn share ${words}`);
  const { id } = await modalOf(slack, who);
  return await answered(slack, who, id);
}

async function answered(slack: LocalSlack, person: string, view: string): Promise<number> {
  const { took, result } = await timed(() => slack.submitView(person, view));
  if (result.how !== 'acked' || result.became !== 'closed')
    throw new Error(`not taken: ${JSON.stringify(result)}`);
  return took;
}

async function lyceumStage(file: string): Promise<Stage> {
  const { slack, channel, creator, people } = await crowdedSlack();
  const app = await startApp({
    slack: accessTo(slack),
    db: openDatabase(`file:${file}`),
    keys: memoryKeys(),
    clock: machineClock,
    log: silentLogger,
    ticker: cronTicker(silentLogger),
  });
  const founder = { workspaceId: workspaceId.of(slack.teamId), userId: userId.of(creator) };
  await setUpCommunity(app.ctx, founder, channelId.of(channel), {
    name: 'Bench',
    purpose: 'To be measured',
    zone: 'UTC',
    rhythm: { weekday: 1, time: '10:00' },
    belonging: 'everyone',
    guestsBelong: false,
    norms: ['Ask anything.'],
  });
  // One after the other they come in as members; all at once they would be asked.
  for (const person of people) {
    slack.join(person, channel);
    await slack.idle();
    await app.idle();
  }
  return {
    slack,
    people,
    channel,
    stop: async () => {
      await app.stop();
      await slack.stop();
    },
  };
}

/** The least that a Bolt app can do: it opens a modal, and acknowledges it. */
async function bareStage(): Promise<Stage> {
  const { slack, channel, people } = await crowdedSlack();
  for (const person of people) slack.join(person, channel);
  const clientOptions = { slackApiUrl: slack.apiUrl };
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    installerOptions: { clientOptions },
    logLevel: LogLevel.ERROR,
  });
  const app = new App({ receiver, token: slack.botToken, clientOptions, logLevel: LogLevel.ERROR });
  app.command('/learn', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: bareModal });
  });
  app.view('bare', ({ ack }) => ack());
  await app.start();
  return {
    slack,
    people,
    channel,
    stop: async () => {
      await app.stop();
      await slack.stop();
    },
  };
}

const bareModal = {
  type: 'modal' as const,
  callback_id: 'bare',
  title: { type: 'plain_text' as const, text: 'Bare' },
  submit: { type: 'plain_text' as const, text: 'Submit' },
  blocks: [{ type: 'section' as const, text: { type: 'plain_text' as const, text: 'Nothing to see' } }],
};

async function crowdedSlack() {
  const manifest: unknown = parse(readFileSync(join(import.meta.dirname, '../manifest.yml'), 'utf8'));
  const slack = await startLocalSlack({ clock: machineClock, manifest, rateLimits: 'off' });
  const creator = slack.addUser({ name: 'founder' }).id;
  const people = Array.from({ length: PEOPLE }, (_, n) => slack.addUser({ name: `person${n}` }).id);
  const channel = slack.addChannel({ name: 'bench', creator, withBot: true }).id;
  return { slack, creator, people, channel };
}

function accessTo(slack: LocalSlack) {
  return { botToken: slack.botToken, appToken: slack.appToken, slackApiUrl: slack.apiUrl };
}
