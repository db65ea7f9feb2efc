import { writeInstant } from '../../../db/instants.ts';
import type { CheckInRow } from '../../../db/tables-of-mentoring.ts';
import type { Tx } from '../../../db/transaction.ts';
import { refresh } from '../../../delivery/outbox.ts';
import type { PairingId, UserId } from '../../../ids.ts';
import { type Identified, identify } from '../../access.ts';
import { type Actor, type Ctx, change, look } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import { endPairing, type MessageIds, newMessageIds } from './ending.ts';
import { suggestNextBestFor } from './next-best.ts';
import { mustNotRest, ownPairing } from './own.ts';
import { isIn, type Pairing, pairingKeys, peopleIn } from './pairing.ts';
import { stepOutOf } from './stepping-out.ts';
import { findPairing } from './store.ts';
import { askedSoFar, findCheckIn, saveAnswer } from './store-of-check-ins.ts';

/** One time at which one pairing was asked how it goes. */
export interface CheckInRef {
  readonly pairingId: PairingId;
  readonly number: number;
}

/** One question answered; the other keeps what it has. */
export type CheckInAnswer = { readonly hasMet: boolean } | { readonly fit: NonNullable<CheckInRow['fit']> };

/**
 * Keeps how it goes, for this person alone; they may say something else until they are asked again. Where it does not fit, two are
 * parted: nobody learns who said so, both come first next time, and they are not suggested to each other again. Of a group, this person
 * steps out and the others go on; they are not put together with them again. @returns whether that ended it for them.
 * @throws Refusal `not_found` for what others were asked, `conflict` where it has ended or a newer question has come; of asReader.
 */
export async function answerCheckIn(
  ctx: Ctx,
  actor: Actor,
  ref: CheckInRef,
  answer: CheckInAnswer,
): Promise<{ readonly hasEnded: boolean }> {
  const who = await identify(ctx, actor, 'member');
  const known = await look(ctx, (tx) => findPairing(tx, actor.workspaceId, ref.pairingId));
  if (known === null) throw notAsked();
  const ids = newMessageIds(ctx, known);
  const now = ctx.clock.now();
  const answered = await change(ctx, actor.workspaceId, async (tx) => {
    const { pairing, row } = await checkInToAnswer(tx, who, ref);
    const answers =
      'fit' in answer ? { fit: answer.fit } : { has_met: answer.hasMet ? (1 as const) : (0 as const) };
    await saveAnswer(tx, row, { ...answers, answered_at: writeInstant(now) });
    await refresh(tx, actor.workspaceId, pairingKeys.checkIn(pairing.id, ref.number, actor.userId), now);
    if (!('fit' in answer) || answer.fit !== 'not_a_fit') return { hasEnded: false };
    await part(tx, pairing, { user: actor.userId, ids }, now);
    return { hasEnded: true };
  });
  if (answered.hasEnded) await suggestNextBestFor(ctx, actor.workspaceId, ref.pairingId);
  return answered;
}

async function part(
  tx: Tx,
  pairing: Pairing,
  { user, ids }: { readonly user: UserId; readonly ids: MessageIds },
  now: Temporal.Instant,
): Promise<void> {
  const people = peopleIn(pairing);
  if (people.length > 2) await stepOutOf(tx, pairing, { user, ids }, now);
  else await endPairing(tx, pairing, { because: 'not_a_fit', by: null, waiting: people, ids }, now);
}

async function checkInToAnswer(
  tx: Tx,
  who: Identified,
  { pairingId, number }: CheckInRef,
): Promise<{ readonly pairing: Pairing; readonly row: CheckInRow }> {
  const { pairing, community } = await ownPairing(tx, who, pairingId);
  const row = await findCheckIn(tx, pairing, { user: who.actor.userId, number });
  if (row === null) throw notAsked();
  mustNotRest(community);
  if (pairing.ended !== null || !isIn(pairing, who.actor.userId)) {
    throw new Refusal('conflict', 'This pairing has ended, so I keep no more answers to this.');
  }
  if ((await askedSoFar(tx, pairing)).number !== number) {
    throw new Refusal('conflict', 'I have asked you again since. Please answer the newer question.');
  }
  return { pairing, row };
}

function notAsked(): Refusal {
  return new Refusal(
    'not_found',
    'This question is not there any more. `/mentor pairs` shows your pairings.',
  );
}
