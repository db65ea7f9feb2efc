import type { ShareRow } from '../../db/tables.ts';
import type { Tx } from '../../db/transaction.ts';
import { owe } from '../../delivery/outbox.ts';
import { type ChannelId, type DeliveryId, deliveryId, type ShareId, shareId } from '../../ids.ts';
import type { Ctx } from '../context.ts';
import { indexShare } from './indexing.ts';
import { oweLookingAgain } from './looking-again.ts';
import { type ShareWords, shareKeys, type Tag } from './share.ts';
import { insertShares, insertTags, knownLabels, type NewShareRow, newShareRow } from './store.ts';

/** Ids that a use case takes before its transaction, since that may run again. */
export interface NewIds {
  readonly share: ShareId;
  readonly message: DeliveryId;
  readonly lookAgain: DeliveryId;
  readonly toAuthor: DeliveryId;
}

export function newIds(ctx: Pick<Ctx, 'random'>): NewIds {
  const delivery = () => deliveryId.of(ctx.random.uuid());
  return {
    share: shareId.of(ctx.random.uuid()),
    message: delivery(),
    lookAgain: delivery(),
    toAuthor: delivery(),
  };
}

/** Writes a new share with its tags; publishes nothing yet. */
export async function putShare(
  tx: Tx,
  share: NewShareRow,
  words: ShareWords,
  times: { readonly learnedAt: Temporal.Instant; readonly now: Temporal.Instant },
): Promise<ShareRow> {
  const row = newShareRow(share, words, times);
  await insertShares(tx, [row]);
  await insertTags(tx, row, await asKnown(tx, row, words.tags));
  return row;
}

/** Tags as the community writes them already. */
export async function asKnown(
  tx: Tx,
  share: Pick<ShareRow, 'workspace_id' | 'community_id'>,
  tags: readonly Tag[],
): Promise<Tag[]> {
  const labels = await knownLabels(
    tx,
    share.workspace_id,
    share.community_id,
    tags.map(({ tag }) => tag),
  );
  return tags.map(({ tag, label }) => ({ tag, label: labels.get(tag) ?? label }));
}

/** What follows when a share is published: search finds it, its message is owed, and an experiment's question too. */
export async function letOut(
  tx: Tx,
  share: ShareRow,
  where: { readonly channelId: ChannelId; readonly lookAgainAt: Temporal.ZonedDateTime | null },
  ids: Pick<NewIds, 'message' | 'lookAgain'>,
  now: Temporal.Instant,
): Promise<void> {
  await indexShare(tx, share.workspace_id, share.id);
  if (share.place === 'channel') {
    await owe(
      tx,
      {
        workspaceId: share.workspace_id,
        id: ids.message,
        key: shareKeys.message(share.id),
        kind: 'share',
        to: { to: 'channel', channelId: where.channelId },
        subject: { shareId: share.id },
        due: now,
        notAfter: null,
      },
      now,
    );
  }
  const { look_again_on: date } = share;
  if (date !== null && where.lookAgainAt !== null) {
    const ask = { deliveryId: ids.lookAgain, at: where.lookAgainAt };
    await oweLookingAgain(tx, { ...share, look_again_on: date }, ask, now);
  }
}
