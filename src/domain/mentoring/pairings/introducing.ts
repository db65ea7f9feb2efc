import type { Tx } from '../../../db/transaction.ts';
import type { ChannelId, PairingId, WorkspaceId } from '../../../ids.ts';
import { findCommunityById, isMember } from '../../communities/communities.ts';
import { type Ctx, change, look } from '../../context.ts';
import { oweForTheTick } from '../../letters.ts';
import { notePaired } from '../profiles/pausing.ts';
import { whenToWrite } from './by-day.ts';
import { type MessageIds, newMessageIds, oweToAll, oweToOne } from './ending.ts';
import { type Pairing, pairingKeys, peopleIn } from './pairing.ts';
import { slotAfter } from './slot.ts';
import { closingFrom, nextStepAfter } from './steps.ts';
import { findPairing, savePairing } from './store.ts';
import { listDue } from './store-of-lists.ts';

/** While somebody waits for their click to be answered. */
const FEW = 5;
/** Slack takes no more for now: the rest waits for the next minute. */
const MOST_REFUSED = 3;

/**
 * Opens the conversations of pairings that have none yet, and owes their introductions. Right after somebody's yes, and each minute for
 * those where Slack did not answer, or where we went down in between: the same people have the same conversation, and an introduction is
 * owed once.
 */
export async function introduceDue(ctx: Ctx, workspace: WorkspaceId, most = FEW): Promise<void> {
  const now = ctx.clock.now();
  const due = await look(ctx, (tx) => listDue(tx, workspace, { introduced: false, now, limit: most }));
  let refused = 0;
  for (const id of due) {
    if (refused === MOST_REFUSED) return;
    if (!(await introduce(ctx, workspace, id))) refused += 1;
  }
}

/** @returns false where Slack would not open it now. */
async function introduce(ctx: Ctx, workspace: WorkspaceId, id: PairingId): Promise<boolean> {
  const pairing = await look(ctx, (tx) => findWhole(tx, workspace, id));
  // Somebody has left meanwhile: it ends, and whoever is left hears of it.
  if (pairing === null) return true;
  const opening = await ctx.directory.openGroup(workspace, peopleIn(pairing));
  const ids = newMessageIds(ctx, pairing);
  const now = ctx.clock.now();
  await change(ctx, workspace, async (tx) => {
    const found = await findWhole(tx, workspace, id);
    if (found === null) return;
    if (opening.is === 'not now') await savePairing(tx, { ...found, nextStepAt: now.add({ minutes: 1 }) });
    else await begin(tx, found, { channelId: opening.is === 'open' ? opening.channelId : null, ids }, now);
  });
  return opening.is !== 'not now';
}

/** Null where it does not wait for an introduction, or not all of its people are there. */
async function findWhole(tx: Tx, workspace: WorkspaceId, id: PairingId): Promise<Pairing | null> {
  const pairing = await findPairing(tx, workspace, id);
  if (pairing === null || pairing.ended !== null || pairing.introducedAt !== null) return null;
  const users = peopleIn(pairing);
  for (const user of users) {
    if (!(await isMember(tx, workspace, pairing.communityId, user))) return null;
  }
  return users.length < 2 ? null : pairing;
}

async function begin(
  tx: Tx,
  pairing: Pairing,
  { channelId, ids }: { readonly channelId: ChannelId | null; readonly ids: MessageIds },
  now: Temporal.Instant,
): Promise<void> {
  const { workspaceId, communityId, id, program } = pairing;
  const community = await findCommunityById(tx, workspaceId, communityId);
  if (community === null) return;
  const at = await whenToWrite(tx, pairing, community.zone, now);
  const closesAt = closingFrom(program, at);
  const introduced = {
    ...pairing,
    channelId,
    introducedAt: at,
    closesAt,
    nextStepAt: nextStepAfter({ closesAt }, at),
    slotAt: await slotAfter(tx, pairing, at),
  };
  await savePairing(tx, introduced);
  const subject = { pairingId: id };
  const kind = 'pairing-introduction';
  if (channelId !== null) {
    const key = pairingKeys.introduction(id);
    await oweToAll(tx, introduced, { id: ids.toAll, key, kind, subject }, now);
  }
  for (const userId of peopleIn(pairing)) {
    // Coffee is no mentor: whoever waits for one goes on coming first.
    if (program === 'mentoring' || program === 'buddies')
      await notePaired(tx, { workspaceId, communityId, userId });
    if (channelId !== null) continue;
    const key = pairingKeys.introductionTo(id, userId);
    await oweToOne(
      tx,
      introduced,
      { id: ids.to.get(userId), key, kind, subject, userId },
      now,
      oweForTheTick,
    );
  }
}
