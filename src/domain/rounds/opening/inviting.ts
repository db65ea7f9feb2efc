import type { Tx } from '../../../db/transaction.ts';
import { hasCome, owe } from '../../../delivery/outbox.ts';
import { wakingTime } from '../../../delivery/waking-hours.ts';
import { type DeliveryId, deliveryId, type UserId } from '../../../ids.ts';
import type { Community } from '../../communities/community.ts';
import type { Ctx } from '../../context.ts';
import { oweForTheTick } from '../../letters.ts';
import { type Round, roundKeys } from '../round.ts';
import { listPeople } from '../store.ts';
import { reminderOf } from './moments.ts';

/** An open round, and what is needed to owe its messages again where the transaction runs again. */
export interface Inviting {
  readonly community: Community;
  readonly round: Round;
  readonly closesAt: Temporal.Instant;
  readonly newId: () => DeliveryId;
}

export function newIds(ctx: Ctx): () => DeliveryId {
  return () => deliveryId.of(ctx.random.uuid());
}

/** Owes the one message in the channel and, where each person is asked too, what stands in their letters. */
export async function oweInvitations(
  tx: Tx,
  { community, round, closesAt, newId }: Inviting,
  asked: readonly UserId[],
  now: Temporal.Instant,
): Promise<void> {
  const { workspaceId } = round;
  await owe(
    tx,
    {
      workspaceId,
      id: newId(),
      key: roundKeys.invitation(round.id),
      kind: 'round-invitation',
      to: { to: 'channel', channelId: community.channelId },
      subject: { roundId: round.id },
      due: now,
      notAfter: closesAt,
    },
    now,
  );
  if (!round.terms.asksByLetter) return;
  for (const userId of asked) {
    await oweForTheTick(
      tx,
      {
        workspaceId,
        communityId: community.id,
        id: newId(),
        key: roundKeys.letter(round.id, userId),
        kind: 'round-letter',
        userId,
        subject: { roundId: round.id },
        due: now,
        notAfter: closesAt,
      },
      now,
    );
  }
}

/**
 * Owes the one reminder: to the channel, or to each of those who were asked by letter, whether they have answered or not. A bot that
 * knows who is missing is not believed. Where the round closes at another time by then, it is not said; and once it was said, it is
 * not said for another closing.
 */
export async function oweReminder(tx: Tx, asking: Inviting, now: Temporal.Instant): Promise<void> {
  const { community, round, closesAt, newId } = asking;
  if (!round.terms.reminds || (await hasCome(tx, round.workspaceId, roundKeys.reminders(round.id)))) return;
  const due = reminderOf(round.openedAt ?? now, closesAt, now);
  if (due === null) return;
  const { workspaceId } = round;
  const owed = {
    workspaceId,
    subject: { roundId: round.id, closes: closesAt.toString() },
    notAfter: closesAt,
  };
  if (!round.terms.asksByLetter) {
    const to = { to: 'channel', channelId: community.channelId } as const;
    const day = wakingTime(due, community.zone);
    const key = roundKeys.reminder(round.id, closesAt);
    await owe(tx, { ...owed, id: newId(), key, kind: 'round-reminder', to, due: day }, now);
    return;
  }
  for (const userId of await listPeople(tx, workspaceId, round.id, 'asked')) {
    const key = roundKeys.reminderLetter(round.id, userId, closesAt);
    const to = { communityId: community.id, userId };
    await oweForTheTick(tx, { ...owed, ...to, id: newId(), key, kind: 'round-reminder-letter', due }, now);
  }
}
