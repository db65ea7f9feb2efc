import { deliveryId, type MatchingRoundId, type WorkspaceId } from '../../../ids.ts';
import { findCommunityById } from '../../communities/communities.ts';
import { type Ctx, change, look } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import { takeUpMatching } from './matching/again.ts';
import { matchRound, oweToOwner } from './matching/match-round.ts';
import { askAhead, isInTime, putOffMatching } from './repeating/asking-ahead.ts';
import { asksAhead, type MatchingRound } from './round.ts';
import { sendAll } from './sending/carrying-on.ts';
import { findMatchingRound, listDueMatchingRounds, saveMatchingRound } from './store.ts';
import { countPeopleOfRound } from './store-of-people.ts';

/** A round whose community rests or has no leader waits, and so does one while Slack does not say who is in its user group. */
const WAITS = Temporal.Duration.from({ hours: 1 });
/** A repetition that is later than this asks people again: they were told another day. */
const STILL_ON_TIME = Temporal.Duration.from({ hours: 6 });

/**
 * Takes the next steps of every matching round whose time has come; one that fails keeps no other from it. May be asked again for the
 * same instant. @throws the first failure, when all have had their turn.
 */
export async function carryOnMatchingRounds(
  ctx: Ctx,
  workspace: WorkspaceId,
  now: Temporal.Instant,
): Promise<void> {
  const failures: unknown[] = [];
  for (const id of await look(ctx, (tx) => listDueMatchingRounds(tx, workspace, now))) {
    try {
      await carryOnMatching(ctx, workspace, id);
    } catch (error) {
      if (error instanceof Refusal) await waitOrGiveUp(ctx, workspace, id, error);
      else failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

/** Takes a round as far as it can go now. @throws Refusal as groupMembersOf. */
export async function carryOnMatching(ctx: Ctx, workspace: WorkspaceId, id: MatchingRoundId): Promise<void> {
  const unnoted = { ...ctx, input: null };
  const round = await look(ctx, (tx) => findMatchingRound(tx, workspace, id));
  if (round === null) return;
  if (!(await isAwake(ctx, round))) return await wait(unnoted, round);
  if (round.state === 'planned') await carryOnPlanned(unnoted, round);
  const taken = await takeUpMatching(unnoted, workspace, id);
  if (taken !== null) await matchRound(unnoted, taken, () => {});
  const after = await look(ctx, (tx) => findMatchingRound(tx, workspace, id));
  if (after?.state === 'sending') await sendAll(unnoted, workspace, id);
}

async function carryOnPlanned(ctx: Ctx, round: MatchingRound): Promise<void> {
  const now = ctx.clock.now();
  const { workspaceId, id, matchesAt } = round;
  if (matchesAt === null) return;
  if (asksAhead(round)) {
    const isTold = (await look(ctx, (tx) => countPeopleOfRound(tx, round))) > 0;
    const isLate = Temporal.Instant.compare(matchesAt.add(STILL_ON_TIME), now) < 0;
    if (isLate || (!isTold && !isInTime(round, now))) return await putOffMatching(ctx, round);
    if (Temporal.Instant.compare(now, matchesAt) < 0) return await askAhead(ctx, round, matchesAt);
  }
  await change(ctx, workspaceId, async (tx) => {
    const current = await findMatchingRound(tx, workspaceId, id);
    if (current?.state !== 'planned') return;
    // Due at once: whoever matches takes the lease.
    await saveMatchingRound(tx, { ...current, state: 'matching', nextStepAt: now });
  });
}

async function isAwake(ctx: Ctx, { workspaceId, communityId }: MatchingRound): Promise<boolean> {
  const community = await look(ctx, (tx) => findCommunityById(tx, workspaceId, communityId));
  return community?.restingBecause === null && community.isLed;
}

async function wait(ctx: Ctx, { workspaceId, id }: MatchingRound): Promise<void> {
  const now = ctx.clock.now();
  await change(ctx, workspaceId, async (tx) => {
    const round = await findMatchingRound(tx, workspaceId, id);
    if (round !== null && round.nextStepAt !== null) {
      await saveMatchingRound(tx, { ...round, nextStepAt: now.add(WAITS) });
    }
  });
}

/** Slack did not tell who takes part: that is tried again. Where there is no such group any more, the round ends, and its leader is told. */
async function waitOrGiveUp(
  ctx: Ctx,
  workspace: WorkspaceId,
  id: MatchingRoundId,
  { code }: Refusal,
): Promise<void> {
  const now = ctx.clock.now();
  const letterId = deliveryId.of(ctx.random.uuid());
  await change(ctx, workspace, async (tx) => {
    const round = await findMatchingRound(tx, workspace, id);
    if (round === null || !['planned', 'matching'].includes(round.state)) return;
    if (code === 'unavailable') {
      await saveMatchingRound(tx, { ...round, nextStepAt: now.add(WAITS) });
      return;
    }
    await saveMatchingRound(tx, { ...round, state: 'cancelled', nextStepAt: null });
    await oweToOwner(tx, round, 'no group', letterId, now);
  });
}

/** For who has just pressed *Match*, where their round cannot be matched: it goes, as if it had not begun. */
export async function giveUpMatching(ctx: Ctx, workspace: WorkspaceId, id: MatchingRoundId): Promise<void> {
  await change({ ...ctx, input: null }, workspace, async (tx) => {
    const round = await findMatchingRound(tx, workspace, id);
    if (round?.state === 'matching') {
      await saveMatchingRound(tx, { ...round, state: 'cancelled', nextStepAt: null });
    }
  });
}
