import type { ActionItemRow } from '../../db/tables-of-actions.ts';
import type { Tx } from '../../db/transaction.ts';
import { type ActionItemId, type DeliveryId, deliveryId, type UserId, type WorkspaceId } from '../../ids.ts';
import { isMember } from '../communities/communities.ts';
import { leadersOf } from '../communities/leaders.ts';
import { type Ctx, change, look } from '../context.ts';
import { oweForTheTick } from '../letters.ts';
import { findItem, saveItem } from './store.ts';
import { listOwnerless, type Slice } from './store-of-owners.ts';
import { tell } from './telling.ts';

const AT_ONCE = 200;

/**
 * Where an owner has left the community, whoever made the item is asked what becomes of it, or, where they have left too, its leaders:
 * once an owner. Where nobody leads it, it waits for somebody who does. May be asked again for the same instant.
 */
export async function askAboutOwnerless(
  ctx: Ctx,
  workspace: WorkspaceId,
  now: Temporal.Instant,
): Promise<void> {
  for (let after: ActionItemId | null = null; ; ) {
    const slice: Slice = { after, limit: AT_ONCE };
    const items = await look(ctx, (tx) => listOwnerless(tx, workspace, slice));
    for (const item of items) {
      after = item.id;
      const asked = await look(ctx, (tx) => whomToAsk(tx, item));
      if (asked.length === 0) continue;
      const withIds = asked.map((user) => ({ user, id: deliveryId.of(ctx.random.uuid()) }));
      await change(ctx, workspace, (tx) => ask(tx, item, withIds, now));
    }
    if (items.length < AT_ONCE) return;
  }
}

async function whomToAsk(
  tx: Tx,
  { workspace_id: workspace, community_id: community, made_by: maker }: ActionItemRow,
): Promise<UserId[]> {
  if (await isMember(tx, workspace, community, maker)) return [maker];
  return await leadersOf(tx, workspace, community);
}

async function ask(
  tx: Tx,
  item: ActionItemRow,
  asked: readonly { readonly user: UserId; readonly id: DeliveryId }[],
  now: Temporal.Instant,
): Promise<void> {
  const found = await findItem(tx, item.workspace_id, item.id);
  if (found === null || found.state !== 'open' || found.owner_id !== item.owner_id) return;
  await saveItem(tx, found, { is_ownerless_told: 1 });
  let told = found;
  for (const { user, id } of asked) {
    const telling = {
      deliveryId: id,
      userId: user,
      kind: 'action-ownerless',
      subject: { owner: found.owner_id },
    } as const;
    told = await tell(tx, oweForTheTick, told, telling, now);
  }
}
