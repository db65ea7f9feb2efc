import type { CommunityId, MatchingRoundId } from '../../../ids.ts';
import { asLeader, identify } from '../../access.ts';
import { type Actor, type Ctx, look } from '../../context.ts';
import type { MatchingRound, MatchingState, MatchingTerms } from './round.ts';
import { listMatchingRounds } from './store.ts';
import { countLeft } from './store-of-people.ts';
import { countGroups } from './store-of-proposals.ts';

export interface ListedMatching {
  readonly roundId: MatchingRoundId;
  readonly state: MatchingState;
  readonly terms: MatchingTerms;
  readonly groups: number;
  readonly left: number;
  /** Of a planned one, in the community's zone. */
  readonly matchesAt: Temporal.ZonedDateTime | null;
  readonly sentAt: Temporal.ZonedDateTime | null;
}

export interface MatchingList {
  readonly communityId: CommunityId;
  readonly communityName: string;
  /** Newest first, without those that were discarded or cancelled. */
  readonly rounds: readonly ListedMatching[];
}

const LISTED: readonly MatchingState[] = ['matching', 'proposed', 'planned', 'sending', 'sent', 'closed'];
/** As many as a window shows: counting in those that it does not would be for nothing. */
export const MOST_LISTED = 20;

/** A community's matching rounds, for those who lead it. @throws Refusal as asLeader. */
export async function listMatching(ctx: Ctx, actor: Actor, community: CommunityId): Promise<MatchingList> {
  const who = await identify(ctx, actor, 'leader');
  return await look(ctx, async (tx) => {
    const { community: found } = await asLeader(tx, who, community);
    const rounds = await listMatchingRounds(tx, actor.workspaceId, community, LISTED);
    const inZone = (instant: Temporal.Instant | null) => instant?.toZonedDateTimeISO(found.zone) ?? null;
    const listed = async (round: MatchingRound): Promise<ListedMatching> => ({
      roundId: round.id,
      state: round.state,
      terms: round.terms,
      groups: await countGroups(tx, round),
      left: await countLeft(tx, round),
      matchesAt: inZone(round.matchesAt),
      sentAt: inZone(round.sentAt),
    });
    const shown: ListedMatching[] = [];
    for (const round of rounds.slice(0, MOST_LISTED)) shown.push(await listed(round));
    return { communityId: found.id, communityName: found.name, rounds: shown };
  });
}
