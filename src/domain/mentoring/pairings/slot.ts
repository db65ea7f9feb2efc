import type { Tx } from '../../../db/transaction.ts';
import { refresh } from '../../../delivery/outbox.ts';
import type { PairingId } from '../../../ids.ts';
import { type Identified, identify } from '../../access.ts';
import { type Actor, type Ctx, change, look } from '../../context.ts';
import { namesOf } from '../../people/store.ts';
import { Refusal } from '../../refusal.ts';
import type { Program } from '../mentoring.ts';
import { SLOT_MINUTES, suggestSlot } from '../shared-hours.ts';
import { zonesOf } from './by-day.ts';
import { mustNotRest, ownPairing } from './own.ts';
import { isIn, type Pairing, pairingKeys, peopleIn } from './pairing.ts';
import { savePairing } from './store.ts';

/** When these might talk, some days after `from`. */
export async function slotAfter(tx: Tx, pairing: Pairing, from: Temporal.Instant): Promise<Temporal.Instant> {
  const zones = (await zonesOf(tx, pairing)).map(({ zone }) => zone);
  return suggestSlot(zones, from).start;
}

/**
 * *Another time*: the introduction suggests the next slot, to all of them. For those who are in it, while it runs.
 * @throws Refusal `not_found` for those of others, `conflict` where it has ended.
 */
export async function suggestAnotherTime(ctx: Ctx, actor: Actor, id: PairingId): Promise<void> {
  const who = await identify(ctx, actor, 'member');
  const now = ctx.clock.now();
  await change(ctx, actor.workspaceId, async (tx) => {
    const { pairing, slotAt } = await withSlot(tx, who, id);
    const from = Temporal.Instant.compare(slotAt, now) > 0 ? slotAt : now;
    await savePairing(tx, { ...pairing, slotAt: await slotAfter(tx, pairing, from) });
    await refresh(tx, actor.workspaceId, pairingKeys.introduction(id), now);
    for (const userId of peopleIn(pairing)) {
      await refresh(tx, actor.workspaceId, pairingKeys.introductionTo(id, userId), now);
    }
  });
}

/** The suggested time, for a calendar. */
export interface FirstMeeting {
  readonly pairingId: PairingId;
  readonly program: Program;
  readonly communityName: string;
  /** Of all of them, as last known; plain text. */
  readonly names: readonly string[];
  readonly start: Temporal.Instant;
  readonly minutes: number;
}

/** @throws Refusal like suggestAnotherTime. */
export async function firstMeeting(ctx: Ctx, actor: Actor, id: PairingId): Promise<FirstMeeting> {
  const who = await identify(ctx, actor, 'member');
  return await look(ctx, async (tx) => {
    const { pairing, slotAt, communityName } = await withSlot(tx, who, id);
    const users = peopleIn(pairing);
    const names = await namesOf(tx, actor.workspaceId, users);
    return {
      pairingId: id,
      program: pairing.program,
      communityName,
      names: users.map((user) => names.get(user) ?? 'somebody'),
      start: slotAt,
      minutes: SLOT_MINUTES,
    };
  });
}

async function withSlot(
  tx: Tx,
  who: Identified,
  id: PairingId,
): Promise<{ readonly pairing: Pairing; readonly slotAt: Temporal.Instant; readonly communityName: string }> {
  const { pairing, community } = await ownPairing(tx, who, id);
  mustNotRest(community);
  const { slotAt } = pairing;
  if (pairing.ended !== null || slotAt === null || !isIn(pairing, who.actor.userId)) {
    throw new Refusal('conflict', 'This pairing has ended.');
  }
  return { pairing, slotAt, communityName: community.name };
}
