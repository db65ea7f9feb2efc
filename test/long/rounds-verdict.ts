import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Db, openDatabase } from '../../src/db/open.ts';
import { markerOf } from '../support/round-answers.ts';
import { ENDINGS, type Ending } from './round-endings.ts';

export const DATABASE = 'lyceum.db';
export const KEYS = 'keys';

/** What must hold at every moment, whatever was cut in the middle: a round that says that it has ended is sealed for good. */
export async function wrongNow(scene: string, sealId: string): Promise<string[]> {
  // SQLite tidies up as it opens and closes a database; what lies there is looked at as it lies there.
  const copy = join(scene, 'copy');
  await mkdir(copy);
  for (const name of await databaseFiles(scene)) await cp(join(scene, name), join(copy, name));
  const db = openDatabase(`file:${join(copy, DATABASE)}`);
  const ended = (await statesIn(db)).some((state) => state !== 'open' && !MEANWHILE.includes(state));
  const told = await db.kysely
    .selectFrom('letter_parts')
    .select('kind')
    .where('kind', '=', 'round-closed')
    .execute();
  const { length: sealed } = await db.kysely.selectFrom('sealed_boxes').select('box').execute();
  await db.close();
  await rm(copy, { recursive: true });
  if (!ended) return told.length > 0 ? ['its leader is told of the closing before it has closed'] : [];
  const keys = await readdir(join(scene, KEYS));
  return [
    ...(keys.length > 0 ? ['it says that it has ended, and there is a key'] : []),
    ...(sealed > 0 ? ['it says that it has ended, and there are boxes'] : []),
    // The round's own row named it before, and the file says so until the log is written back.
    ...(await filesNaming(scene, sealId, { allowed: 1 })).map(
      (name) => `it says that it has ended, and ${name} holds a box`,
    ),
  ];
}

const MEANWHILE = ['closing', 'tallied', 'discarding'];

/** What must hold in the end. @param counted numbers of those who were thanked for an answer. */
export async function wrongInTheEnd(
  scene: string,
  { ending, counted, sealId }: { ending: Ending; counted: ReadonlySet<number>; sealId: string },
): Promise<string[]> {
  const { before, answering, state } = ENDINGS[ending];
  const db = openDatabase(`file:${join(scene, DATABASE)}`);
  const [ended] = await statesIn(db);
  const comments = await db.kysely.selectFrom('round_comments').select('words').execute();
  const seals = await db.kysely.selectFrom('seals').select('id').execute();
  await db.close();
  const wrongs: string[] = [];
  if (ended !== state) wrongs.push(`it ended as ${ended}`);
  if (seals.length > 0) wrongs.push('a seal is left');
  if ((await readdir(join(scene, KEYS))).length > 0) wrongs.push('a key is left');
  for (const name of await filesNaming(scene, sealId, { allowed: 0 })) wrongs.push(`${name} holds a box`);
  for (const number of [...before, ...answering]) {
    for (const position of [0, 1, 2]) {
      const times = comments.filter(({ words }) => words === `${markerOf(number)} ${position}`).length;
      const isShown = state === 'closed' && counted.has(number);
      const isFine = times === 1 ? state === 'closed' : times === 0 && !isShown;
      if (!isFine) wrongs.push(`answer ${number} to question ${position} stands ${times} times`);
    }
  }
  const written = (await readFile(join(scene, DATABASE), 'latin1')).split('marker-of-').length - 1;
  if (written !== comments.length) {
    wrongs.push(`${comments.length} comments are shown, and ${written} stand in the file`);
  }
  return wrongs;
}

async function statesIn(db: Db): Promise<string[]> {
  const rows = await db.kysely.selectFrom('rounds').select('state').execute();
  return rows.map(({ state }) => state);
}

/** Files in which a seal is named, as each row of boxes and receipts does: in the database's own more often than is allowed. */
async function filesNaming(
  scene: string,
  sealId: string,
  { allowed }: { readonly allowed: number },
): Promise<string[]> {
  const names: string[] = [];
  for (const name of await databaseFiles(scene)) {
    const times = (await readFile(join(scene, name), 'latin1')).split(sealId).length - 1;
    if (times > (name === DATABASE ? allowed : 0)) names.push(name);
  }
  return names;
}

async function databaseFiles(scene: string): Promise<string[]> {
  return (await readdir(scene)).filter((name) => name.startsWith(DATABASE) && !name.endsWith('-shm'));
}
