import { sql } from 'kysely';
import type { Db } from './open.ts';

/** What SQLite says of it: `busy` is 1 where somebody was in the way, `log` the pages that are still in the log. */
interface Checkpoint {
  readonly busy: number;
  readonly log: number;
}

/**
 * SQLite writes changes to a log beside the file first, and what stood there stays readable until it is written over. This
 * brings it all into the file, where what was deleted is overwritten, and empties the log. Waits for nobody longer than
 * any write does.
 * @returns whether the log is empty now: who reads meanwhile keeps it for the next time.
 */
export async function emptyWriteAheadLog(db: Db): Promise<boolean> {
  if (db.engine !== 'sqlite') return true;
  const { rows } = await sql<Checkpoint>`pragma wal_checkpoint(truncate)`.execute(db.kysely);
  // A database without a log says −1.
  return rows.every(({ busy, log }) => busy === 0 && log <= 0);
}
