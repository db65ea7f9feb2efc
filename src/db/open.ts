import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import pg from 'pg';
import { keepStatements } from './statement-cache.ts';
import type { Tables } from './tables.ts';

export type Engine = 'sqlite' | 'postgres';

export interface Db {
  readonly engine: Engine;
  readonly kysely: Kysely<Tables>;
  /** The SQLite file, so that it can be copied before a migration; null where there is none. */
  readonly file: string | null;
  close(): Promise<void>;
}

const POOLED_CONNECTIONS = 10;

/** Opens the database at `url`: `postgres://…`, `file:<path>` or `:memory:`. Makes the folder of a file; migrates nothing. */
export function openDatabase(url: string): Db {
  if (/^postgres(ql)?:/.test(url)) {
    const pool = new pg.Pool({ connectionString: url, max: POOLED_CONNECTIONS });
    return databaseOf('postgres', new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }), null);
  }
  const path = url.replace(/^file:/, '');
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const kysely = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: keepStatements(openSqlite(path)) }),
  });
  return databaseOf('sqlite', kysely, path === ':memory:' ? null : path);
}

/** A database around a ready Kysely; tests bring PGlite this way. */
export function databaseOf(engine: Engine, kysely: Kysely<Tables>, file: string | null): Db {
  return { engine, kysely, file, close: () => kysely.destroy() };
}

function openSqlite(path: string): Sqlite.Database {
  const database = new Sqlite(path);
  database.pragma('journal_mode = WAL');
  // What a member was told is recorded survives a power cut.
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  // What a person deletes is overwritten, not only unlinked.
  database.pragma('secure_delete = ON');
  // Long enough for another process's import batch, short enough for Slack's three seconds.
  database.pragma('busy_timeout = 2000');
  return database;
}
