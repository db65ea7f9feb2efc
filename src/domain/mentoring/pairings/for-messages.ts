import type { Db } from '../../../db/open.ts';
import type { CheckInRow } from '../../../db/tables-of-mentoring.ts';
import { read, type Tx } from '../../../db/transaction.ts';
import type { PairingId, UserId, WorkspaceId } from '../../../ids.ts';
import { findCommunityById, isMember } from '../../communities/communities.ts';
import type { Community } from '../../communities/community.ts';
import type { Writing } from '../matching/reasons.ts';
import { whyThese } from '../suggestions/why-these.ts';
import { zonesOf } from './by-day.ts';
import { hasWayOut, isIn, othersIn, type Pairing, peopleIn } from './pairing.ts';
import { findClosingWords, findPairing } from './store.ts';
import { askedSoFar, findCheckIn } from './store-of-check-ins.ts';

export interface ShownIntroduction {
  readonly pairing: Pairing;
  readonly community: Community;
  /** Of those who are in it, where their days pass. */
  readonly zones: readonly { readonly userId: UserId; readonly zone: string }[];
  /** Whether each may step out with one tap. */
  readonly hasWayOut: boolean;
  /** Sentences, written as the composer wants them. May be none. */
  readonly reasons: readonly string[];
}

interface AboutPairing {
  readonly id: PairingId;
  readonly stands: boolean;
}

/** What an introduction says; null where it is gone, or, about to be said for the first time, where it has ended or nobody is left to meet. */
export function introductionForMessage(
  db: Db,
  workspace: WorkspaceId,
  { id, stands, writing }: AboutPairing & { readonly writing: Writing },
): Promise<ShownIntroduction | null> {
  return read(db, async (tx) => {
    const found = await pairingAndCommunity(tx, workspace, id);
    if (found === null || (!stands && !(await canMeet(tx, found.pairing)))) return null;
    const { pairing } = found;
    return {
      ...found,
      zones: await zonesOf(tx, pairing),
      hasWayOut: hasWayOut(pairing),
      reasons: await whyThese(tx, pairing, { reader: null, writing }, pairing.beganAt),
    };
  });
}

async function canMeet(tx: Tx, pairing: Pairing): Promise<boolean> {
  if (pairing.ended !== null) return false;
  let there = 0;
  for (const user of peopleIn(pairing)) {
    if (await isMember(tx, pairing.workspaceId, pairing.communityId, user)) there += 1;
  }
  return there > 1;
}

export interface ShownEnd {
  readonly pairing: Pairing;
  readonly community: Community;
  /** Words of who ended it, for the others; null where there are none, or the conversation has had them. */
  readonly words: string | null;
}

/** What is said where it ended, or where one of several stepped out. `by`: who did, in their own name. */
export function endForMessage(
  db: Db,
  workspace: WorkspaceId,
  { id, by }: { readonly id: PairingId; readonly by: UserId | null },
): Promise<ShownEnd | null> {
  return read(db, async (tx) => {
    const found = await pairingAndCommunity(tx, workspace, id);
    if (found === null) return null;
    return { ...found, words: by === null ? null : await findClosingWords(tx, found.pairing, by) };
  });
}

export interface ShownCheckIn {
  readonly pairing: Pairing;
  readonly community: Community;
  readonly others: readonly UserId[];
  readonly number: number;
  readonly kind: CheckInRow['kind'];
  readonly hasMet: boolean | null;
  readonly fit: CheckInRow['fit'];
  readonly hasWords: boolean;
  /** Whether it still can be answered: until it ends, or until they are asked again. */
  readonly isOpen: boolean;
}

/**
 * What a check-in says to one of them; null where it was not asked, or, about to be said for the first time, where it cannot be answered
 * any more. A closing reflection can be written after the end.
 */
export function checkInForMessage(
  db: Db,
  workspace: WorkspaceId,
  { id, stands, number, user }: AboutPairing & { readonly number: number; readonly user: UserId },
): Promise<ShownCheckIn | null> {
  return read(db, async (tx) => {
    const found = await pairingAndCommunity(tx, workspace, id);
    const row = found === null ? null : await findCheckIn(tx, found.pairing, { user, number });
    if (found === null || row === null) return null;
    const { pairing, community } = found;
    const isLatest = (await askedSoFar(tx, pairing)).number === number;
    const isOpen = pairing.ended === null && isIn(pairing, user) && isLatest;
    const canBeSaid =
      (isOpen || row.kind === 'closing') &&
      community.restingBecause === null &&
      (await isMember(tx, workspace, community.id, user));
    if (!stands && !canBeSaid) return null;
    return {
      pairing,
      community,
      others: othersIn(pairing, user),
      number,
      kind: row.kind,
      hasMet: row.has_met === null ? null : row.has_met === 1,
      fit: row.fit,
      hasWords: row.words !== null,
      isOpen,
    };
  });
}

/** What a letter about somebody who left says; null where its reader has left too. */
export function leavingForMessage(
  db: Db,
  workspace: WorkspaceId,
  { id, reader, stands }: AboutPairing & { readonly reader: UserId },
): Promise<(Omit<ShownEnd, 'words'> & { readonly goesOn: boolean }) | null> {
  return read(db, async (tx) => {
    const found = await pairingAndCommunity(tx, workspace, id);
    if (found === null) return null;
    if (!stands && !(await isMember(tx, workspace, found.community.id, reader))) return null;
    const { pairing } = found;
    return { ...found, goesOn: pairing.ended === null && peopleIn(pairing).length > 1 };
  });
}

async function pairingAndCommunity(
  tx: Tx,
  workspace: WorkspaceId,
  id: PairingId,
): Promise<{ readonly pairing: Pairing; readonly community: Community } | null> {
  const pairing = await findPairing(tx, workspace, id);
  const community = pairing === null ? null : await findCommunityById(tx, workspace, pairing.communityId);
  return pairing === null || community === null ? null : { pairing, community };
}
