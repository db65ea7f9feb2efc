import type { Tx } from '../../db/transaction.ts';
import { refresh } from '../../delivery/outbox.ts';
import { type DeliveryId, deliveryId, type ShareId } from '../../ids.ts';
import { identify } from '../access.ts';
import { type Actor, type Ctx, change } from '../context.ts';
import { oweUnasked } from '../letters.ts';
import { Refusal } from '../refusal.ts';
import { seenShare } from './ownership.ts';
import { letOut, newIds } from './putting.ts';
import type { ShareInCommunity } from './reading/store.ts';
import { shareKeys } from './share.ts';
import { publish, removeShare } from './store.ts';

export type Consent = 'yes' | 'no';

/**
 * The author's word on what someone saved from a private place. Yes publishes it, in the library only where the channel is
 * closed by now. No forgets it. Either way who saved it is told, unless the author deletes it again first. Saying it twice changes nothing.
 * @throws Refusal `not_found` where nothing waits for this person; `conflict` where it is published and they say no.
 */
export async function answerConsent(ctx: Ctx, actor: Actor, id: ShareId, consent: Consent): Promise<void> {
  await identify(ctx, actor, 'member');
  const ids = newIds(ctx);
  const decision = deliveryId.of(ctx.random.uuid());
  const now = ctx.clock.now();
  await change(ctx, actor.workspaceId, async (tx) => {
    const share = await askedOf(tx, actor, id);
    if (share.state === 'published') {
      if (consent === 'yes') return;
      throw new Refusal('conflict', 'You said yes before, so it is published. You can still delete it.');
    }
    if (consent === 'yes') {
      await publish(
        tx,
        actor.workspaceId,
        id,
        share.community_state === 'active' ? share.place : 'library',
        now,
      );
      const published = await seenShare(tx, actor, id);
      await letOut(tx, published, { channelId: share.channel_id, lookAgainAt: null }, ids, now);
    } else {
      await removeShare(tx, actor.workspaceId, id);
    }
    await refresh(tx, actor.workspaceId, shareKeys.ask(id), now);
    await oweDecision(tx, share, { deliveryId: decision, consent }, now);
  });
}

async function askedOf(tx: Tx, actor: Actor, id: ShareId): Promise<ShareInCommunity> {
  const share = await seenShare(tx, actor, id);
  if (share.author_id === actor.userId) return share;
  throw new Refusal('not_allowed', 'Only its author can answer this.');
}

/** Tells who saved it what its author said: whenever that was, it comes by day, and many of them in one message. */
export async function oweDecision(
  tx: Tx,
  share: ShareInCommunity,
  decision: { readonly deliveryId: DeliveryId; readonly consent: Consent },
  now: Temporal.Instant,
): Promise<void> {
  const { author_id: author } = share;
  if (author === null) return;
  await oweUnasked(
    tx,
    {
      workspaceId: share.workspace_id,
      communityId: share.community_id,
      id: decision.deliveryId,
      key: shareKeys.decision(share.id),
      kind: 'share_decision',
      userId: share.saved_by,
      subject: { shareId: share.id, author, consent: decision.consent },
      due: now,
      notAfter: null,
    },
    now,
  );
}
