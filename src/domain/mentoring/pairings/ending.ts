import type { Tx } from '../../../db/transaction.ts';
import { owe, refresh } from '../../../delivery/outbox.ts';
import { type DeliveryId, deliveryId, type UserId } from '../../../ids.ts';
import { findCommunityById } from '../../communities/communities.ts';
import type { Ctx } from '../../context.ts';
import { oweForTheTick, oweUnasked } from '../../letters.ts';
import { noteWaiting } from '../profiles/pausing.ts';
import { whenToWrite } from './by-day.ts';
import { type EndedBecause, type Pairing, pairingKeys, peopleIn } from './pairing.ts';
import { savePairing } from './store.ts';
import { askedSoFar, askedUnder } from './store-of-check-ins.ts';

/** Ids for what is owed, made outside the transaction: one for the conversation, one for each person. */
export interface MessageIds {
  readonly toAll: DeliveryId;
  readonly to: ReadonlyMap<UserId, DeliveryId>;
}

export function newMessageIds({ random }: Pick<Ctx, 'random'>, { people }: Pairing): MessageIds {
  const next = () => deliveryId.of(random.uuid());
  return { toAll: next(), to: new Map(people.map(({ userId }) => [userId, next()])) };
}

export interface Ending {
  readonly because: EndedBecause;
  /** Who ends it, in their own name; null where nobody is named. `cannot`: they step out of what they were only told of. */
  readonly by: { readonly userId: UserId; readonly cannot: boolean } | null;
  /** Who comes first next time. */
  readonly waiting: readonly UserId[];
  readonly ids: MessageIds;
}

/**
 * One that runs is over for all of them: nothing is asked any more, what stands says so, and all are told once, in their conversation.
 * Where there is none, whoever did not end it gets a letter.
 */
export async function endPairing(
  tx: Tx,
  pairing: Pairing,
  { because, by, waiting, ids }: Ending,
  now: Temporal.Instant,
): Promise<void> {
  // Where it did not fit, the clock has one more thing to do: to find the mentee somebody else.
  const nextStepAt = because === 'not_a_fit' ? now : null;
  await savePairing(tx, { ...pairing, ended: { at: now, because }, nextStepAt });
  const { workspaceId, communityId } = pairing;
  for (const userId of waiting) await noteWaiting(tx, { workspaceId, communityId, userId }, now);
  await refreshWhatStands(tx, pairing, now);
  // Coffee ends by itself; and those whom somebody left are told one by one.
  if (because === 'left' || (because === 'finished' && pairing.closesAt === null)) return;
  const subject = { pairingId: pairing.id, by: by?.userId ?? '', cannot: by?.cannot === true ? 'yes' : '' };
  if (pairing.channelId !== null) {
    await oweToAll(
      tx,
      pairing,
      { id: ids.toAll, key: pairingKeys.end(pairing.id), kind: 'pairing-end', subject },
      now,
    );
    return;
  }
  for (const userId of peopleIn(pairing)) {
    if (userId === by?.userId) continue;
    const key = pairingKeys.endTo(pairing.id, userId);
    const telling = { id: ids.to.get(userId), key, kind: 'pairing-end', subject, userId };
    // Only the clock finishes them, many at one instant.
    await oweToOne(tx, pairing, telling, now, because === 'finished' ? oweForTheTick : oweUnasked);
  }
}

interface Telling {
  readonly key: string;
  readonly kind: string;
  readonly subject: Readonly<Record<string, string>>;
}

/** Owes it to the conversation of all, by day. @throws TypeError where there is none. */
export async function oweToAll(
  tx: Tx,
  pairing: Pairing,
  { id, key, kind, subject }: Telling & { readonly id: DeliveryId },
  now: Temporal.Instant,
): Promise<void> {
  const { workspaceId, communityId, channelId } = pairing;
  const community = await findCommunityById(tx, workspaceId, communityId);
  if (channelId === null || community === null) throw new TypeError('there is no conversation');
  const due = await whenToWrite(tx, pairing, community.zone, now);
  await owe(
    tx,
    { workspaceId, id, key, kind, to: { to: 'channel', channelId }, subject, due, notAfter: null },
    now,
  );
}

/** Owes it to one of them, in the letter of their day. */
export async function oweToOne(
  tx: Tx,
  { workspaceId, communityId }: Pairing,
  {
    id,
    key,
    kind,
    subject,
    userId,
  }: Telling & { readonly id: DeliveryId | undefined; readonly userId: UserId },
  now: Temporal.Instant,
  oweLetter: typeof oweUnasked = oweUnasked,
): Promise<void> {
  if (id === undefined) throw new TypeError('no id was made for this person');
  const letter = { workspaceId, communityId, id, key, kind, userId, subject, due: now, notAfter: null };
  await oweLetter(tx, letter, now);
}

/** What was said of it is no longer so: buttons go. */
export async function refreshWhatStands(tx: Tx, pairing: Pairing, now: Temporal.Instant): Promise<void> {
  const { workspaceId, id } = pairing;
  await refresh(tx, workspaceId, pairingKeys.introduction(id), now);
  for (const { userId } of pairing.people) {
    await refresh(tx, workspaceId, pairingKeys.introductionTo(id, userId), now);
  }
  const { number } = await askedSoFar(tx, pairing);
  for (const user of await askedUnder(tx, pairing, number)) {
    await refresh(tx, workspaceId, pairingKeys.checkIn(id, number, user), now);
  }
}
