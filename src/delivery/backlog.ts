import { writeInstant } from '../db/instants.ts';
import type { Db } from '../db/open.ts';

/** How many messages are due and not yet as they should be in Slack; for the health page. */
export async function backlog(db: Db, now: Temporal.Instant): Promise<number> {
  const row = await db.kysely
    .selectFrom('deliveries')
    .select((count) => count.fn.countAll<number | string>().as('due'))
    .where('due_at', '<=', writeInstant(now))
    .executeTakeFirstOrThrow();
  return Number(row.due);
}
