/**
 * The proof that nobody misses a message and nobody gets it twice: the sender's process is killed at random points of the
 * sending and started again, while answers of Slack are lost on the way.
 *
 *   node test/long/kill.ts [--messages 200] [--kills 10] [--seed 12345]
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import type { LocalSlack } from '../../local-slack/contract.ts';
import type { Fault } from '../../local-slack/faults.ts';
import { startLocalSlack } from '../../local-slack/server.ts';
import { writeInstant } from '../../src/db/instants.ts';
import { migrate } from '../../src/db/migrate.ts';
import { type Db, openDatabase } from '../../src/db/open.ts';
import { write } from '../../src/db/transaction.ts';
import { saveWorkspace } from '../../src/domain/people/store.ts';
import { userId, workspaceId } from '../../src/ids.ts';
import { type Chance, chanceOf } from './chance.ts';
import { type FastTime, fastClock } from './fast-clock.ts';
import type { Orders } from './killed-sender.ts';
import { changeSome, oweThem, type Planned } from './owed-plan.ts';
import { wrongsOf } from './verdict.ts';

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '200' },
    kills: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const [messages, kills, seed] = [Number(values.messages), Number(values.kills), Number(values.seed)];

const LONGEST_MS = 240_000;
/** For a call that may not come at all: an update, a look. */
const LONGEST_WAIT_MS = 800;
interface Scene {
  readonly db: Db;
  readonly slack: LocalSlack;
  readonly plan: Planned[];
  readonly orders: Orders;
  readonly chance: Chance;
}

const folder = await mkdtemp(join(tmpdir(), 'lyceum-kill-'));
console.log(`${messages} messages, ${kills} kills, --seed ${seed}`);
const begun = Date.now();
const scene = await setTheScene();
try {
  for (let round = 1; round <= kills; round += 1) await sendAndKill(scene, round);
  await sendToTheEnd(scene);
  const wrongs = await wrongsOf(scene);
  for (const wrong of wrongs) console.log(`WRONG: ${wrong}`);
  const seconds = Math.round((Date.now() - begun) / 1000);
  console.log(`${wrongs.length === 0 ? 'Each stands once' : `${wrongs.length} wrongs`}, after ${seconds} s`);
  process.exitCode = wrongs.length === 0 ? 0 : 1;
} finally {
  await scene.db.close();
  await scene.slack.stop();
  await rm(folder, { recursive: true });
}

async function setTheScene(): Promise<Scene> {
  const time: FastTime = { begins: '2026-03-02T09:00:00Z', machineMs: Date.now(), factor: 20 };
  const clock = fastClock(time);
  const chance = chanceOf(seed);
  const manifest: unknown = parse(await readFile(join(import.meta.dirname, '../../manifest.yml'), 'utf8'));
  const slack = await startLocalSlack({ clock, manifest });
  const database = join(folder, 'lyceum.db');
  const db = openDatabase(`file:${database}`);
  await migrate(db, clock.now());
  const workspace = workspaceId.of(slack.teamId);
  const known = { id: workspace, name: 'Acme', botUserId: userId.of(slack.botUserId) };
  await write(db, (tx) => saveWorkspace(tx, known, writeInstant(clock.now())));
  const plan = await oweThem(db, slack, workspace, { count: messages, chance, now: clock.now() });
  const { botToken: token, apiUrl: slackApiUrl } = slack;
  const orders: Orders = { database, words: join(folder, 'words.json'), token, slackApiUrl, time };
  const scene = { db, slack, plan, orders, chance };
  await writeWords(scene);
  return scene;
}

/** Lets it send for a while, with mischances, and kills it at a point that chance chooses. */
async function sendAndKill(scene: Scene, round: number): Promise<void> {
  const { slack, chance, db, plan, orders } = scene;
  for (let i = chance.below(4); i > 0; i -= 1) slack.faults.next(...mischance(chance));
  const child = spawnSender(orders);
  await callsPass(slack, chance.below(Math.ceil(messages / kills)));
  const release = await momentToKill(slack, chance);
  await kill(child);
  release();
  await changeSome(db, plan, { chance, now: fastClock(orders.time).now(), round });
  await writeWords(scene);
  console.log(`killed ${round}: ${slack.ledger.calls('chat.postMessage').length} posts accepted so far`);
}

/** @returns what must happen once it is dead. */
async function momentToKill(slack: LocalSlack, chance: Chance): Promise<() => void> {
  const method = chance.pick([
    'chat.postMessage',
    'chat.postMessage',
    'chat.update',
    'conversations.history',
  ]);
  const seen = slack.ledger.attempts().length;
  switch (chance.below(3)) {
    case 0: {
      // Slack has the call in its hands and does it when the caller is dead already.
      const held = slack.faults.hold(method);
      await Promise.race([held.arrived, sleep(LONGEST_WAIT_MS)]);
      return held.release;
    }
    case 1:
      // Slack has done it, and the answer is on its way.
      slack.faults.next(method, { slowMs: 300 });
      for (let waited = 0; slack.ledger.attempts().length === seen && waited < LONGEST_WAIT_MS; waited += 1)
        await sleep(1);
      return () => undefined;
    default:
      await sleep(chance.below(400));
      return () => undefined;
  }
}

function mischance(chance: Chance): [string, Fault] {
  const done: Fault = chance.below(2) === 0 ? { after: 'accepted' } : {};
  const how: Fault = chance.pick([
    { status: 503 },
    { answer: 'cut' },
    { answer: 'silence' },
    { answer: 'garbage' },
    { error: 'internal_error' },
    { error: 'fatal_error' },
  ]);
  const method = chance.pick([
    'chat.postMessage',
    'chat.postMessage',
    'chat.postMessage',
    'chat.update',
    'chat.delete',
  ]);
  return chance.below(6) === 0 ? [method, { retryAfter: 5 }] : [method, { ...done, ...how }];
}

async function sendToTheEnd({ db, slack, orders }: Scene): Promise<void> {
  for (const lost of [{ status: 500 }, { answer: 'cut' }] as const) {
    slack.faults.next('chat.postMessage', { after: 'accepted', ...lost });
  }
  const child = spawnSender(orders);
  const deadline = Date.now() + LONGEST_MS;
  while ((await unsettled(db)) > 0 && Date.now() < deadline) await sleep(100);
  await kill(child);
  const left = await unsettled(db);
  if (left > 0) throw new Error(`${left} deliveries are not settled after ${LONGEST_MS / 1000} s`);
}

async function unsettled(db: Db): Promise<number> {
  const { left } = await db.kysely
    .selectFrom('deliveries')
    .select((one) => one.fn.countAll<number>().as('left'))
    .where('due_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return left;
}

async function callsPass(slack: LocalSlack, count: number): Promise<void> {
  const until = slack.ledger.attempts().length + count;
  for (let waited = 0; slack.ledger.attempts().length < until && waited < 10_000; waited += 2) await sleep(2);
}

function spawnSender(orders: Orders): ChildProcess {
  const program = join(import.meta.dirname, 'killed-sender.ts');
  return spawn(process.execPath, [program, JSON.stringify(orders)], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) throw new Error('the sender ended by itself');
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

async function writeWords({ orders, plan }: Scene): Promise<void> {
  const words = Object.fromEntries(plan.map(({ owed, words }) => [owed.key, words]));
  await writeFile(`${orders.words}.new`, JSON.stringify(words));
  await rename(`${orders.words}.new`, orders.words);
}
