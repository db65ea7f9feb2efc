import type { ShareRow } from '../../db/tables.ts';
import type { Tx } from '../../db/transaction.ts';
import { refresh, whereItStands, withdraw } from '../../delivery/outbox.ts';
import type { DeliveryId, ShareId } from '../../ids.ts';
import { asMember, type Identified, identify } from '../access.ts';
import { type Actor, type Ctx, change, look } from '../context.ts';
import { oweUnasked } from '../letters.ts';
import { Refusal } from '../refusal.ts';
import { requiredWords } from '../words.ts';
import { indexShare } from './indexing.ts';
import { ownShare } from './ownership.ts';
import { type ShareWords, shareKeys, shareLimits } from './share.ts';
import { recordOutcome } from './store.ts';

/** The author's own wall time; within waking hours everywhere. */
const ASKED_AT = '10:00';

/**
 * When the author is asked what happened: 10:00 of the day they chose, in their zone; null where they chose none.
 * @throws Refusal `invalid` at `lookAgainOn` where that has passed.
 */
export function lookAgainOf(
  { lookAgainOn: date }: Pick<ShareWords, 'lookAgainOn'>,
  zone: string,
  now: Temporal.Instant,
): Temporal.ZonedDateTime | null {
  if (date === null) return null;
  const at = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: ASKED_AT });
  if (Temporal.Instant.compare(at.toInstant(), now) <= 0) {
    throw new Refusal(
      'invalid',
      'Please choose a later day, so that something can have happened.',
      'lookAgainOn',
    );
  }
  return at;
}

/** Owes the question to the author. A day that is given up stays owed: when it comes, there is nothing to say. */
export async function oweLookingAgain(
  tx: Tx,
  share: Pick<ShareRow, 'workspace_id' | 'community_id' | 'id' | 'author_id'> & {
    readonly look_again_on: string;
  },
  ask: { readonly deliveryId: DeliveryId; readonly at: Temporal.ZonedDateTime },
  now: Temporal.Instant,
): Promise<void> {
  if (share.author_id === null) return;
  await oweUnasked(
    tx,
    {
      workspaceId: share.workspace_id,
      communityId: share.community_id,
      id: ask.deliveryId,
      key: shareKeys.lookAgain(share.id, share.look_again_on),
      kind: 'share_look_again',
      userId: share.author_id,
      subject: { shareId: share.id, date: share.look_again_on },
      due: ask.at.toInstant(),
      notAfter: null,
    },
    now,
  );
}

/** Takes a question back that was asked already and no longer holds. */
export async function stopLookingAgain(
  tx: Tx,
  share: Pick<ShareRow, 'workspace_id' | 'id' | 'look_again_on'>,
  now: Temporal.Instant,
): Promise<void> {
  if (share.look_again_on === null) return;
  const key = shareKeys.lookAgain(share.id, share.look_again_on);
  if ((await whereItStands(tx, share.workspace_id, key)) !== null) {
    await withdraw(tx, share.workspace_id, key, now);
  }
}

/**
 * Adds what came of an experiment to the share, its message and search; said again, it replaces what was said.
 * For the author, while they belong. @throws Refusal `not_found`, `not_allowed`, `invalid` at `outcome`, or those of asMember.
 */
export async function sayWhatHappened(
  ctx: Ctx,
  actor: Actor,
  id: ShareId,
  typed: string | null,
): Promise<void> {
  const who = await identify(ctx, actor, 'member');
  const outcome = requiredWords(typed, {
    field: 'outcome',
    most: shareLimits.words,
    missing: 'Please write what happened. “Nothing” is an answer too.',
  });
  const now = ctx.clock.now();
  await change(ctx, actor.workspaceId, async (tx) => {
    const share = await ownExperiment(tx, who, id);
    await recordOutcome(tx, actor.workspaceId, id, outcome, now);
    await indexShare(tx, actor.workspaceId, id);
    await refresh(tx, actor.workspaceId, shareKeys.message(id), now);
    if (share.look_again_on !== null) {
      await refresh(tx, actor.workspaceId, shareKeys.lookAgain(id, share.look_again_on), now);
    }
  });
}

/** What the author set out to try, and what they said came of it. @throws Refusal like sayWhatHappened. */
export async function experimentOf(ctx: Ctx, actor: Actor, id: ShareId): Promise<Experiment> {
  const who = await identify(ctx, actor, 'member');
  return await look(ctx, async (tx) => {
    const share = await ownExperiment(tx, who, id);
    return { id, tried: share.learned, expected: share.expected, outcome: share.outcome };
  });
}

export interface Experiment {
  readonly id: ShareId;
  readonly tried: string;
  readonly expected: string | null;
  readonly outcome: string | null;
}

async function ownExperiment(tx: Tx, who: Identified, id: ShareId) {
  const share = await ownShare(tx, who.actor, id, 'add the outcome to');
  await asMember(tx, who, share.community_id);
  if (share.kind !== 'experiment') throw new Refusal('conflict', 'This share is not an experiment any more.');
  return share;
}
