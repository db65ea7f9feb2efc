import type { Tx } from '../../db/transaction.ts';
import type { RoundId, UserId, WorkspaceId } from '../../ids.ts';
import { asLeader, asMember, type Identified, type Membership } from '../access.ts';
import { leadersOf } from '../communities/leaders.ts';
import { Refusal } from '../refusal.ts';
import { everyoneReads, isAboutOwner, type Round, type RoundInFull } from './round.ts';
import { findRoundInFull, listPeople } from './store.ts';

export interface InRound extends RoundInFull, Membership {}

/** @throws Refusal `not_found` where there is none. */
export async function mustFindRound(tx: Tx, workspace: WorkspaceId, id: RoundId): Promise<RoundInFull> {
  const full = await findRoundInFull(tx, workspace, id);
  if (full === null) {
    throw new Refusal(
      'not_found',
      'This round is not there any more. `/feedback rounds` shows those that are.',
    );
  }
  return full;
}

/** A round as one of its community's members. @throws Refusal as asMember; `not_found`. */
export async function asMemberInRound(tx: Tx, who: Identified, id: RoundId): Promise<InRound> {
  const full = await mustFindRound(tx, who.actor.workspaceId, id);
  return { ...full, ...(await asMember(tx, who, full.round.communityId)) };
}

/**
 * A round as one of its community's leaders. One about a person is that person's alone. @throws Refusal as asLeader; `not_found`.
 */
export async function asLeaderOfRound(tx: Tx, who: Identified, id: RoundId): Promise<InRound> {
  const full = await mustFindRound(tx, who.actor.workspaceId, id);
  const membership = await asLeader(tx, who, full.round.communityId);
  if (!mayRun(full.round, who.actor.userId)) {
    throw new Refusal('not_allowed', 'This round is about its leader, so only they can run it.');
  }
  return { ...full, ...membership };
}

/** Whether a leader may run it: one about a person is that person's alone. */
export function mayRun(round: Pick<Round, 'template' | 'owner'>, leader: UserId): boolean {
  return !isAboutOwner(round) || round.owner === leader;
}

/**
 * Those who alone may read the results; null where everyone may. Frozen when the round opened, and never widened: who leads no longer
 * reads no longer, and who leads since does not read. Answers revealed together are for those who were asked, and who asked them: whoever
 * runs the round since then does not read.
 */
export async function readersNow(tx: Tx, round: Round): Promise<UserId[] | null> {
  if (everyoneReads(round.terms)) return null;
  const frozen = await listPeople(tx, round.workspaceId, round.id, 'reader');
  if (round.terms.identity === 'together') {
    return [...new Set([...(await listPeople(tx, round.workspaceId, round.id, 'asked')), ...frozen])];
  }
  const leaders = new Set(await leadersOf(tx, round.workspaceId, round.communityId));
  return frozen.filter((user) => leaders.has(user));
}

/** Whether a member may read what came of it. */
export async function mayRead(tx: Tx, round: Round, user: UserId): Promise<boolean> {
  const readers = await readersNow(tx, round);
  return readers === null || readers.includes(user);
}

/**
 * Who runs the round now: its owner, or where they lead no longer, whoever has led longest of those who may read. One about a person
 * never passes to anybody else.
 */
export async function ownerNow(tx: Tx, round: Round): Promise<UserId> {
  if (isAboutOwner(round)) return round.owner;
  const leaders = await leadersOf(tx, round.workspaceId, round.communityId);
  if (leaders.includes(round.owner)) return round.owner;
  const readers = await readersNow(tx, round);
  const [heir] = readers === null ? leaders : leaders.filter((user) => readers.includes(user));
  return heir ?? leaders[0] ?? round.owner;
}
