import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Db, openDatabase } from '../../src/db/open.ts';
import { emptyWriteAheadLog } from '../../src/db/write-ahead-log.ts';

let folder = '';
let file = '';
let db: Db;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lyceum-log-'));
  file = join(folder, 'notes.db');
  db = openDatabase(`file:${file}`);
  await sql`create table notes (word text not null)`.execute(db.kysely);
  await sql`insert into notes values ('a word that is deleted')`.execute(db.kysely);
});
afterEach(async () => {
  await db.close();
  await rm(folder, { recursive: true });
});

const bytesOfLog = async () => (await stat(`${file}-wal`)).size;

describe('the write-ahead log', () => {
  it('is empty afterwards, and with it goes what was deleted', async () => {
    await sql`delete from notes`.execute(db.kysely);
    expect((await readFile(`${file}-wal`)).includes('a word')).toBe(true);
    expect(await emptyWriteAheadLog(db)).toBe(true);
    expect(await bytesOfLog()).toBe(0);
    expect((await readFile(file)).includes('a word')).toBe(false);
    expect(await emptyWriteAheadLog(db)).toBe(true);
  });

  it('is said to be there still while another reads what was, and is emptied when they are done', async () => {
    const other = new Sqlite(file);
    other.exec('begin');
    other.prepare('select word from notes').all();
    await sql`delete from notes`.execute(db.kysely);
    expect(await emptyWriteAheadLog(db)).toBe(false);
    expect(await bytesOfLog()).toBeGreaterThan(0);
    other.exec('commit');
    expect(await emptyWriteAheadLog(db)).toBe(true);
    expect(await bytesOfLog()).toBe(0);
    other.close();
  });

  it('is none in memory', async () => {
    const memory = openDatabase('file::memory:');
    expect(await emptyWriteAheadLog(memory)).toBe(true);
    await memory.close();
  });
});
