import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { copyFile, deleteCopiesBefore } from '../../src/db/copies.ts';
import { migrate } from '../../src/db/migrate.ts';
import { type Db, openDatabase } from '../../src/db/open.ts';
import { type Tx, write } from '../../src/db/transaction.ts';
import { emptyWriteAheadLog } from '../../src/db/write-ahead-log.ts';
import type { Random } from '../../src/domain/context.ts';
import { largestAnswer } from '../../src/domain/sealing/largest-answer.ts';
import { openSeal, putIntoBox, removeBoxes, type Seal, unseal } from '../../src/domain/sealing/sealing.ts';
import { shuffled } from '../../src/domain/shuffled.ts';
import { sealId, userId, workspaceId } from '../../src/ids.ts';
import { openKeyFolder } from '../../src/keys/key-folder.ts';
import type { KeyStore } from '../../src/keys/key-store.ts';
import { chanceOf } from '../long/chance.ts';
import { LONGEST_TEXT, QUESTIONS } from './attack.ts';
import { readerOf } from './data-files.ts';
import { MEMBERS } from './verdict.ts';
import type { Answer, Published, WorldUnderAttack } from './world-under-attack.ts';

const BEGIN = Temporal.Instant.from('2026-03-02T09:00:00Z');
const WORKSPACE = workspaceId.of('T1');
/** A copy is made after so many answers. */
const COPIED_AFTER = [13, 29];

const answerBytes = largestAnswer([
  ...Array.from({ length: QUESTIONS }, () => ({ kind: 'words' as const, most: LONGEST_TEXT })),
]);

/** What the steps of a round work with. */
export interface Stage {
  readonly db: Db;
  readonly random: Random;
  readonly seal: Seal;
  /** Appends a line to the log. */
  log(line: object): Promise<void>;
}

/** Ways in which a world that is built on sealed boxes may be built wrongly. */
export interface Faults {
  /** The source of chance for shuffling. */
  readonly random?: Random;
  /** Beside taking a person's answer. */
  readonly submitting?: (stage: Stage, member: string, answer: Answer) => Promise<void>;
  /** Writes what is published, in the place of what is right. */
  readonly publishing?: (tx: Tx, stage: Stage, answers: readonly Answer[]) => Promise<void>;
}

/** Rounds on the real sealed boxes and the real key store, with the least of a closing around them, which can be built wrongly. */
export async function sealedWorld(seed: number, faults: Faults = {}): Promise<WorldUnderAttack> {
  const folder = await mkdtemp(join(tmpdir(), 'lyceum-anonymity-'));
  const data = join(folder, 'data');
  await mkdir(data);
  const log = join(data, 'lyceum.log');
  await writeFile(log, '');
  const db = openDatabase(join(data, 'lyceum.db'));
  const keys = await openKeyFolder({ folder: join(folder, 'keys'), encryptionKey: null });
  await migrate(db, BEGIN);
  await makeResults(db);
  const random = faults.random ?? chanceOf(seed + 1_000_000);
  let now = BEGIN;
  let answers = 0;
  let stage: Stage | null = null;
  const current = (): Stage => {
    if (stage === null) throw new Error('no round is open');
    return stage;
  };
  return {
    members: Array.from({ length: MEMBERS }, (_, n) => `UMEMBER${n}X`),
    files: readerOf(data),
    async open() {
      now = now.add({ hours: 24 });
      await deleteCopiesBefore(db, now);
      answers = 0;
      const seal = await openRound(db, keys);
      const line = (words: object) => writeFile(log, `${JSON.stringify(words)}\n`, { flag: 'a' });
      stage = { db, random, seal, log: line };
    },
    async submit(member, answer) {
      const { seal } = current();
      await submitTo(db, await withKey(keys, seal), random, member, answer);
      await faults.submitting?.(current(), member, answer);
      answers += 1;
      if (COPIED_AFTER.includes(answers)) await copyFile(db, now.add({ minutes: answers }));
    },
    async close(onlooker) {
      const { seal } = current();
      const open = await withKey(keys, seal);
      await write(db, async (tx) => {
        const sealed = (await unseal(tx, open, random)).map(answerIn);
        await (faults.publishing ?? publish)(tx, current(), sealed);
      });
      await onlooker();
      await keys.destroy(seal.sealId);
      await onlooker();
      await write(db, (tx) => removeBoxes(tx, seal), 'seals');
      await copyFile(db, now.add({ minutes: 59 }));
      await onlooker();
      while (!(await emptyWriteAheadLog(db))) await onlooker();
      return [];
    },
    published: () => publishedIn(db, current()),
    async stop() {
      await db.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** In the place of the tables that rounds have. */
async function makeResults(db: Db): Promise<void> {
  await sql`
    create table results (
      id text primary key, round text not null, question integer not null, words text not null,
      closed_on text not null
    )`.execute(db.kysely);
}

async function openRound(db: Db, keys: KeyStore): Promise<Seal> {
  const id = sealId.of(crypto.randomUUID());
  await keys.create(id);
  const key = await keys.read(id);
  if (key === null) throw new Error('the key is gone');
  const seal = { workspaceId: WORKSPACE, sealId: id, key };
  await write(db, (tx) => openSeal(tx, seal, { answerBytes, capacity: MEMBERS }));
  return seal;
}

async function withKey(keys: KeyStore, seal: Seal): Promise<Seal> {
  const key = await keys.read(seal.sealId);
  if (key === null) throw new Error('the key is gone');
  return { ...seal, key };
}

async function submitTo(db: Db, seal: Seal, random: Random, member: string, answer: Answer): Promise<void> {
  const given = { memberId: userId.of(member), answer: JSON.stringify(answer.texts) };
  const outcome = await write(db, (tx) => putIntoBox(tx, seal, given, random), 'seals');
  if (outcome !== 'taken') throw new Error(`the answer was not taken: ${outcome}`);
}

function answerIn(sealed: string): Answer {
  return { texts: JSON.parse(sealed) };
}

/** Each question's texts shuffled by themselves, and all rows in an order of chance. */
async function publish(tx: Tx, stage: Stage, answers: readonly Answer[]): Promise<void> {
  const { random } = stage;
  const rows = Array.from({ length: QUESTIONS }, (_, question) =>
    shuffled(answers, random).map(({ texts }) => ({ question, words: texts[question] ?? '' })),
  ).flat();
  for (const { question, words } of shuffled(rows, random)) {
    await addResult(tx, stage, { id: random.uuid(), question, words });
  }
}

export async function addResult(
  tx: Tx,
  { seal }: Stage,
  row: {
    readonly id: string;
    readonly question: number;
    readonly words: string;
  },
): Promise<void> {
  await sql`
    insert into results values (${row.id}, ${seal.sealId}, ${row.question}, ${row.words}, '2026-03-02')
  `.execute(tx);
}

/** As they come. */
async function publishedIn(db: Db, { seal }: Stage): Promise<Published[]> {
  const found = await sql<{ question: number; words: string }>`
    select question, words from results where round = ${seal.sealId} order by question, rowid
  `.execute(db.kysely);
  return Array.from({ length: QUESTIONS }, (_, question) => ({
    question,
    texts: found.rows.filter((row) => row.question === question).map(({ words }) => words),
  }));
}
