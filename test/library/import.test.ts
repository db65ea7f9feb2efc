import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Clock } from '../../src/clock.ts';
import { migrate } from '../../src/db/migrate.ts';
import { openDatabase } from '../../src/db/open.ts';
import { runImport } from '../../src/import/run.ts';
import { NOON, openLibrary, shelve } from './shelves.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lyceum-import-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** `paused` runs while the import lets others have their turn. */
function clockWith(paused: () => Promise<void> = async () => {}): Clock {
  return { now: () => NOON, sleepUntil: paused };
}

async function library(communities = 1): Promise<string> {
  const url = `file:${join(folder, 'lyceum.db')}`;
  const db = openDatabase(url);
  await migrate(db, NOON);
  await openLibrary(db, communities);
  await db.close();
  return url;
}

async function file(...lines: readonly (string | object)[]): Promise<string> {
  const path = join(folder, 'entries.jsonl');
  await writeFile(
    path,
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  );
  return path;
}

async function run(databaseUrl: string, given: readonly string[], clock: Clock = clockWith()) {
  const said = { out: '', err: '' };
  const code = await runImport(given, {
    databaseUrl,
    clock,
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
  });
  return { code, ...said };
}

async function titles(databaseUrl: string): Promise<(string | null)[]> {
  const db = openDatabase(databaseUrl);
  const rows = await db.kysely.selectFrom('shares').select('title').orderBy('title').execute();
  await db.close();
  return rows.map((row) => row.title);
}

it('takes what it can, and reports what it could not and why', async () => {
  const url = await library();
  const path = await file(
    '\uFEFF{"title": "One", "body": "first", "learned_at": "2020-01-01"}',
    '{"title": "Two", ',
    { title: 'Three', body: 'third', learned_at: '2020-01-03', link: 'javascript:alert(1)' },
    '',
    { title: 'one', body: 'FIRST', learned_at: '2021-01-01' },
    { title: 'Undated', body: 'sixth' },
    { title: 'Undated too', body: 'seventh', learned_at: null },
  );
  const { code, out } = await run(url, [path, '--author', 'The old wiki']);
  expect(code).toBe(0);
  expect(out).toBe(
    [
      '6 lines read: 4 taken, 0 already in the library, 2 not taken.',
      '',
      'Not taken:',
      '  is not JSON: line 2',
      '  says the same as line 1: line 5',
      '',
      'Taken with a change:',
      '  the link is none that a browser opens, so it was left out: line 3',
      '  it has no date, so another stands in its place: lines 6–7',
      '',
    ].join('\n'),
  );
  expect(await titles(url)).toEqual(['One', 'Three', 'Undated', 'Undated too']);
});

it('changes nothing when it runs again, and goes on where it was interrupted', async () => {
  const url = await library();
  const entries = Array.from({ length: 120 }, (_, n) => ({
    title: `Entry ${n}`,
    body: `body ${n}`,
    learned_at: '2020-01-01',
  }));
  const path = await file(...entries);
  let pauses = 0;
  const interrupted = clockWith(async () => {
    pauses += 1;
    if (pauses === 2) throw new Error('switched off');
  });
  expect((await run(url, [path], interrupted)).code).toBe(1);
  expect(await titles(url)).toHaveLength(100);
  expect((await run(url, [path])).out).toContain('20 taken, 100 already in the library, 0 not taken');
  expect((await run(url, [path])).out).toContain('0 taken, 120 already in the library, 0 not taken');
  expect(await titles(url)).toHaveLength(120);
});

it('lets a running bot write between two batches', async () => {
  const url = await library();
  const bot = openDatabase(url);
  const path = await file(
    ...Array.from({ length: 101 }, (_, n) => ({ body: `body ${n}`, learned_at: '2020-01-01' })),
  );
  let written = 0;
  const clock = clockWith(async () => {
    written += 1;
    await shelve(bot, written, { learned: 'from the bot' });
  });
  expect((await run(url, [path], clock)).code).toBe(0);
  await bot.close();
  expect(written).toBe(3);
  expect(await titles(url)).toHaveLength(104);
});

it('tries a file of 50,000 lines without writing', async () => {
  const lines = Array.from(
    { length: 50_000 },
    (_, n) => `{"title":"Entry ${n}","body":"body of ${n}","learned_at":"2020-01-01"}`,
  );
  const { code, out } = await run('file:/nowhere/at/all.db', [await file(...lines), '--dry-run']);
  expect(out).toContain('50,000 lines read: 50,000 can be taken, 0 cannot.');
  expect(out).toContain('Nothing was written.');
  expect(code).toBe(0);
});

it('asks for the channel where there are several communities', async () => {
  const url = await library(2);
  const path = await file({ title: 'One', body: 'first' });
  const unnamed = await run(url, [path]);
  expect(unnamed.code).toBe(1);
  expect(unnamed.err).toContain('Please name one with --channel: #learning-1 (C1), #learning-2 (C2)');
  expect((await run(url, [path, '--channel', '#learning-2', '--undated', '2016-05-04'])).out).toContain(
    '1 taken',
  );
  const db = openDatabase(url);
  const row = await db.kysely
    .selectFrom('shares')
    .select(['community_id', 'learned_at'])
    .executeTakeFirstOrThrow();
  await db.close();
  expect(row.community_id.endsWith('2')).toBe(true);
  expect(row.learned_at).toBe('2016-05-04T12:00:00.000Z');
});

it.each([
  [[], 'Please name the file to import.'],
  [['a', 'b'], 'Please name one file only.'],
  [['--nonsense'], 'nonsense'],
  [['nowhere.jsonl'], 'There is no file at this place.'],
  [['a', '--undated', 'soon'], 'The date after --undated looks like 2026-01-31.'],
  [['a', '--author', ' '], 'The name after --author has 1 to 80 characters.'],
])('refuses %j with a sentence', async (given, sentence) => {
  const { code, err } = await run(await library(), given);
  expect(code).toBe(1);
  expect(err).toContain(sentence);
});
