/**
 * The proof that a round loses no answer that it has thanked for, counts none twice, and never says that it is closed before what could
 * link an answer with a person is gone: the process is killed before each of its steps, and another goes on.
 *
 *   node test/long/rounds.ts [--every 1]
 */
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { migrate } from '../../src/db/migrate.ts';
import { openDatabase } from '../../src/db/open.ts';
import { answerRound } from '../../src/domain/rounds/answering/answering.ts';
import { carryOnRounds } from '../../src/domain/rounds/closing/carrying-on.ts';
import { type RoundId, roundId } from '../../src/ids.ts';
import { openKeyFolder } from '../../src/keys/key-folder.ts';
import { filledFor, markerOf } from '../support/round-answers.ts';
import {
  actorOf,
  BEGIN,
  communityIn,
  contextOf,
  memberNamed,
  openRoundIn,
  WORKSPACE,
} from '../support/round-stage.ts';
import type { RoundOrders } from './killed-round.ts';

const { values } = parseArgs({ options: { every: { type: 'string', default: '1' } } });
const every = Number(values.every);
const MEMBERS = 8;
/** These have answered before the one that is killed begins. */
const BEFORE = [0, 1, 2, 3, 4];
const ANSWERING = [5, 6];

const folder = await mkdtemp(join(tmpdir(), 'lyceum-rounds-'));
const wrongs: string[] = [];
try {
  const round = await setTheScene(join(folder, 'scene'));
  let kills = 0;
  for (let killBefore = 1; ; killBefore += every) {
    const died = await killedBefore(killBefore, round);
    if (!died) break;
    kills += 1;
  }
  for (const wrong of wrongs) console.log(`WRONG: ${wrong}`);
  const outcome =
    wrongs.length === 0 ? 'Every answer stands once, linked to nobody' : `${wrongs.length} wrongs`;
  console.log(`${outcome}: killed ${kills} times, before every ${every === 1 ? 'step' : `${every} steps`}`);
  process.exitCode = wrongs.length === 0 && kills > 0 ? 0 : 1;
} finally {
  await rm(folder, { recursive: true });
}

async function setTheScene(scene: string): Promise<RoundId> {
  await mkdir(scene);
  const db = openDatabase(`file:${join(scene, 'lyceum.db')}`);
  await migrate(db, BEGIN);
  const keys = await openKeyFolder({ folder: join(scene, 'keys'), encryptionKey: null });
  const ctx = contextOf({ db, keys, members: MEMBERS, now: () => BEGIN });
  const community = await communityIn(ctx);
  const round = await openRoundIn(ctx, community, { template: 'start_stop_continue', title: 'How are we?' });
  for (const number of BEFORE)
    await answerRound(ctx, actorOf(memberNamed(number)), round, filledFor(number, 'start_stop_continue'));
  await db.close();
  return round;
}

/** @returns whether it was killed; false where it came to its end before. */
async function killedBefore(step: number, round: RoundId): Promise<boolean> {
  const scene = join(folder, `kill-${step}`);
  await cp(join(folder, 'scene'), scene, { recursive: true });
  const said = await runAndDie({
    database: join(scene, 'lyceum.db'),
    keys: join(scene, 'keys'),
    round,
    members: MEMBERS,
    answering: ANSWERING,
    killBefore: step,
  });
  const acknowledged = said
    .filter((line) => line.startsWith('taken'))
    .map((line) => Number(line.split(' ')[1]));
  await lookAt(scene, step);
  await goOn(scene, step, { round, acknowledged });
  await rm(scene, { recursive: true });
  return !said.some((line) => line.startsWith('done'));
}

async function runAndDie(orders: RoundOrders): Promise<string[]> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'killed-round.ts'), JSON.stringify(orders)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let said = '';
  child.stdout.on('data', (data: Buffer) => {
    said += data.toString();
  });
  await new Promise((resolve) => child.on('close', resolve));
  return said.split('\n');
}

/** What must hold at once, whatever was cut in the middle. */
async function lookAt(scene: string, step: number): Promise<void> {
  const db = openDatabase(`file:${join(scene, 'lyceum.db')}`);
  const rounds = await db.kysely.selectFrom('rounds').select('state').execute();
  const boxes = await db.kysely.selectFrom('sealed_boxes').select('box').execute();
  await db.close();
  const keys = await readdir(join(scene, 'keys'));
  const isClosed = rounds.some(({ state }) => state === 'closed' || state === 'published');
  if (isClosed && (boxes.length > 0 || keys.length > 0)) wrongs.push(`step ${step}: said closed too soon`);
}

interface Before {
  readonly round: RoundId;
  /** Who was told that their answer is in. */
  readonly acknowledged: readonly number[];
}

/** Another process begins where that one ended: those who heard nothing send again, and the round closes. */
async function goOn(scene: string, step: number, { round, acknowledged }: Before): Promise<void> {
  const db = openDatabase(`file:${join(scene, 'lyceum.db')}`);
  const keys = await openKeyFolder({ folder: join(scene, 'keys'), encryptionKey: null });
  let now = BEGIN.add({ hours: 2 });
  const ctx = contextOf({ db, keys, members: MEMBERS, now: () => now });
  const counted = new Set([...BEFORE, ...acknowledged]);
  for (const number of ANSWERING.filter((one) => !acknowledged.includes(one))) {
    const sent = answerRound(
      ctx,
      actorOf(memberNamed(number)),
      roundId.of(round),
      filledFor(number, 'start_stop_continue'),
    );
    // It may have closed in the process that died.
    if (
      await sent.then(
        () => true,
        () => false,
      )
    )
      counted.add(number);
  }
  now = BEGIN.add({ hours: 24 * 9 });
  await carryOnRounds(ctx, WORKSPACE, now);
  const [found] = await db.kysely.selectFrom('rounds').select(['state', 'answered']).execute();
  const comments = await db.kysely.selectFrom('round_comments').select(['words', 'position']).execute();
  await db.close();
  if (found?.state !== 'closed') wrongs.push(`step ${step}: it ended as ${found?.state}`);
  for (const number of [...BEFORE, ...ANSWERING]) {
    for (const position of [0, 1, 2]) {
      const times = comments.filter(({ words }) => words === `${markerOf(number)} ${position}`).length;
      const isFine = times === 1 || (times === 0 && !counted.has(number));
      if (!isFine)
        wrongs.push(`step ${step}: answer ${number} to question ${position} stands ${times} times`);
    }
  }
  if ((await readdir(join(scene, 'keys'))).length > 0) wrongs.push(`step ${step}: a key is left`);
  const log = await readFile(join(scene, 'lyceum.db-wal')).catch(() => Buffer.alloc(0));
  if (log.length > 0) wrongs.push(`step ${step}: the write-ahead log is not empty`);
}
