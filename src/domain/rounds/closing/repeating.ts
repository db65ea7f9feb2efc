import type { Tx } from '../../../db/transaction.ts';
import type { RoundId } from '../../../ids.ts';
import { findCommunityById } from '../../communities/communities.ts';
import { instantOf, wallMomentOf } from '../opening/moments.ts';
import type { Question } from '../questions.ts';
import { type Round, roundLimits, type WallMoment } from '../round.ts';
import { addRound, saveNextStep } from '../store.ts';

interface Ended {
  readonly round: Round;
  readonly questions: readonly Question[];
  readonly newRoundId: RoundId;
}

/**
 * Plans the next round of a repetition when one has ended: so many weeks after this one opened, for as long as this one was to be
 * open. What has passed meanwhile is left out. A cancelled round ends its series.
 */
export async function planNext(
  tx: Tx,
  { round, questions, newRoundId }: Ended,
  now: Temporal.Instant,
): Promise<void> {
  const { openedAt, closesAt, terms } = round;
  if (terms.everyWeeks === null || openedAt === null || closesAt === null) return;
  if (round.discardedBecause === 'cancelled') return;
  const community = await findCommunityById(tx, round.workspaceId, round.communityId);
  if (community === null) return;
  const weeks = weeksUntilNext(openedAt, terms.everyWeeks, now);
  const opens = daysLater(wallMomentOf(openedAt, community), 7 * weeks);
  const opensAt = instantOf(opens, community);
  const next: Round = {
    ...round,
    id: newRoundId,
    state: 'planned',
    discardedBecause: null,
    terms: { ...terms, opens, closes: daysLater(firstClosing(round), 7 * weeks) },
    sealId: null,
    openedAt: null,
    opensAt,
    closesAt: null,
    isExtended: false,
    answered: null,
  };
  await addRound(tx, next, questions, now);
  await saveNextStep(tx, next, opensAt);
}

/** The next multiple that has not passed. */
function weeksUntilNext(openedAt: Temporal.Instant, every: number, now: Temporal.Instant): number {
  const passed = Math.floor(now.since(openedAt).total('hours') / (every * 7 * 24));
  return (passed + 1) * every;
}

/** When it was to close before it was given three days more. */
function firstClosing({ terms, isExtended }: Round): WallMoment {
  return isExtended ? daysLater(terms.closes, -roundLimits.extraDays) : terms.closes;
}

function daysLater({ date, time }: WallMoment, days: number): WallMoment {
  return { date: Temporal.PlainDate.from(date).add({ days }).toString(), time };
}
