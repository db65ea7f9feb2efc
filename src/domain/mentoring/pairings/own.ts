import type { Tx } from '../../../db/transaction.ts';
import type { PairingId } from '../../../ids.ts';
import { asReader, type Identified, whyItRests } from '../../access.ts';
import type { Community } from '../../communities/community.ts';
import { Refusal } from '../../refusal.ts';
import type { Pairing } from './pairing.ts';
import { findPairing } from './store.ts';

/**
 * A pairing in which this person is or was. @throws Refusal `not_found` where there is none, or it is between others: the two look alike;
 * those of asReader, also while the community rests.
 */
export async function ownPairing(
  tx: Tx,
  who: Identified,
  id: PairingId,
): Promise<{ readonly pairing: Pairing; readonly community: Community }> {
  const { workspaceId, userId } = who.actor;
  const pairing = await findPairing(tx, workspaceId, id);
  if (pairing === null || !pairing.people.some((person) => person.userId === userId)) {
    throw new Refusal('not_found', 'This pairing is not there any more. `/mentor pairs` shows yours.');
  }
  const { community } = await asReader(tx, who, pairing.communityId);
  return { pairing, community };
}

/** @throws Refusal `conflict` while the community rests. */
export function mustNotRest(community: Community): void {
  if (community.restingBecause === null) return;
  throw new Refusal('conflict', `${whyItRests(community)} Nothing can change there until then.`);
}
