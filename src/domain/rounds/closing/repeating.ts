import type { Tx } from '../../../db/transaction.ts';
import type { RoundId } from '../../../ids.ts';
import { findCommunityById } from '../../communities/communities.ts';
import { leadersOf } from '../../communities/leaders.ts';
import { instantOf, wallMomentOf } from '../opening/moments.ts';
import type { Question } from '../questions.ts';
import { type Audience, type Round, roundLimits, type WallMoment } from '../round.ts';
import { addRound, findRound, listClosedOfSeries, listPeople, saveNextStep } from '../store.ts';

interface Ended {
  readonly round: Round;
  readonly questions: readonly Question[];
  readonly newRoundId: RoundId;
}

/**
 * Plans the next round of a repetition when one has ended: so many weeks after this one opened, for as long as this one was to be
 * open, and no longer than until it comes again. What has passed meanwhile is left out. A cancelled round ends its series.
 */
export async function planNext(
  tx: Tx,
  { round, questions, newRoundId }: Ended,
  now: Temporal.Instant,
): Promise<void> {
  const { openedAt, closesAt, terms } = round;
  if (terms.everyWeeks === null || openedAt === null || closesAt === null) return;
  if (round.discardedBecause === 'cancelled') return;
  // What is about somebody who leads no longer is not asked again.
  const leaders = await leadersOf(tx, round.workspaceId, round.communityId);
  if (!leaders.includes(round.owner)) return;
  const community = await findCommunityById(tx, round.workspaceId, round.communityId);
  if (community === null) return;
  const weeks = weeksUntilNext(openedAt, terms.everyWeeks, now);
  // A time that clocks leave out on that day moves forward.
  const onClocks = (moment: WallMoment) => wallMomentOf(instantOf(moment, community), community);
  const opens = onClocks(daysLater(wallMomentOf(openedAt, community), 7 * weeks));
  const opensAt = instantOf(opens, community);
  const next: Round = {
    ...round,
    id: newRoundId,
    state: 'planned',
    discardedBecause: null,
    terms: {
      ...terms,
      audience: await audienceOfNext(tx, round),
      opens,
      closes: onClocks(closingOfNext(round, opens, weeks)),
    },
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

/**
 * As this one's; but where this one asked the same people as the one before it, so that both together do not tell what few answered,
 * the next is for all again for whom the series began.
 */
async function audienceOfNext(tx: Tx, round: Round): Promise<Audience> {
  const { audience } = round.terms;
  const [before] = await listClosedOfSeries(tx, round);
  if (audience.who !== 'chosen' || before === undefined) return audience;
  const then = await listPeople(tx, round.workspaceId, before.id, 'asked');
  const isTheSame =
    then.length === audience.people.length && then.every((user) => audience.people.includes(user));
  const first = isTheSame ? await findRound(tx, round.workspaceId, round.seriesId) : null;
  return first?.terms.audience ?? audience;
}

/** The next multiple that has not passed. */
function weeksUntilNext(openedAt: Temporal.Instant, every: number, now: Temporal.Instant): number {
  const passed = Math.floor(now.since(openedAt).total('hours') / (every * 7 * 24));
  return (passed + 1) * every;
}

/** As this one's, before it was given three days more. Where a leader extended that for too long, a day before it comes again. */
function closingOfNext({ terms, isExtended }: Round, opens: WallMoment, weeks: number): WallMoment {
  const first = isExtended ? daysLater(terms.closes, -roundLimits.extraDays) : terms.closes;
  const closes = daysLater(first, 7 * weeks);
  const latest = daysLater(opens, 7 * (terms.everyWeeks ?? weeks) - 1);
  return closes.date <= latest.date ? closes : { ...closes, date: latest.date };
}

function daysLater({ date, time }: WallMoment, days: number): WallMoment {
  return { date: Temporal.PlainDate.from(date).add({ days }).toString(), time };
}
