import type { Tx } from '../../../db/transaction.ts';
import type { CommunityId, DeliveryId, MatchingRoundId, UserId, WorkspaceId } from '../../../ids.ts';
import { oweUnasked } from '../../letters.ts';
import { suggestionKeys } from './suggestion.ts';

/** A word that comes later than this is about a round that nobody remembers. */
const WORTH_SAYING = Temporal.Duration.from({ hours: 14 * 24 });

/**
 * Why a round leaves somebody with nobody: as matching found it, or, `asked all`, because those who could be asked have been; of a
 * mentor, `not needed`.
 */
export type LeftBecause =
  | 'nobody offers it'
  | 'cannot be suggested'
  | 'rules'
  | 'no room'
  | 'asked all'
  | 'not needed';

export interface LeftInRound {
  readonly roundId: MatchingRoundId;
  readonly because: LeftBecause;
  /** Somebody outside the round whom they could ask themselves. */
  readonly alternativeId: UserId | null;
}

export interface LeftPerson {
  readonly workspaceId: WorkspaceId;
  readonly communityId: CommunityId;
  readonly userId: UserId;
}

/**
 * Nobody is left without a word: a round has found nobody for this person. Told in the letter of their day, once a round, whoever finds
 * it out.
 */
export async function tellLeft(
  tx: Tx,
  who: LeftPerson,
  { roundId, because, alternativeId }: LeftInRound,
  id: DeliveryId,
  now: Temporal.Instant,
): Promise<void> {
  const word = {
    ...who,
    id,
    key: suggestionKeys.left(roundId, who.userId),
    kind: 'mentor-left',
    subject: {
      roundId,
      communityId: who.communityId,
      because,
      ...(alternativeId === null ? {} : { alternativeId }),
    },
    due: now,
    notAfter: now.add(WORTH_SAYING),
  };
  await oweUnasked(tx, word, now);
}
