import type { Tx } from '../../db/transaction.ts';
import { refreshAll } from '../../delivery/outbox.ts';
import { findStuck, letBe, listStuck, oweAgain, type Stuck, standsAfterAll } from '../../delivery/stuck.ts';
import type { ChannelId, DeliveryId } from '../../ids.ts';
import { asLeader, identify } from '../access.ts';
import { leadersOfChannel } from '../communities/leaders.ts';
import { type Actor, type Ctx, change, look } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { noticeKeys } from './notices.ts';

export type { Stuck } from '../../delivery/stuck.ts';

/** What a leader can say about a message that is stuck. */
export type Decision = 'it is there' | 'post again' | 'let it be';

/**
 * Carries out what a leader of the channel's community decided. Deciding again, or after another leader did, changes nothing.
 * @returns false where it was decided before. @throws Refusal for those who do not lead it.
 */
export async function decideOnStuck(
  ctx: Ctx,
  actor: Actor,
  id: DeliveryId,
  decision: Decision,
): Promise<boolean> {
  const { workspaceId } = actor;
  const who = await identify(ctx, actor, 'leader');
  const before = await look(ctx, (tx) => findStuck(tx, workspaceId, id));
  if (before === null) return false;
  const led = await leadersOfChannel(ctx, workspaceId, before.channelId);
  if (led === null) throw new Refusal('not_found', 'This message is no longer there to decide on.');
  const now = ctx.clock.now();
  return await change(ctx, workspaceId, async (tx) => {
    await asLeader(tx, who, led.community.id);
    const stuck = await findStuck(tx, workspaceId, id);
    if (stuck === null) return false;
    await carryOut(tx, actor, { stuck, decision, now });
    await refreshAll(tx, workspaceId, noticeKeys.ofChannel(stuck.channelId), now);
    return true;
  });
}

async function carryOut(
  tx: Tx,
  { workspaceId }: Actor,
  {
    stuck,
    decision,
    now,
  }: { readonly stuck: Stuck; readonly decision: Decision; readonly now: Temporal.Instant },
): Promise<void> {
  switch (decision) {
    case 'it is there':
      return await standsAfterAll(tx, workspaceId, stuck.id);
    case 'post again':
      // What was taken back is not posted again, whatever an old button says.
      return stuck.trouble === 'not taken back' ? undefined : await oweAgain(tx, workspaceId, stuck.id, now);
    case 'let it be':
      return await letBe(tx, workspaceId, stuck.id, now);
  }
}

/** What leaders of this home channel are to decide, oldest first; for the notice that they get. */
export function listStuckIn(ctx: Ctx, workspace: Actor['workspaceId'], channel: ChannelId): Promise<Stuck[]> {
  return look(ctx, (tx) => listStuck(tx, workspace, channel));
}
