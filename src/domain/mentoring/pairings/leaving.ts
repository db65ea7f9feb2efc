import type { Tx } from '../../../db/transaction.ts';
import type { PairingId, UserId, WorkspaceId } from '../../../ids.ts';
import { isMember } from '../../communities/communities.ts';
import { type Ctx, change, look } from '../../context.ts';
import { oweForTheTick } from '../../letters.ts';
import { noteWaiting } from '../profiles/pausing.ts';
import { endPairing, type MessageIds, newMessageIds, oweToOne, refreshWhatStands } from './ending.ts';
import { type Pairing, pairingKeys, peopleIn } from './pairing.ts';
import { findPairing, saveLeft } from './store.ts';
import { listDeserted } from './store-of-lists.ts';

/**
 * Somebody has left the community, or the organisation: of two the pairing ends, and the other is told by letter and comes first next
 * time; three or more go on, and are told. May be asked again for the same instant; one that fails keeps no other from it.
 * @throws the first failure, when all have had their turn.
 */
export async function endDeserted(ctx: Ctx, workspace: WorkspaceId, now: Temporal.Instant): Promise<void> {
  const failures: unknown[] = [];
  for (const id of await look(ctx, (tx) => listDeserted(tx, workspace))) {
    await leaveGone(ctx, workspace, id, now).catch((error) => void failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

async function leaveGone(
  ctx: Ctx,
  workspace: WorkspaceId,
  id: PairingId,
  now: Temporal.Instant,
): Promise<void> {
  const pairing = await look(ctx, (tx) => findPairing(tx, workspace, id));
  if (pairing === null) return;
  for (let isMore = true; isMore; ) {
    const ids = newMessageIds(ctx, pairing);
    isMore = await change(ctx, workspace, (tx) => goOnWithout(tx, { workspace, id, ids }, now));
  }
}

interface Deserted {
  readonly workspace: WorkspaceId;
  readonly id: PairingId;
  readonly ids: MessageIds;
}

/** @returns whether somebody else has gone too, of whom those who go on have not been told. */
async function goOnWithout(
  tx: Tx,
  { workspace, id, ids }: Deserted,
  now: Temporal.Instant,
): Promise<boolean> {
  const pairing = await findPairing(tx, workspace, id);
  if (pairing === null || pairing.ended !== null) return false;
  const { here, gone } = await whoIsHere(tx, pairing);
  const [first] = gone;
  if (first === undefined) return false;
  const goesOn = here.length > 1;
  if (!goesOn) await endPairing(tx, pairing, { because: 'left', by: null, waiting: [], ids }, now);
  else {
    await saveLeft(tx, pairing, first, now);
    await refreshWhatStands(tx, pairing, now);
  }
  const { communityId } = pairing;
  for (const userId of here) {
    if (!goesOn) await noteWaiting(tx, { workspaceId: workspace, communityId, userId }, now);
    const telling = {
      id: ids.to.get(userId),
      key: pairingKeys.stepOutTo(id, first, userId),
      kind: 'pairing-left',
      subject: { pairingId: id, by: first },
      userId,
    };
    await oweToOne(tx, pairing, telling, now, oweForTheTick);
  }
  return goesOn && gone.length > 1;
}

async function whoIsHere(tx: Tx, pairing: Pairing): Promise<{ here: UserId[]; gone: UserId[] }> {
  const here: UserId[] = [];
  const gone: UserId[] = [];
  for (const user of peopleIn(pairing)) {
    const belongs = await isMember(tx, pairing.workspaceId, pairing.communityId, user);
    (belongs ? here : gone).push(user);
  }
  return { here, gone };
}
