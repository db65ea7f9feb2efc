import type { Tx } from '../../../db/transaction.ts';
import type { DeliveryId, UserId } from '../../../ids.ts';
import type { SealKey } from '../../../keys/key-store.ts';
import { findCommunityById } from '../../communities/communities.ts';
import type { Community } from '../../communities/community.ts';
import { leadersOf } from '../../communities/leaders.ts';
import { type Ctx, change, type Random } from '../../context.ts';
import { answeredAmong, unseal } from '../../sealing/sealing.ts';
import { localDateOf } from '../../time.ts';
import { mayRun, readersNow } from '../access.ts';
import { listNamedAnswers } from '../answering/store.ts';
import { decodeAnswers } from '../answers.ts';
import { newIds } from '../opening/inviting.ts';
import { extended, instantOf, wallMomentOf } from '../opening/moments.ts';
import { askingOf } from '../results/asking.ts';
import type { Before } from '../results/comparing.ts';
import { reportRound, type Written } from '../results/report.ts';
import { findFigures, saveComments, saveFigures } from '../results/store.ts';
import type { DiscardReason, Round, RoundInFull } from '../round.ts';
import {
  findQuestions,
  findRoundInFull,
  listClosedOfSeries,
  listPeople,
  saveNextStep,
  saveRound,
} from '../store.ts';
import { unusable } from './keys.ts';
import { tellOfRound } from './telling.ts';

/**
 * Reads the answers of a round that is closing, and writes what may be said of them; from then on its key is of no use. Where too few
 * have answered it opens again for three days, once.
 */
export async function writeResults(
  ctx: Ctx,
  { round: { workspaceId, id } }: RoundInFull,
  key: SealKey | null,
): Promise<void> {
  const now = ctx.clock.now();
  const newId = newIds(ctx);
  await change(ctx, workspaceId, async (tx) => {
    const full = await findRoundInFull(tx, workspaceId, id);
    if (full === null || full.round.state !== 'closing') return;
    const { round, questions } = full;
    const community = await findCommunityById(tx, workspaceId, round.communityId);
    if (community === null) return;
    const readers = await readersNow(tx, round);
    if (!(await hasReader(tx, round, readers))) return await discard(tx, round, 'no_reader', now);
    const gathered = await gather(tx, full, { key, readers, random: ctx.random });
    if (gathered === null) return await discard(tx, round, 'key_lost', now);
    const report = reportRound(
      {
        ...(await askingOf(tx, round)),
        questions,
        answers: gathered.answers,
        answeredByReaders: gathered.byReaders,
        before: await roundBefore(tx, round, community),
      },
      ctx.random,
    );
    if (!report.isShowable) {
      const promised = instantOf(round.terms.closes, community);
      const isOver = Temporal.Instant.compare(promised, now) <= 0;
      if (isOver && round.isExtended) return await discard(tx, round, 'too_few', now);
      return await openAgain(tx, { round, community, newId }, now);
    }
    await saveFigures(tx, round, report.figures);
    const comments = report.comments.map((comment) => ({ ...comment, id: ctx.random.uuid() }));
    await saveComments(tx, round, comments);
    await saveRound(tx, { ...round, state: 'tallied', answered: report.answered });
    await saveNextStep(tx, round, now);
  });
}

/** Whether somebody is there to look the results through. What is revealed together needs nobody. */
export async function hasReader(tx: Tx, round: Round, readers: readonly UserId[] | null): Promise<boolean> {
  if (round.terms.identity === 'together') return true;
  const leaders = await leadersOf(tx, round.workspaceId, round.communityId);
  return leaders.some((user) => mayRun(round, user) && (readers === null || readers.includes(user)));
}

interface Gathered {
  /** Without a name in no order that means anything; with names in the order of their ids. */
  readonly answers: readonly Written[];
  /** How many of them are of people who may read the results, now or if they lead again; 0 where everyone may. */
  readonly byReaders: number;
}

interface Gathering {
  readonly key: SealKey | null;
  readonly readers: readonly UserId[] | null;
  readonly random: Random;
}

/** All that was answered; null where it cannot be read, now or later. */
async function gather(
  tx: Tx,
  { round, questions }: RoundInFull,
  { key, readers, random }: Gathering,
): Promise<Gathered | null> {
  if (round.terms.identity !== 'unlinked') {
    return { answers: await listNamedAnswers(tx, round, questions), byReaders: 0 };
  }
  if (key === null || round.sealId === null) return null;
  const sealed = { workspaceId: round.workspaceId, sealId: round.sealId, key };
  // Who leads no longer may lead again, and read then: so all count as readers who were to read when it opened.
  const frozen = readers === null ? [] : await listPeople(tx, round.workspaceId, round.id, 'reader');
  try {
    const answers = await unseal(tx, sealed, random);
    const byReaders = await answeredAmong(tx, sealed, frozen);
    return {
      answers: answers.map((text) => ({ author: null, answers: decodeAnswers(text, questions) })),
      byReaders: byReaders.size,
    };
  } catch (error) {
    // What is there was not sealed with this key, or is not whole, and stays so: that is as if the key were lost.
    return unusable(error);
  }
}

/** The round of the same series that closed last, for the change since. */
async function roundBefore(tx: Tx, round: Round, { zone }: Community): Promise<Before | null> {
  const [before] = await listClosedOfSeries(tx, round);
  if (before === undefined || before.closesAt === null) return null;
  const questions = await findQuestions(tx, before.workspaceId, before.id);
  const figures = await findFigures(tx, before);
  return {
    ...(await askingOf(tx, before)),
    closedOn: localDateOf(before.closesAt, zone),
    figures: new Map(
      questions.flatMap(({ key, position }) => {
        const found = figures.get(position);
        return found === undefined ? [] : [[key, found]];
      }),
    ),
  };
}

/** Ends a round without results: what was answered is destroyed next. */
export async function discard(
  tx: Tx,
  round: Round,
  why: DiscardReason,
  now: Temporal.Instant,
): Promise<void> {
  await saveRound(tx, { ...round, state: 'discarding', discardedBecause: why });
  await saveNextStep(tx, round, now);
}

interface Extending {
  readonly round: Round;
  readonly community: Community;
  readonly newId: () => DeliveryId;
}

/** Its three days more; one that a leader closed before its time stays open until then. */
async function openAgain(
  tx: Tx,
  { round, community, newId }: Extending,
  now: Temporal.Instant,
): Promise<void> {
  const promised = instantOf(round.terms.closes, community);
  const wasEarly = Temporal.Instant.compare(now, promised) < 0;
  const closesAt = wasEarly ? promised : extended(now, promised, community);
  const closes = wallMomentOf(closesAt, community);
  const isExtended = round.isExtended || !wasEarly;
  const open: Round = { ...round, state: 'open', closesAt, isExtended, terms: { ...round.terms, closes } };
  await saveRound(tx, open);
  await saveNextStep(tx, open, closesAt);
  if (!wasEarly) await tellOfRound(tx, { round: open, community, newId }, 'given_time', now);
}
