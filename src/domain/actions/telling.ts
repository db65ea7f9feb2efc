import type { ActionItemRow } from '../../db/tables-of-actions.ts';
import type { Tx } from '../../db/transaction.ts';
import { refresh, refreshAll } from '../../delivery/outbox.ts';
import type { DeliveryId, UserId } from '../../ids.ts';
import type { oweUnasked } from '../letters.ts';
import { actionKeys } from './action.ts';
import { saveItem } from './store.ts';

export interface Telling {
  readonly deliveryId: DeliveryId;
  readonly userId: UserId;
  /** Chooses the composer. */
  readonly kind: 'action-given' | 'action-due' | 'action-overdue' | 'action-ownerless';
  /** What else the composer needs, beside the item and the message's number. */
  readonly subject: Readonly<Record<string, string>>;
}

/**
 * Owes the next message about an item. Numbers come from the item, in the transaction that changes it, so that nothing is told twice and
 * every message is found again. @returns the item with one message more.
 */
export async function tell(
  tx: Tx,
  owe: typeof oweUnasked,
  item: ActionItemRow,
  telling: Telling,
  now: Temporal.Instant,
): Promise<ActionItemRow> {
  const messages = item.messages + 1;
  await saveItem(tx, item, { messages });
  await owe(
    tx,
    {
      workspaceId: item.workspace_id,
      communityId: item.community_id,
      id: telling.deliveryId,
      key: actionKeys.message(item.id, messages),
      kind: telling.kind,
      userId: telling.userId,
      subject: { ...telling.subject, itemId: item.id, number: String(messages) },
      due: now,
      notAfter: null,
    },
    now,
  );
  return { ...item, messages };
}

/** Something of it has changed: all that was said of it is to be true. */
export async function refreshMessages(tx: Tx, item: ActionItemRow, now: Temporal.Instant): Promise<void> {
  for (let number = 1; number <= item.messages; number += 1) {
    await refresh(tx, item.workspace_id, actionKeys.message(item.id, number), now);
  }
  if (item.origin_kind === 'own') return;
  await refresh(tx, item.workspace_id, actionKeys.promise(item.id), now);
  await refreshAll(tx, item.workspace_id, actionKeys.followUps(item.id), now);
}
