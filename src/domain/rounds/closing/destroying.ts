import type { Tx } from '../../../db/transaction.ts';
import { emptyWriteAheadLog } from '../../../db/write-ahead-log.ts';
import { wakingTime } from '../../../delivery/waking-hours.ts';
import { type DeliveryId, roundId } from '../../../ids.ts';
import { findCommunityById } from '../../communities/communities.ts';
import type { Community } from '../../communities/community.ts';
import { type Ctx, change } from '../../context.ts';
import { removeBoxes } from '../../sealing/sealing.ts';
import { ownerNow } from '../access.ts';
import { deleteNamedAnswers } from '../answering/store.ts';
import { newIds } from '../opening/inviting.ts';
import { publish } from '../results/publishing.ts';
import { deleteResults } from '../results/store.ts';
import type { Round, RoundInFull } from '../round.ts';
import { findRoundInFull, saveNextStep, saveRound } from '../store.ts';
import { planNext } from './repeating.ts';
import { tellOfRound, tellOwner } from './telling.ts';

/** Where somebody reads the database just then, it is tried again this much later. */
const AGAIN = Temporal.Duration.from({ minutes: 1 });

/** After so long it is asked whether there is still anybody who can publish what came of it. */
export const UNPUBLISHED = Temporal.Duration.from({ hours: 7 * 24 });

/**
 * Destroys what could tell who answered what, or all answers of a round that ended without results: first the key, then what it opened,
 * then what the write-ahead log holds of that. Only then the round is closed, or gone, and is said to be.
 */
export async function destroy(ctx: Ctx, { workspaceId, id, sealId }: Round): Promise<void> {
  if (sealId !== null) await ctx.keys.destroy(sealId);
  await change(ctx, workspaceId, async (tx) => {
    const full = await findRoundInFull(tx, workspaceId, id);
    if (full === null) return;
    if (sealId !== null) await removeBoxes(tx, { workspaceId, sealId });
    if (full.round.state !== 'discarding') return;
    await deleteNamedAnswers(tx, full.round);
    await deleteResults(tx, full.round);
  });
  const isGone = await emptyWriteAheadLog(ctx.db);
  const now = ctx.clock.now();
  const newId = newIds(ctx);
  const newRoundId = roundId.of(ctx.random.uuid());
  await change(ctx, workspaceId, async (tx) => {
    const full = await findRoundInFull(tx, workspaceId, id);
    if (full === null || (full.round.state !== 'tallied' && full.round.state !== 'discarding')) return;
    const community = await findCommunityById(tx, workspaceId, full.round.communityId);
    if (community === null) return;
    if (!isGone) return await saveNextStep(tx, full.round, now.add(AGAIN));
    const state = full.round.state === 'tallied' ? 'closed' : 'discarded';
    await saveNextStep(tx, full.round, state === 'closed' ? now.add(UNPUBLISHED) : null);
    const round: Round = { ...full.round, state, sealId: null, owner: await ownerNow(tx, full.round) };
    await saveRound(tx, round);
    await planNext(tx, { round, newRoundId, questions: full.questions }, now);
    await announce(tx, { round, questions: full.questions, community, newId }, now);
  });
}

interface Ended extends RoundInFull {
  readonly community: Community;
  readonly newId: () => DeliveryId;
}

/** What is revealed together needs nobody to look it through; the rest waits for its leader. */
async function announce(tx: Tx, ended: Ended, now: Temporal.Instant): Promise<void> {
  const { round } = ended;
  if (round.discardedBecause !== null) await tellOfRound(tx, ended, round.discardedBecause, now);
  else if (round.terms.identity === 'together') {
    await publish(tx, ended, { now, due: wakingTime(now, ended.community.zone) });
  } else await tellOwner(tx, ended, 'closed', now);
}
