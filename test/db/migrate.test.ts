import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { deleteCopiesBefore } from '../../src/db/copies.ts';
import { migrate, NewerSchemaError } from '../../src/db/migrate.ts';
import { type Db, openDatabase } from '../../src/db/open.ts';

const MARCH = Temporal.Instant.from('2026-03-02T09:00:00Z');
const A_WEEK = { hours: 7 * 24 };
const folders: string[] = [];

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'lyceum-'));
  folders.push(made);
  return made;
}

async function forgetLast(db: Db): Promise<void> {
  await sql`delete from schema_migrations where name = (select max(name) from schema_migrations)`.execute(
    db.kysely,
  );
}

afterEach(async () => {
  for (const made of folders.splice(0)) await rm(made, { recursive: true });
});

describe('migrations', () => {
  test('run once, in their order', async () => {
    const db = openDatabase(':memory:');
    const applied = await migrate(db, MARCH);
    expect(applied).toEqual([...applied].sort());
    expect(applied.length).toBeGreaterThan(3);
    expect(await migrate(db, MARCH)).toEqual([]);
    await db.close();
  });

  test('leave nothing behind where one fails, and copy the file before they change it', async () => {
    const made = await folder();
    const db = openDatabase(join(made, 'lyceum.db'));
    await migrate(db, MARCH);
    expect((await readdir(made)).filter((name) => name.includes('before'))).toEqual([]);
    await forgetLast(db);
    // Its tables are there already, so it fails when it runs again.
    await expect(migrate(db, MARCH)).rejects.toThrow();
    const names = await sql<{ name: string }>`select name from schema_migrations`.execute(db.kysely);
    expect(names.rows).toHaveLength(
      (await readdir(join(import.meta.dirname, '../../migrations'))).length - 1,
    );
    expect((await readdir(made)).filter((name) => name.includes('before'))).toHaveLength(1);
    await db.close();
  });

  test('refuse a database of a newer version', async () => {
    const db = openDatabase(':memory:');
    await migrate(db, MARCH);
    await sql`insert into schema_migrations values ('9999-of-tomorrow', '2026-03-02T09:00:00.000Z')`.execute(
      db.kysely,
    );
    await expect(migrate(db, MARCH)).rejects.toThrow(NewerSchemaError);
    await db.close();
  });
});

test('copies go after a week, and nothing else does', async () => {
  const made = await folder();
  const db = openDatabase(join(made, 'lyceum.db'));
  await migrate(db, MARCH);
  await forgetLast(db);
  await expect(migrate(db, MARCH)).rejects.toThrow();
  expect(await deleteCopiesBefore(db, MARCH)).toBe(0);
  expect(await deleteCopiesBefore(db, MARCH.add(A_WEEK))).toBe(1);
  expect((await readdir(made)).some((name) => name === 'lyceum.db')).toBe(true);
  await db.close();
});
