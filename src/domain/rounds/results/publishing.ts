import type { Tx } from '../../../db/transaction.ts';
import { owe, refreshAll } from '../../../delivery/outbox.ts';
import type { DeliveryId, RoundId } from '../../../ids.ts';
import { identify } from '../../access.ts';
import type { Community } from '../../communities/community.ts';
import { type Actor, type Ctx, change } from '../../context.ts';
import { oweUnasked } from '../../letters.ts';
import { asLeaderOfRound, readersNow } from '../access.ts';
import { newIds } from '../opening/inviting.ts';
import { type Round, type RoundInFull, roundKeys } from '../round.ts';
import { saveNextStep, saveRound } from '../store.ts';
import { mustBeClosed, mustBeReader } from './looking-through.ts';
import { forgetWithheldWords } from './store.ts';

/**
 * A leader publishes what came of a round, to those whom its invitation named. What was held back is forgotten. Twice changes nothing.
 * @throws Refusal as roundToLookThrough, but that it may be published already.
 */
export async function publishRound(ctx: Ctx, actor: Actor, id: RoundId): Promise<void> {
  const who = await identify(ctx, actor, 'leader');
  const now = ctx.clock.now();
  const newId = newIds(ctx);
  await change(ctx, actor.workspaceId, async (tx) => {
    const found = await asLeaderOfRound(tx, who, id);
    const { round } = found;
    await mustBeReader(tx, round, actor.userId);
    if (round.state === 'published') return;
    mustBeClosed(round);
    await publish(tx, { ...found, newId }, { now, due: now });
  });
}

interface Publishing extends RoundInFull {
  readonly community: Community;
  readonly newId: () => DeliveryId;
}

/** Published, and owed to those who may read it: in the channel where everyone may, else each in their letter. */
export async function publish(
  tx: Tx,
  { round, questions, community, newId }: Publishing,
  { now, due }: { readonly now: Temporal.Instant; readonly due: Temporal.Instant },
): Promise<void> {
  const { workspaceId, id } = round;
  await forgetWithheldWords(tx, { round, questions });
  const published: Round = { ...round, state: 'published' };
  await saveRound(tx, published);
  await saveNextStep(tx, published, null);
  await refreshAll(tx, workspaceId, roundKeys.of(id), now);
  const owed = { workspaceId, subject: { roundId: id }, due, notAfter: null };
  const readers = await readersNow(tx, published);
  if (readers === null) {
    const to = { to: 'channel', channelId: community.channelId } as const;
    await owe(tx, { ...owed, id: newId(), key: roundKeys.results(id), kind: 'round-results', to }, now);
    return;
  }
  for (const userId of readers) {
    const key = roundKeys.resultsLetter(id, userId);
    const letter = { id: newId(), key, kind: 'round-results-letter', userId };
    await oweUnasked(tx, { ...owed, ...letter, communityId: community.id }, now);
  }
}
