import type { Tx } from '../../../db/transaction.ts';
import type { MatchingRoundId, UserId, WorkspaceId } from '../../../ids.ts';
import { asLeader, type Identified, type Membership } from '../../access.ts';
import { leadersOf } from '../../communities/leaders.ts';
import { Refusal } from '../../refusal.ts';
import type { MatchingRound } from './round.ts';
import { findMatchingRound } from './store.ts';

export interface InMatchingRound extends Membership {
  readonly round: MatchingRound;
}

/** @throws Refusal `not_found` where there is none. */
export async function mustFindMatchingRound(
  tx: Tx,
  workspace: WorkspaceId,
  id: MatchingRoundId,
): Promise<MatchingRound> {
  const round = await findMatchingRound(tx, workspace, id);
  if (round === null) {
    throw new Refusal(
      'not_found',
      'This matching round is not there any more. `/mentor rounds` shows those that are.',
    );
  }
  return round;
}

/** A round as one of its community's leaders. @throws Refusal as asLeader; `not_found`. */
export async function asLeaderOfMatching(
  tx: Tx,
  who: Identified,
  id: MatchingRoundId,
): Promise<InMatchingRound> {
  const round = await mustFindMatchingRound(tx, who.actor.workspaceId, id);
  return { round, ...(await asLeader(tx, who, round.communityId)) };
}

/** Who runs it now: its owner, or where they lead no longer, whoever has led longest. Null where nobody leads. */
export async function ownerNow(tx: Tx, round: MatchingRound): Promise<UserId | null> {
  const leaders = await leadersOf(tx, round.workspaceId, round.communityId);
  return leaders.includes(round.owner) ? round.owner : (leaders[0] ?? null);
}

/** @throws Refusal `conflict`, saying where it stands, where it is no proposal that can be changed now. */
export function mustBeProposed({ state }: MatchingRound): void {
  switch (state) {
    case 'proposed':
      return;
    case 'matching':
      throw new Refusal('conflict', 'This round is being matched right now. Look again in a moment.');
    case 'planned':
      throw new Refusal('conflict', 'This round is planned, and not matched yet.');
    case 'sending':
    case 'sent':
    case 'closed':
      throw new Refusal(
        'conflict',
        'This round was sent already. Nothing of it can be changed here any more.',
      );
    case 'cancelled':
      throw new Refusal('conflict', 'This round was discarded. `/mentor round` begins another.');
  }
}
