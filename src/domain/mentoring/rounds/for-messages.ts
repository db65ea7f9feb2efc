import type { CommunityId, MatchingRoundId, UserId, WorkspaceId } from '../../../ids.ts';
import { findCommunityById } from '../../communities/communities.ts';
import { type Ctx, look } from '../../context.ts';
import type { MatchingState, MatchingTerms } from './round.ts';
import { findMatchingRound } from './store.ts';
import { countLeft, doesSkip } from './store-of-people.ts';
import { countGroups } from './store-of-proposals.ts';

/** A round as messages to one person show it. */
export interface MatchingNow {
  readonly roundId: MatchingRoundId;
  readonly communityId: CommunityId;
  readonly communityName: string;
  readonly state: MatchingState;
  readonly terms: MatchingTerms;
  readonly groups: number;
  readonly left: number;
  /** In the community's zone; null for one that a leader began. */
  readonly matchesAt: Temporal.ZonedDateTime | null;
  /** Whether this person sits it out; null where they do not take part. */
  readonly skips: boolean | null;
}

/** Null where the round, or its community, is gone. For no viewer: of others, it tells how many. */
export function matchingForMessage(
  ctx: Ctx,
  workspace: WorkspaceId,
  id: MatchingRoundId,
  user: UserId,
): Promise<MatchingNow | null> {
  return look(ctx, async (tx) => {
    const round = await findMatchingRound(tx, workspace, id);
    const community = round === null ? null : await findCommunityById(tx, workspace, round.communityId);
    if (round === null || community === null) return null;
    return {
      roundId: round.id,
      communityId: community.id,
      communityName: community.name,
      state: round.state,
      terms: round.terms,
      groups: await countGroups(tx, round),
      left: await countLeft(tx, round),
      matchesAt: round.matchesAt?.toZonedDateTimeISO(community.zone) ?? null,
      skips: await doesSkip(tx, round, user),
    };
  });
}
