import type { Tx } from '../../../../db/transaction.ts';
import type { MatchingRoundId } from '../../../../ids.ts';
import { findCommunityById } from '../../../communities/communities.ts';
import { asksAhead, type MatchingRound } from '../round.ts';
import { addMatchingRound, listOfSeries } from '../store.ts';

/**
 * Plans the next round of a repetition when one was sent: so many weeks later at the same hour where the community is; what has passed
 * meanwhile is left out. Nothing is planned twice.
 */
export async function planNextMatching(
  tx: Tx,
  round: MatchingRound,
  fresh: { readonly newRoundId: MatchingRoundId; readonly seed: string },
  now: Temporal.Instant,
): Promise<void> {
  const { everyWeeks } = round.terms;
  const community = await findCommunityById(tx, round.workspaceId, round.communityId);
  if (everyWeeks === null || community === null) return;
  if ((await listOfSeries(tx, round, ['planned', 'matching', 'proposed', 'sending'])).length > 0) return;
  const begun = (round.matchesAt ?? round.sentAt ?? now).toZonedDateTimeISO(community.zone);
  const passed = Math.floor(now.since(begun.toInstant()).total('hours') / (everyWeeks * 7 * 24));
  const matchesAt = begun.add({ weeks: everyWeeks * (passed + 1) }).toInstant();
  const next: MatchingRound = {
    ...round,
    id: fresh.newRoundId,
    seed: fresh.seed,
    state: 'planned',
    isCut: false,
    isProven: false,
    blockingPairs: null,
    matchesAt,
    nextStepAt: null,
    sentAt: null,
  };
  await addMatchingRound(tx, { ...next, nextStepAt: firstStepOf(next, matchesAt, community.zone) }, now);
}

/**
 * When the clock first looks at a planned round. Where people are told ahead, at the beginning of the day before: so it stands in the letter
 * of that day, wherever they live, and not in that of the day itself.
 */
export function firstStepOf(
  round: MatchingRound,
  matchesAt: Temporal.Instant,
  zone: string,
): Temporal.Instant {
  if (!asksAhead(round)) return matchesAt;
  return matchesAt.toZonedDateTimeISO(zone).subtract({ days: 1 }).startOfDay().toInstant();
}
