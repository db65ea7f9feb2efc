import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Db, openDatabase } from '../../src/db/open.ts';
import { write } from '../../src/db/transaction.ts';

let folder = '';
let db: Db;
/** Another connection: it sees what is committed and nothing else. */
let onlooker: Db;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lyceum-commit-'));
  db = openDatabase(`file:${join(folder, 'notes.db')}`);
  onlooker = openDatabase(`file:${join(folder, 'notes.db')}`);
  await sql`create table notes (n integer primary key, word text not null)`.execute(db.kysely);
});
afterEach(async () => {
  await db.close();
  await onlooker.close();
  await rm(folder, { recursive: true });
});

async function notes(): Promise<number[]> {
  const found = await sql<{ n: number }>`select n from notes order by n`.execute(onlooker.kysely);
  return found.rows.map((row) => row.n);
}

function note(n: number, then: () => void = () => {}): Promise<number> {
  return write(db, async (tx) => {
    await sql`insert into notes (n, word) values (${n}, 'first')`.execute(tx);
    await sql`update notes set word = 'second' where n = ${n}`.execute(tx);
    then();
    return n;
  });
}

it('keeps what succeeds and nothing of what fails, whatever goes together', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }), async (fails) => {
      await sql`delete from notes`.execute(db.kysely);
      const outcomes = await Promise.allSettled(
        fails.map((fail, n) =>
          note(n, () => {
            if (fail) throw new Error(`note ${n} is refused`);
          }),
        ),
      );
      const kept = fails.flatMap((fail, n) => (fail ? [] : [n]));
      expect(await notes()).toEqual(kept);
      expect(outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))).toEqual(
        kept,
      );
      for (const [n, outcome] of outcomes.entries()) {
        if (outcome.status === 'rejected') expect(outcome.reason.message).toBe(`note ${n} is refused`);
      }
    }),
    { numRuns: 30 },
  );
});

it('tells nobody before it is committed', async () => {
  const seen = await Promise.all(
    Array.from({ length: 40 }, async (_, n) => (await notesAfter(note(n))).includes(n)),
  );
  expect(seen.every(Boolean)).toBe(true);
});

async function notesAfter(told: Promise<number>): Promise<number[]> {
  await told;
  return await notes();
}

it('lets each see those before it', async () => {
  const counts = await Promise.all(
    Array.from({ length: 5 }, (_, n) =>
      write(db, async (tx) => {
        await sql`insert into notes (n, word) values (${n}, 'a')`.execute(tx);
        const found = await sql<{ count: number }>`select count(*) as count from notes`.execute(tx);
        return found.rows[0]?.count;
      }),
    ),
  );
  expect(counts).toEqual([1, 2, 3, 4, 5]);
});

it('fails all where one takes the whole transaction back, as a full disk does, and goes on with the next', async () => {
  const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  const outcomes = await Promise.allSettled([
    note(1),
    write(db, async (tx) => {
      await sql`rollback`.execute(tx);
      throw full;
    }),
    note(3),
  ]);
  expect(outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason)).toEqual([
    full,
    full,
    full,
  ]);
  expect(await notes()).toEqual([]);
  await note(4);
  expect(await notes()).toEqual([4]);
});

it('names the error itself where one alone takes its transaction back', async () => {
  const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  const refused = write(db, async (tx) => {
    await sql`rollback`.execute(tx);
    throw full;
  });
  await expect(refused).rejects.toBe(full);
  await note(1);
  expect(await notes()).toEqual([1]);
});
