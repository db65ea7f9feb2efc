import type { Tx } from '../../db/transaction.ts';
import type { CommunityId, RoundId, UserId, WorkspaceId } from '../../ids.ts';
import { findCommunityById } from '../communities/communities.ts';
import type { Community } from '../communities/community.ts';
import { type Ctx, look } from '../context.ts';
import { namesOf } from '../people/store.ts';
import { instantOf } from './opening/moments.ts';
import type { DiscardReason, Round, RoundState } from './round.ts';
import { type ShownRound, showRound } from './shown-round.ts';
import { findQuestions, findRound, listPeople } from './store.ts';

/** A round as anybody in its community may know it: what was promised, and where it stands now. Nothing of its answers. */
export interface RoundNow extends ShownRound {
  readonly communityId: CommunityId;
  readonly owner: UserId;
  /** How many are asked; null before it opens. */
  readonly people: number | null;
  readonly state: RoundState;
  readonly discardedBecause: DiscardReason | null;
  /** When a planned one opens, in the community's zone. */
  readonly opens: Temporal.ZonedDateTime | null;
  readonly isExtended: boolean;
  /** How many answered; known when it is closed. */
  readonly answered: number | null;
}

/** For a message; null where the round or its community is gone. For no viewer. */
export function roundForMessage(ctx: Ctx, workspace: WorkspaceId, id: RoundId): Promise<RoundNow | null> {
  return look(ctx, async (tx) => {
    const round = await findRound(tx, workspace, id);
    const community = round === null ? null : await findCommunityById(tx, workspace, round.communityId);
    return round === null || community === null ? null : await roundNow(tx, round, community);
  });
}

export async function roundNow(tx: Tx, round: Round, community: Community): Promise<RoundNow> {
  const { workspaceId, id, owner } = round;
  const names = await namesOf(tx, workspaceId, [owner]);
  const shown = showRound(round, {
    community,
    ownerName: names.get(owner) ?? '',
    closesAt: round.closesAt ?? instantOf(round.terms.closes, community),
    questions: await findQuestions(tx, workspaceId, id),
  });
  return {
    ...shown,
    communityId: community.id,
    owner,
    people: round.openedAt === null ? null : (await listPeople(tx, workspaceId, id, 'asked')).length,
    state: round.state,
    discardedBecause: round.discardedBecause,
    opens: round.opensAt?.toZonedDateTimeISO(community.zone) ?? null,
    isExtended: round.isExtended,
    answered: round.answered,
  };
}
