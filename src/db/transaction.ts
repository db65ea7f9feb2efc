import { type Kysely, sql } from 'kysely';
import { commitTogether } from './group-commit.ts';
import type { Db } from './open.ts';
import type { Tables } from './tables.ts';

declare const inTransaction: unique symbol;

/** A handle to the open transaction. Stores take this and nothing else, so that no query can run past it. */
export type Tx = Kysely<Tables> & { readonly [inTransaction]: true; readonly engine: Db['engine'] };

const RETRIES = 5;
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';

function asTx(db: Db, handle: Kysely<Tables>): Tx {
  return Object.assign(handle, { engine: db.engine }) as Tx;
}

function mayRunAgain(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === SERIALIZATION_FAILURE || code === DEADLOCK;
}

/**
 * One serializable transaction: all of `body` or nothing. The body may run again after a conflict, so ids, randomness
 * and `now` come from outside it, and it awaits nothing but its own queries.
 * @param inTurn a table whose writers come one after the other. For those who all write one row: together they would undo each
 * other's work until nobody may try again.
 */
export async function write<T>(
  db: Db,
  body: (tx: Tx) => Promise<T>,
  inTurn: keyof Tables | null = null,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      if (db.engine === 'sqlite') {
        return await commitTogether(db.kysely, (handle) => body(asTx(db, handle)));
      }
      return await db.kysely
        .transaction()
        .setIsolationLevel('serializable')
        .execute(async (handle) => {
          if (inTurn !== null) await waitForTurn(handle, inTurn);
          return await body(asTx(db, handle));
        });
    } catch (error) {
      if (attempt === RETRIES || !mayRunAgain(error)) throw error;
    }
  }
}

/** Must be the transaction's first statement: unlike a query it fixes no snapshot, which would be old when the turn comes. */
async function waitForTurn(handle: Kysely<Tables>, table: keyof Tables): Promise<void> {
  await sql`lock table ${sql.table(table)} in share row exclusive mode`.execute(handle);
}

/** Queries that see one state of the data and change nothing. */
export async function read<T>(db: Db, body: (tx: Tx) => Promise<T>): Promise<T> {
  if (db.engine === 'sqlite') {
    // One connection: holding it is a snapshot already, and spares the commit.
    return await db.kysely.connection().execute((handle) => body(asTx(db, handle)));
  }
  return await db.kysely
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((handle) => body(asTx(db, handle)));
}

/** Whether the database answers at all; for the health page. */
export async function answers(db: Db): Promise<boolean> {
  try {
    await sql`select 1`.execute(db.kysely);
    return true;
  } catch {
    return false;
  }
}
