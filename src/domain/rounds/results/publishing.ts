import type { Tx } from '../../../db/transaction.ts';
import { owe, refreshAll } from '../../../delivery/outbox.ts';
import type { DeliveryId, RoundId } from '../../../ids.ts';
import { identify } from '../../access.ts';
import type { Community } from '../../communities/community.ts';
import { type Actor, type Ctx, change } from '../../context.ts';
import { oweUnasked } from '../../letters.ts';
import { asLeaderOfRound, readersNow } from '../access.ts';
import { newIds } from '../opening/asking.ts';
import { type Round, roundKeys, type WithheldBecause } from '../round.ts';
import { type RoundNow, roundNow } from '../round-now.ts';
import { saveRound } from '../store.ts';
import { mustBeClosed, mustBeReader } from './reading.ts';
import { forgetWithheldWords, saveWithheld } from './store.ts';

/**
 * A leader holds a comment back before others read it, or, with null, lets it be shown after all. Twice changes nothing.
 * @throws Refusal as asLeaderOfRound; `not_allowed` where they may not read it; `conflict` where it is not closed, or published.
 */
export async function withholdComment(
  ctx: Ctx,
  actor: Actor,
  id: RoundId,
  comment: { readonly id: string; readonly because: WithheldBecause | null },
): Promise<void> {
  const who = await identify(ctx, actor, 'leader');
  await change(ctx, actor.workspaceId, async (tx) => {
    const { round } = await asLeaderOfRound(tx, who, id);
    await mustBeReader(tx, round, actor.userId);
    mustBeClosed(round);
    await saveWithheld(tx, round, comment.id, comment.because);
  });
}

/**
 * A leader publishes what came of a round, to those whom its invitation named. What was held back is forgotten. Twice changes nothing.
 * @throws Refusal as withholdComment.
 */
export async function publishRound(ctx: Ctx, actor: Actor, id: RoundId): Promise<RoundNow> {
  const who = await identify(ctx, actor, 'leader');
  const now = ctx.clock.now();
  const newId = newIds(ctx);
  return await change(ctx, actor.workspaceId, async (tx) => {
    const { round, community } = await asLeaderOfRound(tx, who, id);
    await mustBeReader(tx, round, actor.userId);
    if (round.state === 'published') return await roundNow(tx, round, community);
    mustBeClosed(round);
    return await roundNow(tx, await publish(tx, { round, community, newId }, now), community);
  });
}

/** Published, and owed to those who may read it: in the channel where everyone may, else each in their letter. */
export async function publish(
  tx: Tx,
  { round, community, newId }: Publishing,
  now: Temporal.Instant,
): Promise<Round> {
  const { workspaceId, id } = round;
  await forgetWithheldWords(tx, round);
  const published: Round = { ...round, state: 'published' };
  await saveRound(tx, published);
  await refreshAll(tx, workspaceId, roundKeys.of(id), now);
  const owed = { workspaceId, subject: { roundId: id }, due: now, notAfter: null };
  const readers = await readersNow(tx, published);
  if (readers === null) {
    const to = { to: 'channel', channelId: community.channelId } as const;
    await owe(tx, { ...owed, id: newId(), key: roundKeys.results(id), kind: 'round-results', to }, now);
    return published;
  }
  for (const userId of readers) {
    const key = roundKeys.resultsLetter(id, userId);
    const letter = { id: newId(), key, kind: 'round-results-letter', userId };
    await oweUnasked(tx, { ...owed, ...letter, communityId: community.id }, now);
  }
  return published;
}

interface Publishing {
  readonly round: Round;
  readonly community: Community;
  readonly newId: () => DeliveryId;
}
