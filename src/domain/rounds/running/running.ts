import type { RoundId } from '../../../ids.ts';
import { type Identified, identify } from '../../access.ts';
import { type Actor, type Ctx, change, look } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import { asLeaderOfRound } from '../access.ts';
import { carryOnAtOnce } from '../closing/carrying-on.ts';
import { tellOfRound } from '../closing/telling.ts';
import { closesIn } from '../drafting/dates.ts';
import { newIds, oweReminder } from '../opening/inviting.ts';
import { instantOf } from '../opening/moments.ts';
import { type Round, roundLimits } from '../round.ts';
import { type RoundNow, roundNow } from '../round-now.ts';
import { saveNextStep, saveRound } from '../store.ts';

/** A closing as it was chosen: local date and wall time in the community's zone. */
export interface LaterClosing {
  readonly closesOn: string | null;
  readonly closesTime: string | null;
}

/** An open round of which a leader wants to move the closing. @throws Refusal as asLeaderOfRound; `conflict` where it is not open. */
export async function roundToExtend(ctx: Ctx, actor: Actor, id: RoundId): Promise<RoundNow> {
  const who = await identify(ctx, actor, 'leader');
  const now = ctx.clock.now();
  return await look(ctx, async (tx) => {
    const { round, community } = await asLeaderOfRound(tx, who, id);
    mustBeOpen(round, now);
    return await roundNow(tx, round, community);
  });
}

/**
 * A leader moves the closing of an open round out; everyone invited is told. The rest of its terms stay as they were promised.
 * @throws Refusal as asLeaderOfRound; `conflict` where it is not open; `invalid` at its field for a time that is no later.
 */
export async function extendRound(
  ctx: Ctx,
  actor: Actor,
  id: RoundId,
  typed: LaterClosing,
): Promise<RoundNow> {
  const who = await identify(ctx, actor, 'leader');
  const now = ctx.clock.now();
  const newId = newIds(ctx);
  return await change(ctx, actor.workspaceId, async (tx) => {
    const { round, community } = await asLeaderOfRound(tx, who, id);
    mustBeOpen(round, now);
    const closes = closesIn(typed, round.terms, community.zone);
    const closesAt = instantOf(closes, community);
    if (round.closesAt !== null && Temporal.Instant.compare(closesAt, round.closesAt) <= 0) {
      throw new Refusal('invalid', 'Please choose a later time than the one until now.', 'closesOn');
    }
    if (Temporal.Instant.compare(closesAt, now.add({ hours: roundLimits.mostDays * 24 })) > 0) {
      const most = `Please choose a day within the next ${roundLimits.mostDays} days.`;
      throw new Refusal('invalid', most, 'closesOn');
    }
    const extended: Round = { ...round, closesAt, terms: { ...round.terms, closes } };
    await saveRound(tx, extended);
    await saveNextStep(tx, extended, closesAt);
    await oweReminder(tx, { community, round: extended, closesAt, newId }, now);
    await tellOfRound(tx, { round: extended, community, newId }, 'extended', now);
    return await roundNow(tx, extended, community);
  });
}

/**
 * A leader closes an open round now. Pressing twice changes nothing.
 * @returns what became of it: with too few answers it stays open until it was to close.
 * @throws Refusal as asLeaderOfRound.
 */
export async function closeEarly(ctx: Ctx, actor: Actor, id: RoundId): Promise<RoundNow> {
  const who = await identify(ctx, actor, 'leader');
  const now = ctx.clock.now();
  await change(ctx, actor.workspaceId, async (tx) => {
    const { round } = await asLeaderOfRound(tx, who, id);
    if (round.state !== 'open') return;
    await saveRound(tx, { ...round, closesAt: now });
    await saveNextStep(tx, round, now);
  });
  await carryOnAtOnce(ctx, actor.workspaceId, id);
  return await shownAgain(ctx, who, id);
}

/**
 * A leader ends an open round without results: its answers are destroyed, unread, and everyone invited is told. Pressing twice changes
 * nothing.
 * @throws Refusal as asLeaderOfRound; `conflict` where it has closed.
 */
export async function cancelRound(ctx: Ctx, actor: Actor, id: RoundId): Promise<RoundNow> {
  const who = await identify(ctx, actor, 'leader');
  const now = ctx.clock.now();
  await change(ctx, actor.workspaceId, async (tx) => {
    const { round } = await asLeaderOfRound(tx, who, id);
    if (round.state === 'discarding' || round.state === 'discarded') return;
    if (round.state !== 'open') {
      throw new Refusal('conflict', 'This round is not open, so it cannot be cancelled.');
    }
    await saveRound(tx, { ...round, state: 'discarding', discardedBecause: 'cancelled' });
    await saveNextStep(tx, round, now);
  });
  await carryOnAtOnce(ctx, actor.workspaceId, id);
  return await shownAgain(ctx, who, id);
}

function mustBeOpen({ state, closesAt }: Round, now: Temporal.Instant): void {
  if (state === 'open' && closesAt !== null && Temporal.Instant.compare(now, closesAt) < 0) return;
  throw new Refusal('conflict', 'This round is not open any more.');
}

async function shownAgain(ctx: Ctx, who: Identified, id: RoundId): Promise<RoundNow> {
  return await look(ctx, async (tx) => {
    const { round, community } = await asLeaderOfRound(tx, who, id);
    return await roundNow(tx, round, community);
  });
}
