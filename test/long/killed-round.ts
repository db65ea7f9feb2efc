/** The process that is killed: it answers a round for some members, lets it close, and ends itself before the step it is told. */
import { writeSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { databaseOf } from '../../src/db/open.ts';
import { keepStatements } from '../../src/db/statement-cache.ts';
import type { Tables } from '../../src/db/tables.ts';
import { answerRound } from '../../src/domain/rounds/answering/answering.ts';
import { carryOnRounds } from '../../src/domain/rounds/closing/carrying-on.ts';
import { roundId } from '../../src/ids.ts';
import { openKeyFolder } from '../../src/keys/key-folder.ts';
import type { KeyStore } from '../../src/keys/key-store.ts';
import { filledFor } from '../support/round-answers.ts';
import { actorOf, BEGIN, contextOf, memberNamed, WORKSPACE } from '../support/round-stage.ts';

export interface RoundOrders {
  readonly database: string;
  readonly keys: string;
  readonly round: string;
  readonly members: number;
  /** Numbers of those who answer now. */
  readonly answering: readonly number[];
  /** Before which step it ends: each query and each word with the key store is one. Null: it does all. */
  readonly killBefore: number | null;
}

const orders: RoundOrders = JSON.parse(process.argv[2] ?? '');
let steps = 0;
let isCounting = false;

function step(): void {
  if (!isCounting) return;
  steps += 1;
  if (steps === orders.killBefore) process.kill(process.pid, 'SIGKILL');
}

function countingDatabase() {
  const database = new Sqlite(orders.database);
  for (const pragma of [
    'journal_mode = WAL',
    'synchronous = FULL',
    'foreign_keys = ON',
    'secure_delete = ON',
  ]) {
    database.pragma(pragma);
  }
  const kept = keepStatements(database);
  return {
    close: kept.close,
    prepare(sql: string) {
      step();
      return kept.prepare(sql);
    },
  };
}

function counting(keys: KeyStore): KeyStore {
  return {
    create: (seal) => keys.create(seal),
    read: async (seal) => {
      step();
      return await keys.read(seal);
    },
    destroy: async (seal) => {
      step();
      await keys.destroy(seal);
      // It is destroyed, and nobody knows yet.
      step();
    },
    list: () => keys.list(),
  };
}

const dialect = new SqliteDialect({ database: countingDatabase() });
const db = databaseOf('sqlite', new Kysely<Tables>({ dialect }), orders.database);
const keys = counting(await openKeyFolder({ folder: orders.keys, encryptionKey: null }));
let now = BEGIN.add({ hours: 1 });
const ctx = contextOf({ db, keys, members: orders.members, now: () => now });
const round = roundId.of(orders.round);
isCounting = true;
for (const number of orders.answering) {
  const { is } = await answerRound(
    ctx,
    actorOf(memberNamed(number)),
    round,
    filledFor(number, 'start_stop_continue'),
  );
  writeSync(1, `${is} ${number}\n`);
}
now = BEGIN.add({ hours: 24 * 8 });
await carryOnRounds(ctx, WORKSPACE, now);
await db.close();
writeSync(1, `done ${steps}\n`);
