import { afterAll, afterEach, describe } from 'vitest';
import { migrate } from '../../src/db/migrate.ts';
import { type Db, type Engine, openDatabase } from '../../src/db/open.ts';
import { emptyTables, openPGlite } from './pglite.ts';

/** Opens a migrated, empty database. Once a test; it is closed after the test. */
export type OpenDb = () => Promise<Db>;

const A_DAY = Temporal.Instant.from('2026-01-05T09:00:00Z');

let pglite: Promise<Db> | null = null;

/** A suite run on both engines: every query must answer alike on SQLite and on PostgreSQL. */
export function describeEachEngine(name: string, suite: (openDb: OpenDb, engine: Engine) => void): void {
  describeOn('sqlite', name, suite, async () => {
    const db = openDatabase(':memory:');
    await migrate(db, A_DAY);
    return db;
  });
  describeOn('postgres', name, suite, async () => {
    pglite ??= openPGlite();
    const shared = await pglite;
    await emptyTables(shared);
    return { ...shared, close: () => Promise.resolve() };
  });
  afterAll(async () => {
    const opened = pglite;
    pglite = null;
    await (await opened)?.close();
  });
}

function describeOn(
  engine: Engine,
  name: string,
  suite: (openDb: OpenDb, engine: Engine) => void,
  open: () => Promise<Db>,
): void {
  describe(`${name} (${engine})`, () => {
    let opened: Db | null = null;
    afterEach(async () => {
      await opened?.close();
      opened = null;
    });
    suite(async () => {
      if (opened !== null) throw new Error('one database a test');
      opened = await open();
      return opened;
    }, engine);
  });
}
