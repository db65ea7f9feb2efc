import { sql } from 'kysely';
import type { Db } from './open.ts';

/**
 * SQLite writes changes to a log beside the file first, and what stood there stays readable until it is written over. This
 * brings it all into the file, where what was deleted is overwritten, and empties the log. Waits for nobody longer than
 * any write does; who reads meanwhile keeps it for the next time.
 */
export async function emptyWriteAheadLog(db: Db): Promise<void> {
  if (db.engine === 'sqlite') await sql`pragma wal_checkpoint(truncate)`.execute(db.kysely);
}
