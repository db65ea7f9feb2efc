import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Kysely, RawBuilder } from 'kysely';
import { copyFile } from './copies.ts';
import { type InstantText, writeInstant } from './instants.ts';
import type { Db, Engine } from './open.ts';
import type { Tables } from './tables.ts';

/** What a migration is given: it knows no row types, since those move on and it does not. */
export interface Migration {
  readonly engine: Engine;
  run(statement: RawBuilder<unknown>): Promise<void>;
}

/** What a file in migrations/ exports as `up`. It runs inside one transaction. */
export type Up = (migration: Migration) => Promise<void>;

const FOLDER = join(import.meta.dirname, '../../migrations');

export class NewerSchemaError extends Error {
  override name = 'NewerSchemaError';
}

interface MigrationRow {
  name: string;
  applied_at: InstantText;
}
type WithMigrations = Tables & { schema_migrations: MigrationRow };

/**
 * Brings the schema up to this program's, one transaction a migration, after a copy of the file where there is one.
 * Forward only. @returns the names applied. @throws NewerSchemaError where the database knows migrations that we do not.
 */
export async function migrate(db: Db, now: Temporal.Instant): Promise<string[]> {
  const known = (await readdir(FOLDER)).filter((file) => /^\d{4}-.*\.ts$/.test(file)).sort();
  const kysely = db.kysely.withTables<{ schema_migrations: MigrationRow }>();
  const applied = await appliedMigrations(kysely);
  const stranger = applied.find((name) => !known.includes(`${name}.ts`));
  if (stranger !== undefined) {
    throw new NewerSchemaError(
      `The database has the migration ${stranger}, which this version does not know. Start the newer version again.`,
    );
  }
  const missing = known.map((file) => basename(file, '.ts')).filter((name) => !applied.includes(name));
  if (missing.length > 0 && applied.length > 0) await copyFile(db, now);
  for (const name of missing) await applyOne(kysely, db.engine, name, now);
  return missing;
}

async function appliedMigrations(kysely: Kysely<WithMigrations>): Promise<string[]> {
  await kysely.schema
    .createTable('schema_migrations')
    .ifNotExists()
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('applied_at', 'text', (column) => column.notNull())
    .execute();
  const rows = await kysely.selectFrom('schema_migrations').select('name').orderBy('name').execute();
  return rows.map((row) => row.name);
}

async function applyOne(kysely: Kysely<WithMigrations>, engine: Engine, name: string, now: Temporal.Instant) {
  const loaded: { up: Up } = await import(pathToFileURL(join(FOLDER, `${name}.ts`)).href);
  const transaction =
    engine === 'postgres' ? kysely.transaction().setIsolationLevel('serializable') : kysely.transaction();
  await transaction.execute(async (tx) => {
    await loaded.up({
      engine,
      run: async (statement) => {
        await statement.execute(tx);
      },
    });
    await tx
      .insertInto('schema_migrations')
      .values({ name, applied_at: writeInstant(now) })
      .execute();
  });
}
