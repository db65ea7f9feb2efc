import type { Tx } from '../../../db/transaction.ts';
import type { PairingId, UserId } from '../../../ids.ts';
import { identify } from '../../access.ts';
import { type Actor, type Ctx, change, look } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import {
  endPairing,
  type MessageIds,
  newMessageIds,
  oweToAll,
  oweToOne,
  refreshWhatStands,
} from './ending.ts';
import { mustNotRest, ownPairing } from './own.ts';
import { hasWayOut, isIn, othersIn, type Pairing, pairingKeys, peopleIn } from './pairing.ts';
import { findPairing, saveLeft } from './store.ts';

/**
 * *I can't this time*: this person steps out of what they were only told of. A group of three or more goes on without them; of two it
 * ends, and the other comes first next time. The others are told, without blame. Idempotent.
 * @throws Refusal `not_found` for those of others, `not_allowed` where all had accepted; of asReader.
 */
export async function stepOut(ctx: Ctx, actor: Actor, id: PairingId): Promise<void> {
  const who = await identify(ctx, actor, 'member');
  const known = await look(ctx, (tx) => findPairing(tx, actor.workspaceId, id));
  const now = ctx.clock.now();
  const ids = known === null ? null : newMessageIds(ctx, known);
  await change(ctx, actor.workspaceId, async (tx) => {
    const { pairing, community } = await ownPairing(tx, who, id);
    if (ids === null || pairing.ended !== null || !isIn(pairing, actor.userId)) return;
    mustNotRest(community);
    if (!hasWayOut(pairing)) {
      throw new Refusal('not_allowed', 'You both agreed to this pairing. `/mentor end` ends it kindly.');
    }
    const { userId } = actor;
    if (peopleIn(pairing).length > 2) return await stepOutOf(tx, pairing, { user: userId, ids }, now);
    const waiting = othersIn(pairing, userId);
    await endPairing(tx, pairing, { because: 'ended', by: { userId, cannot: true }, waiting, ids }, now);
  });
}

/** One of three or more goes, in their own name, and the others go on. */
export async function stepOutOf(
  tx: Tx,
  pairing: Pairing,
  { user, ids }: { readonly user: UserId; readonly ids: MessageIds },
  now: Temporal.Instant,
): Promise<void> {
  await saveLeft(tx, pairing, user, now);
  await refreshWhatStands(tx, pairing, now);
  const telling = { kind: 'pairing-step-out', subject: { pairingId: pairing.id, by: user } };
  if (pairing.channelId !== null) {
    await oweToAll(
      tx,
      pairing,
      { ...telling, id: ids.toAll, key: pairingKeys.stepOut(pairing.id, user) },
      now,
    );
    return;
  }
  for (const userId of othersIn(pairing, user)) {
    const key = pairingKeys.stepOutTo(pairing.id, user, userId);
    await oweToOne(tx, pairing, { ...telling, id: ids.to.get(userId), key, userId }, now);
  }
}
