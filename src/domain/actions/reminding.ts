import type { Tx } from '../../db/transaction.ts';
import { type ActionItemId, type DeliveryId, deliveryId, type WorkspaceId } from '../../ids.ts';
import { type Ctx, change, look } from '../context.ts';
import { oweForTheTick } from '../letters.ts';
import { localDateOf } from '../time.ts';
import { dayToAskAgain } from './action.ts';
import { findItem, saveItem } from './store.ts';
import { listToRemind, type Slice, type ToRemind } from './store-of-owners.ts';
import { tell } from './telling.ts';

const AT_ONCE = 200;
/** Where on earth it is tomorrow first. */
const EARLIEST_ZONE = 'Pacific/Kiritimati';

/**
 * Reminds owners whose day has come where they are: on the day, and once more three days later. Whoever was not reminded in time is asked
 * once, as the second time. Letters come by day, so a reminder that is owed at midnight is read in the morning. May be asked again for the
 * same instant.
 */
export async function remindOwners(ctx: Ctx, workspace: WorkspaceId, now: Temporal.Instant): Promise<void> {
  const until = localDateOf(now, EARLIEST_ZONE);
  for (let after: ActionItemId | null = null; ; ) {
    const slice: Slice = { after, limit: AT_ONCE };
    const items = await look(ctx, (tx) => listToRemind(tx, workspace, until, slice));
    for (const item of items) {
      after = item.id;
      const today = localDateOf(now, item.zone);
      if (item.remind_on === null || item.remind_on > today) continue;
      const id = deliveryId.of(ctx.random.uuid());
      await change(ctx, workspace, (tx) => remind(tx, { workspace, item, today, id }, now));
    }
    if (items.length < AT_ONCE) return;
  }
}

interface Reminder {
  readonly workspace: WorkspaceId;
  readonly item: ToRemind;
  /** The owner's. */
  readonly today: string;
  readonly id: DeliveryId;
}

async function remind(
  tx: Tx,
  { workspace, item, today, id }: Reminder,
  now: Temporal.Instant,
): Promise<void> {
  const found = await findItem(tx, workspace, item.id);
  // Meanwhile it may have been settled, moved or handed over.
  const isSame = found?.owner_id === item.owner_id && found.remind_on === item.remind_on;
  if (found === null || found.state !== 'open' || !isSame) return;
  const isLast = today >= dayToAskAgain(found.due_on) || item.remind_on !== found.due_on;
  await saveItem(tx, found, { remind_on: isLast ? null : dayToAskAgain(today) });
  const telling = {
    deliveryId: id,
    userId: found.owner_id,
    kind: isLast ? 'action-overdue' : 'action-due',
    subject: { due: found.due_on },
  } as const;
  await tell(tx, oweForTheTick, found, telling, now);
}
