import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { type DatabaseConnection, type Driver, Kysely, PGliteDialect, sql } from 'kysely';
import { migrate } from '../../src/db/migrate.ts';
import { type Db, databaseOf } from '../../src/db/open.ts';
import type { Tables } from '../../src/db/tables.ts';

const MIGRATIONS = join(import.meta.dirname, '../../migrations');
const KEPT_COPIES = join(import.meta.dirname, '../../node_modules/.cache/lyceum');
const A_DAY = Temporal.Instant.from('2026-01-05T09:00:00Z');

/** A migrated PGlite. Kept as a copy on disk until a migration changes: migrating takes seconds, loading less. */
export async function openPGlite(): Promise<Db> {
  const copy = join(KEPT_COPIES, `pglite-${await digestOfMigrations()}.tar`);
  const known = await readFile(copy).catch(() => null);
  const pglite = await PGlite.create(known === null ? {} : { loadDataDir: new Blob([known]) });
  const db = databaseOf('postgres', new Kysely<Tables>({ dialect: new OneAtATimeDialect({ pglite }) }), null);
  if (known === null) {
    await migrate(db, A_DAY);
    await keepCopy(pglite, copy);
  }
  return db;
}

/** Leaves the tables as the migrations left them: empty. */
export async function emptyTables(db: Db): Promise<void> {
  const found = await sql<{ tablename: string }>`
    select tablename from pg_tables where schemaname = 'public' and tablename <> 'schema_migrations'
  `.execute(db.kysely);
  const tables = found.rows.map((row) => sql.table(row.tablename));
  await sql`truncate ${sql.join(tables)} restart identity cascade`.execute(db.kysely);
}

async function digestOfMigrations(): Promise<string> {
  const digest = createHash('sha256');
  for (const file of (await readdir(MIGRATIONS)).sort()) {
    digest.update(file).update(await readFile(join(MIGRATIONS, file)));
  }
  return digest.digest('hex').slice(0, 16);
}

/** Written aside first: test files run beside each other, and none may load half a copy. */
async function keepCopy(pglite: PGlite, copy: string): Promise<void> {
  await mkdir(KEPT_COPIES, { recursive: true });
  const aside = `${copy}.${process.pid}`;
  await writeFile(aside, await (await pglite.dumpDataDir('none')).bytes());
  await rename(aside, copy);
  const older = (await readdir(KEPT_COPIES)).filter((file) => file.endsWith('.tar') && !copy.endsWith(file));
  for (const file of older) await rm(join(KEPT_COPIES, file), { force: true });
}

/** PGlite has one connection, and Kysely's dialect for it lets transactions overlap there: they must queue. */
class OneAtATimeDialect extends PGliteDialect {
  override createDriver(): Driver {
    const driver = super.createDriver();
    let free: Promise<void> = Promise.resolve();
    let release: () => void = () => undefined;
    return {
      init: (options) => driver.init(options),
      async acquireConnection(): Promise<DatabaseConnection> {
        const before = free;
        const turn = Promise.withResolvers<void>();
        free = turn.promise;
        await before;
        release = turn.resolve;
        return await driver.acquireConnection();
      },
      beginTransaction: (connection, settings) => driver.beginTransaction(connection, settings),
      commitTransaction: (connection) => driver.commitTransaction(connection),
      rollbackTransaction: (connection) => driver.rollbackTransaction(connection),
      releaseConnection: async () => release(),
      destroy: () => driver.destroy(),
    };
  }
}
