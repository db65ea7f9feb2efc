/**
 * The proof that a round loses no answer that it has thanked for, counts none twice, and never says that it has ended before what could
 * link an answer with a person is gone: the process is killed before each of its steps, and another goes on. So for a round that
 * closes, one that is cancelled, and one that too few have answered, twice.
 *
 *   node test/long/rounds.ts [--every 1]
 */
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { migrate } from '../../src/db/migrate.ts';
import { openDatabase } from '../../src/db/open.ts';
import { answerRound } from '../../src/domain/rounds/answering/answering.ts';
import type { RoundId } from '../../src/ids.ts';
import { openKeyFolder } from '../../src/keys/key-folder.ts';
import { filledFor } from '../support/round-answers.ts';
import { actorOf, BEGIN, communityIn, contextOf, memberNamed, openRoundIn } from '../support/round-stage.ts';
import type { RoundOrders } from './killed-round.ts';
import { ALL_ENDINGS, ENDINGS, type Ending, endRound } from './round-endings.ts';
import { DATABASE, KEYS, wrongInTheEnd, wrongNow } from './rounds-verdict.ts';

const { values } = parseArgs({ options: { every: { type: 'string', default: '1' } } });
const every = Number(values.every);
const MEMBERS = 8;
const WORDS: Readonly<Record<Ending, string>> = {
  closes: 'closes',
  cancelled: 'is cancelled',
  'too few': 'has too few answers',
};

/** A round that some have answered, in files that are copied for each kill. */
interface Scene {
  readonly ending: Ending;
  readonly folder: string;
  readonly round: RoundId;
  readonly sealId: string;
}

const folder = await mkdtemp(join(tmpdir(), 'lyceum-rounds-'));
const wrongs: string[] = [];
try {
  const kills = await Promise.all(ALL_ENDINGS.map(killAtEachStep));
  for (const wrong of wrongs) console.log(`WRONG: ${wrong}`);
  const outcome =
    wrongs.length === 0 ? 'Every answer stands once, linked to nobody' : `${wrongs.length} wrongs`;
  const often = ALL_ENDINGS.map((ending, at) => `${kills[at]} times where it ${WORDS[ending]}`).join(', ');
  console.log(`${outcome}: killed ${often}; before every ${every === 1 ? 'step' : `${every} steps`}`);
  process.exitCode = wrongs.length === 0 && kills.every((many) => many > 0) ? 0 : 1;
} finally {
  await rm(folder, { recursive: true });
}

/** @returns how often it was killed. */
async function killAtEachStep(ending: Ending): Promise<number> {
  const scene = await setTheScene(ending);
  let kills = 0;
  for (let step = 1; await isKilledBefore(step, scene); step += every) kills += 1;
  return kills;
}

async function setTheScene(ending: Ending): Promise<Scene> {
  const here = join(folder, ending);
  await mkdir(here);
  const db = openDatabase(`file:${join(here, DATABASE)}`);
  await migrate(db, BEGIN);
  const keys = await openKeyFolder({ folder: join(here, KEYS), encryptionKey: null });
  const ctx = contextOf({ db, keys, members: MEMBERS, now: () => BEGIN });
  const community = await communityIn(ctx);
  const round = await openRoundIn(ctx, community, { template: 'start_stop_continue', title: 'How are we?' });
  for (const number of ENDINGS[ending].before) {
    await answerRound(ctx, actorOf(memberNamed(number)), round, filledFor(number, 'start_stop_continue'));
  }
  await db.close();
  const [sealId = ''] = await keys.list();
  return { ending, folder: here, round, sealId };
}

/** @returns false where it came to its end before. */
async function isKilledBefore(step: number, scene: Scene): Promise<boolean> {
  const here = join(folder, `${scene.ending} ${step}`);
  await cp(scene.folder, here, { recursive: true });
  const { ending, round, sealId } = scene;
  const { answering, before } = ENDINGS[ending];
  const said = await runAndDie({
    database: join(here, DATABASE),
    keys: join(here, KEYS),
    round,
    ending,
    members: MEMBERS,
    killBefore: step,
  });
  const acknowledged = answering.filter((number) => said.includes(`taken ${number}`));
  const found = await wrongNow(here, sealId);
  const counted = new Set([...before, ...acknowledged, ...(await goOn(here, scene, acknowledged))]);
  found.push(...(await wrongInTheEnd(here, { ending, counted, sealId })));
  wrongs.push(...found.map((wrong) => `${ending}, step ${step}: ${wrong}`));
  await rm(here, { recursive: true });
  return !said.includes('done');
}

async function runAndDie(orders: RoundOrders): Promise<string[]> {
  const program = join(import.meta.dirname, 'killed-round.ts');
  const child = spawn(process.execPath, [program, JSON.stringify(orders)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (data: Buffer) => {
    said += data.toString();
  });
  await new Promise((resolve) => child.on('close', resolve));
  return said.split('\n');
}

/**
 * Another process begins where that one ended: those who heard nothing send again, and the round ends.
 * @returns who was thanked now.
 */
async function goOn(
  here: string,
  { ending, round }: Scene,
  acknowledged: readonly number[],
): Promise<number[]> {
  const db = openDatabase(`file:${join(here, DATABASE)}`);
  const keys = await openKeyFolder({ folder: join(here, KEYS), encryptionKey: null });
  let now = BEGIN.add({ hours: 2 });
  const ctx = contextOf({ db, keys, members: MEMBERS, now: () => now });
  const thanked: number[] = [];
  for (const number of ENDINGS[ending].answering) {
    if (acknowledged.includes(number)) continue;
    const filled = filledFor(number, 'start_stop_continue');
    // It may have ended in the process that died.
    await answerRound(ctx, actorOf(memberNamed(number)), round, filled).then(
      () => thanked.push(number),
      () => {},
    );
  }
  const goToDay = (day: number) => {
    now = BEGIN.add({ hours: 24 * day + 12 });
  };
  await endRound(ending, { ctx, round, goToDay });
  await db.close();
  return thanked;
}
