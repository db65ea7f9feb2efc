import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { up as makeDeliveriesAnew } from '../../migrations/0014-delivery-pictures.ts';
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

async function forgetFirst(db: Db): Promise<void> {
  await sql`delete from schema_migrations where name = (select min(name) from schema_migrations)`.execute(
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
    await forgetFirst(db);
    // Its tables are there already, so it fails when it runs again.
    await expect(migrate(db, MARCH)).rejects.toThrow();
    const names = await sql<{ name: string }>`select name from schema_migrations`.execute(db.kysely);
    expect(names.rows).toHaveLength(
      (await readdir(join(import.meta.dirname, '../../migrations'))).length - 1,
    );
    expect((await readdir(made)).filter((name) => name.includes('before'))).toHaveLength(1);
    await db.close();
  });

  test('keep what is owed when its table is made anew', async () => {
    const db = openDatabase(':memory:');
    await migrate(db, MARCH);
    const at = '2026-03-02T09:00:00.000Z';
    await sql`insert into workspaces values ('T1', 'Acme', 'UBOT', ${at}, null)`.execute(db.kysely);
    await sql`insert into deliveries (workspace_id, id, key, kind, subject, to_user_id, due_at, state, wanted_revision,
      shown_revision, is_withdrawn, attempts, is_told, created_at)
      values ('T1', 'one', 'share:1', 'share', '{}', 'UANA', ${at}, 'owed', 2, 0, 0, 3, 0, ${at})`.execute(
      db.kysely,
    );
    const rowsOf = async () => (await sql`select * from deliveries`.execute(db.kysely)).rows;
    const indexesOf = async () =>
      (
        await sql`select name, sql from sqlite_schema where type = 'index' and tbl_name = 'deliveries'`.execute(
          db.kysely,
        )
      ).rows;
    const before = [await rowsOf(), await indexesOf()];
    await makeDeliveriesAnew({
      engine: 'sqlite',
      run: async (statement) => void (await statement.execute(db.kysely)),
    });
    expect(before[0]).toHaveLength(1);
    expect([await rowsOf(), await indexesOf()]).toEqual(before);
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
  await forgetFirst(db);
  await expect(migrate(db, MARCH)).rejects.toThrow();
  expect(await deleteCopiesBefore(db, MARCH)).toBe(0);
  expect(await deleteCopiesBefore(db, MARCH.add(A_WEEK))).toBe(1);
  expect((await readdir(made)).some((name) => name === 'lyceum.db')).toBe(true);
  await db.close();
});
