/**
 * A round closes in steps, each of its own transaction and each safe to take again after a crash: answers are refused; what may be
 * said of them is written; the key is destroyed, then the boxes, then what the write-ahead log holds of them. Only when all of that
 * holds is the round closed, and only then anybody is told so. The order matters: a step is never taken before the one above it.
 */

import type { Tx } from '../../../db/transaction.ts';
import type { RoundId, WorkspaceId } from '../../../ids.ts';
import { KeyStoreError } from '../../../keys/key-store.ts';
import { findCommunityById } from '../../communities/communities.ts';
import { type Ctx, change, look } from '../../context.ts';
import { readersNow } from '../access.ts';
import { countNamedAnswers } from '../answering/store.ts';
import { newIds } from '../opening/inviting.ts';
import { openPlanned } from '../opening/open-planned.ts';
import type { Round, RoundInFull, RoundState } from '../round.ts';
import { findRoundInFull, listDue, listPeople, saveNextStep, saveRound } from '../store.ts';
import { destroy, UNPUBLISHED } from './destroying.ts';
import { keyOf } from './keys.ts';
import { tellOwner } from './telling.ts';
import { discard, hasReader, writeResults } from './writing-results.ts';

/** A round whose community rests or has no leader waits. */
const WAITS = Temporal.Duration.from({ hours: 1 });
/** But what people answered is not kept for ever because of that. */
const WAITS_AT_MOST = Temporal.Duration.from({ hours: 7 * 24 });

/**
 * Takes the next steps of every round whose time has come; one that fails keeps no other from it. May be asked again for the same
 * instant. @throws the first failure, when all have had their turn.
 */
export async function carryOnRounds(ctx: Ctx, workspace: WorkspaceId, now: Temporal.Instant): Promise<void> {
  const failures: unknown[] = [];
  for (const id of await look(ctx, (tx) => listDue(tx, workspace, now))) {
    try {
      await carryOn(ctx, workspace, id);
    } catch (error) {
      failures.push(error);
      if (error instanceof KeyStoreError) await waitForKey(ctx, workspace, id);
    }
  }
  if (failures.length > 0) throw failures[0];
}

/** Takes a round as far as it can go at once, for somebody who waits. Where its key cannot be used just then, the clock goes on with it. */
export async function carryOnAtOnce(ctx: Ctx, workspace: WorkspaceId, id: RoundId): Promise<void> {
  try {
    await carryOn({ ...ctx, input: null }, workspace, id);
  } catch (error) {
    if (!(error instanceof KeyStoreError)) throw error;
  }
}

/** Takes a round as far as it can go now. @throws KeyStoreError where its key cannot be used. */
async function carryOn(ctx: Ctx, workspace: WorkspaceId, id: RoundId): Promise<void> {
  let before: RoundState | null = null;
  for (;;) {
    const full = await look(ctx, (tx) => findRoundInFull(tx, workspace, id));
    if (full === null || full.round.state === before) return;
    before = full.round.state;
    await takeStep(ctx, full);
  }
}

async function takeStep(ctx: Ctx, full: RoundInFull): Promise<void> {
  switch (full.round.state) {
    case 'planned':
      return await openOrWait(ctx, full);
    case 'open':
      return await close(ctx, full.round);
    case 'closing':
      return await writeResults(ctx, full, await keyOf(ctx, full.round));
    case 'tallied':
    case 'discarding':
      return await destroy(ctx, full.round);
    case 'closed':
      return await endUnread(ctx, full.round);
    case 'draft':
    case 'published':
    case 'discarded':
      return;
  }
}

/** Its hour has come: it opens, or waits. */
async function openOrWait(ctx: Ctx, full: RoundInFull): Promise<void> {
  const { round } = full;
  const now = ctx.clock.now();
  if (round.opensAt === null || Temporal.Instant.compare(round.opensAt, now) > 0) return;
  if (await mustWait(ctx, round)) {
    return await change(ctx, round.workspaceId, (tx) => saveNextStep(tx, round, now.add(WAITS)));
  }
  await openPlanned(ctx, full);
}

/** Its time is up, or all are in whom it waited for: from here on no answer is taken. */
async function close(ctx: Ctx, { workspaceId, id }: Round): Promise<void> {
  const now = ctx.clock.now();
  await change(ctx, workspaceId, async (tx) => {
    const full = await findRoundInFull(tx, workspaceId, id);
    if (full === null || full.round.state !== 'open' || full.round.closesAt === null) return;
    const isOver = Temporal.Instant.compare(full.round.closesAt, now) <= 0;
    if (!isOver && !(await areAllIn(tx, full.round))) return;
    const community = await findCommunityById(tx, workspaceId, full.round.communityId);
    const rests = community === null || community.restingBecause !== null;
    if (rests || !community.isLed) {
      const isTooLong = Temporal.Instant.compare(full.round.closesAt.add(WAITS_AT_MOST), now) <= 0;
      if (isTooLong) return await discard(tx, full.round, rests ? 'rested' : 'no_reader', now);
      return await saveNextStep(tx, full.round, now.add(WAITS));
    }
    await saveRound(tx, { ...full.round, state: 'closing' });
    await saveNextStep(tx, full.round, now);
  });
}

/**
 * Results that nobody can publish any more, since those who were to look them through have gone, end unread. Whoever runs the round by
 * now is told that they wait, if they were not.
 */
async function endUnread(ctx: Ctx, { workspaceId, id }: Round): Promise<void> {
  const newId = newIds(ctx);
  const now = ctx.clock.now();
  await change(ctx, workspaceId, async (tx) => {
    const full = await findRoundInFull(tx, workspaceId, id);
    if (full === null || full.round.state !== 'closed') return;
    const readers = await readersNow(tx, full.round);
    if (!(await hasReader(tx, full.round, readers))) return await discard(tx, full.round, 'no_reader', now);
    await saveNextStep(tx, full.round, now.add(UNPUBLISHED));
    await tellOwner(tx, { round: full.round, newId }, 'closed', now);
  });
}

/** Its key is there, and the server cannot use it: nothing is lost by waiting, and whoever runs the round is told. */
async function waitForKey(ctx: Ctx, workspace: WorkspaceId, id: RoundId): Promise<void> {
  const now = ctx.clock.now();
  const newId = newIds(ctx);
  await change(ctx, workspace, async (tx) => {
    const full = await findRoundInFull(tx, workspace, id);
    if (full === null) return;
    await saveNextStep(tx, full.round, now.add(WAITS));
    await tellOwner(tx, { round: full.round, newId }, 'key-trouble', now);
  });
}

/** Whether its community rests, or nobody leads it. */
function mustWait(ctx: Ctx, round: Round): Promise<boolean> {
  return look(ctx, async (tx) => !(await isAwake(tx, round)));
}

async function isAwake(tx: Tx, { workspaceId, communityId }: Round): Promise<boolean> {
  const community = await findCommunityById(tx, workspaceId, communityId);
  return community?.restingBecause === null && community.isLed;
}

async function areAllIn(tx: Tx, round: Round): Promise<boolean> {
  if (round.terms.identity !== 'together') return false;
  const asked = await listPeople(tx, round.workspaceId, round.id, 'asked');
  return (await countNamedAnswers(tx, round)) >= asked.length;
}
