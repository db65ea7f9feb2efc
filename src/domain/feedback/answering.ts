import type { FeedbackRequestRow } from '../../db/tables-of-feedback.ts';
import type { Tx } from '../../db/transaction.ts';
import { refresh, withdraw } from '../../delivery/outbox.ts';
import type { CommunityId, FeedbackRequestId } from '../../ids.ts';
import { identify } from '../access.ts';
import { type Actor, type Ctx, change, look } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { meetingOf } from './meeting.ts';
import { type FeedbackRequest, isOpen, requestKey } from './request.ts';
import { findRequest, saveAnswered, saveDeclined } from './store-of-requests.ts';

export interface RequestToAnswer {
  readonly request: FeedbackRequest;
  readonly communityId: CommunityId;
  /** Whether feedback to its asker would answer it; else it is answered, taken back, or over. */
  readonly isOpen: boolean;
}

/**
 * A request of which this person was asked, before they answer it. @throws Refusal `not_found` for others; `conflict` where the two do
 * not meet any more.
 */
export async function requestToAnswer(
  ctx: Ctx,
  actor: Actor,
  id: FeedbackRequestId,
): Promise<RequestToAnswer> {
  const who = await identify(ctx, actor, 'member');
  const now = ctx.clock.now();
  const { asker_id: askerId } = await look(ctx, (tx) => askedOf(tx, actor, id));
  const asker = await ctx.directory.person(actor.workspaceId, askerId, { allowOlder: true });
  return await look(ctx, async (tx) => {
    const row = await askedOf(tx, actor, id);
    const { whyNot } = await meetingOf(tx, who, asker, row.community_id);
    if (whyNot !== null) throw new Refusal('conflict', whyNot);
    const request = { id, askerId, about: row.about };
    return { request, communityId: row.community_id, isOpen: isOpen(row, now) };
  });
}

/** *Not now*: nobody is told, and it can still be answered. Said again, or too late, nothing changes. @throws Refusal `not_found` for others. */
export async function declineRequest(ctx: Ctx, actor: Actor, id: FeedbackRequestId): Promise<void> {
  await identify(ctx, actor, 'member');
  const { workspaceId } = actor;
  const now = ctx.clock.now();
  await change(ctx, workspaceId, async (tx) => {
    const row = await askedOf(tx, actor, id);
    if (row.declined_at !== null || !isOpen(row, now)) return;
    await saveDeclined(tx, workspaceId, id, now);
    await refresh(tx, workspaceId, requestKey(id), now);
  });
}

/** The request that feedback to its asker answers; null where it is answered, taken back or over by now. @throws Refusal `not_found` for others. */
export async function openRequestOf(
  tx: Tx,
  actor: Actor,
  id: FeedbackRequestId,
  now: Temporal.Instant,
): Promise<FeedbackRequestRow | null> {
  const row = await askedOf(tx, actor, id);
  return isOpen(row, now) ? row : null;
}

/** It has its answer, or, with null, waits again because that was taken back. The word to the one who was asked follows. Nothing happens where it is gone. */
export async function settleRequest(
  tx: Tx,
  { workspaceId }: Pick<Actor, 'workspaceId'>,
  id: FeedbackRequestId,
  { answeredAt, now }: { readonly answeredAt: Temporal.Instant | null; readonly now: Temporal.Instant },
): Promise<void> {
  const row = await findRequest(tx, workspaceId, id);
  if (row === null) return;
  await saveAnswered(tx, workspaceId, id, answeredAt);
  if (row.removed_at === null || answeredAt !== null) await refresh(tx, workspaceId, requestKey(id), now);
  else await withdraw(tx, workspaceId, requestKey(id), now);
}

/** @throws Refusal `not_found` for those who were not asked: the two look alike. */
export async function askedOf(tx: Tx, actor: Actor, id: FeedbackRequestId): Promise<FeedbackRequestRow> {
  const row = await findRequest(tx, actor.workspaceId, id);
  if (row !== null && row.asked_id === actor.userId) return row;
  throw new Refusal('not_found', 'This request is no longer there.');
}
