import type { ActionItemRow } from '../../db/tables-of-actions.ts';
import type { Tx } from '../../db/transaction.ts';
import { type ActionItemId, type DeliveryId, deliveryId, type UserId } from '../../ids.ts';
import { identify } from '../access.ts';
import { isMember, todayOf } from '../communities/communities.ts';
import type { Community } from '../communities/community.ts';
import { type Actor, type Ctx, change } from '../context.ts';
import { oweUnasked } from '../letters.ts';
import { Refusal } from '../refusal.ts';
import { localDateOf } from '../time.ts';
import { dueDate, firstReminderOn } from './action.ts';
import { itemToSettle, mustBeOpen } from './rights.ts';
import { saveItem } from './store.ts';
import { refreshMessages, tell } from './telling.ts';

export interface TypedHandover {
  readonly ownerId: UserId | null;
  /** Local date. */
  readonly due: string | null;
}

/**
 * Somebody else of the community takes it over, until a day that may be another; they are told, and their reminders begin anew.
 * For its owner, who made it, and leaders. @throws Refusal `invalid` at `owner` or `due`; those of itemToSettle and mustBeOpen.
 */
export async function handOver(
  ctx: Ctx,
  actor: Actor,
  id: ActionItemId,
  { ownerId, due }: TypedHandover,
): Promise<void> {
  const who = await identify(ctx, actor, 'member');
  if (ownerId === null) throw new Refusal('invalid', 'Please choose who takes it over.', 'owner');
  const given = deliveryId.of(ctx.random.uuid());
  const now = ctx.clock.now();
  await change(ctx, actor.workspaceId, async (tx) => {
    const { item, community } = await itemToSettle(tx, who, id);
    mustBeOpen(item);
    if (item.owner_id === ownerId) {
      throw new Refusal('invalid', 'It is theirs already. Please choose somebody else.', 'owner');
    }
    await mustBelong(tx, community, ownerId);
    const dueOn = dueDate(due, localDateOf(now, community.zone));
    const of = { workspaceId: actor.workspaceId, communityId: community.id, userId: ownerId };
    const changed = {
      owner_id: ownerId,
      due_on: dueOn,
      given_message: null,
      remind_on: firstReminderOn(dueOn, await todayOf(tx, of, now)),
      is_ownerless_told: 0,
    } as const;
    await saveItem(tx, item, changed);
    await refreshMessages(tx, item, now);
    if (ownerId === actor.userId) return;
    await oweGiven(tx, { ...item, ...changed }, { deliveryId: given, by: actor.userId }, now);
  });
}

/** @throws Refusal `invalid` at `owner` for whoever does not belong there. */
export async function mustBelong(tx: Tx, { workspaceId, id, name }: Community, owner: UserId): Promise<void> {
  if (await isMember(tx, workspaceId, id, owner)) return;
  throw new Refusal('invalid', `Please choose somebody who belongs to ${name}.`, 'owner');
}

/** Owes word to an owner to whom somebody else gave it. */
export async function oweGiven(
  tx: Tx,
  item: ActionItemRow,
  given: { readonly deliveryId: DeliveryId; readonly by: UserId },
  now: Temporal.Instant,
): Promise<void> {
  const telling = {
    deliveryId: given.deliveryId,
    userId: item.owner_id,
    kind: 'action-given',
    subject: { by: given.by },
  } as const;
  const { messages } = await tell(tx, oweUnasked, item, telling, now);
  await saveItem(tx, item, { given_message: messages });
}
