import { readInstant, writeInstant } from '../db/instants.ts';
import type { Db } from '../db/open.ts';
import type { DeliveryRow } from '../db/tables.ts';
import { write } from '../db/transaction.ts';
import type { Outcome, SlackDoor } from './door.ts';
import type { Standing } from './outbox.ts';
import { CANNOT_LOOK } from './progress.ts';

/**
 * Looks whether a post whose outcome is unknown stands after all. Called 30 s after the post was begun and, where nothing was
 * found, once more after 120 s: Slack may show a message late. What is found neither time is owed again.
 */
export async function lookFor(door: SlackDoor, row: DeliveryRow): Promise<Outcome<Standing | null>> {
  if (row.posted_channel_id === null || row.unsure_since === null) return { is: 'done', value: null };
  return await door.find({
    workspaceId: row.workspace_id,
    channelId: row.posted_channel_id,
    threadTs: row.thread_ts,
    deliveryId: row.id,
    begunAt: readInstant(row.unsure_since),
  });
}

/** Where we could not look, we may be allowed to by now: a workspace that granted the scope restarts us. */
export async function lookOnceMore(db: Db, now: Temporal.Instant): Promise<void> {
  await write(db, (tx) =>
    tx
      .updateTable('deliveries')
      .set({ due_at: writeInstant(now) })
      .where('state', '=', 'unsure')
      .where('failure', '=', CANNOT_LOOK)
      .where('due_at', 'is', null)
      .execute(),
  );
}
