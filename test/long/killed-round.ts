/** The process that is killed: it answers a round for some members, lets it end, and kills itself before the step it is told. */
import { writeSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { databaseOf } from '../../src/db/open.ts';
import { keepStatements } from '../../src/db/statement-cache.ts';
import type { Tables } from '../../src/db/tables.ts';
import { answerRound } from '../../src/domain/rounds/answering/answering.ts';
import { roundId } from '../../src/ids.ts';
import { openKeyFolder } from '../../src/keys/key-folder.ts';
import type { KeyStore } from '../../src/keys/key-store.ts';
import { filledFor } from '../support/round-answers.ts';
import { actorOf, BEGIN, contextOf, memberNamed } from '../support/round-stage.ts';
import { ENDINGS, type Ending, endRound } from './round-endings.ts';

export interface RoundOrders {
  readonly database: string;
  readonly keys: string;
  readonly round: string;
  readonly ending: Ending;
  readonly members: number;
  /** Before which step: each query, each word with the key store and each acknowledgement is one. */
  readonly killBefore: number;
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
for (const number of ENDINGS[orders.ending].answering) {
  const { is } = await answerRound(
    ctx,
    actorOf(memberNamed(number)),
    round,
    filledFor(number, 'start_stop_continue'),
  );
  // It is committed, and nobody has heard of it.
  step();
  writeSync(1, `${is} ${number}\n`);
}
const goToDay = (day: number) => {
  now = BEGIN.add({ hours: 24 * day });
};
await endRound(orders.ending, { ctx, round, goToDay });
await db.close();
writeSync(1, 'done\n');
