import type { FeedbackRow } from '../../db/tables-of-feedback.ts';
import type { Tx } from '../../db/transaction.ts';
import { refresh, withdraw } from '../../delivery/outbox.ts';
import { deliveryId, type FeedbackId } from '../../ids.ts';
import { identify } from '../access.ts';
import { type Actor, type Ctx, change } from '../context.ts';
import { oweUnasked } from '../letters.ts';
import { Refusal } from '../refusal.ts';
import { settleRequest } from './answering.ts';
import { type Feedback, feedbackKeys } from './feedback.ts';
import {
  findFeedback,
  hideFeedback,
  removeFeedback,
  saveOpened,
  saveThanked,
  sentFeedbackOf,
} from './store.ts';

/** Feedback as one of its two people sees it. */
export interface Seen {
  readonly feedback: Feedback;
  readonly side: 'reader' | 'author';
  /** IANA: where their days pass. */
  readonly zone: string;
}

/**
 * Shows feedback to one of its two people. Its reader has opened it then, from the first time on, and its author cannot take it back.
 * @throws Refusal `not_found` for everybody else, and where it was taken back or removed: these look alike.
 */
export async function openFeedback(ctx: Ctx, actor: Actor, id: FeedbackId): Promise<Seen> {
  const { person } = await identify(ctx, actor, 'member');
  const now = ctx.clock.now();
  // Opening notes nothing: pressed twice, it opens twice.
  return await change({ ...ctx, input: null }, actor.workspaceId, async (tx) => {
    const { feedback, side } = await seenBy(tx, actor, id);
    const zone = person.zone ?? 'UTC';
    if (side === 'author' || feedback.openedAt !== null) return { feedback, side, zone };
    await saveOpened(tx, actor.workspaceId, id, now);
    await refresh(tx, actor.workspaceId, feedbackKeys.told(id), now);
    return { feedback: { ...feedback, openedAt: now }, side, zone };
  });
}

/** Its reader thanks for it: its author is told once, in the letter of a day. Said again, nothing changes. @throws Refusal like openFeedback. */
export async function sayThanks(ctx: Ctx, actor: Actor, id: FeedbackId): Promise<Seen> {
  const { workspaceId, userId } = actor;
  const { person } = await identify(ctx, actor, 'member');
  const thanksId = deliveryId.of(ctx.random.uuid());
  const now = ctx.clock.now();
  return await change(ctx, workspaceId, async (tx) => {
    const { feedback, side, communityId } = await seenBy(tx, actor, id);
    if (side === 'author') throw gone();
    const seen = { feedback: { ...feedback, isThanked: true }, side, zone: person.zone ?? 'UTC' };
    if (feedback.isThanked) return seen;
    if (feedback.openedAt === null) throw new Refusal('conflict', 'Please open it before you say thanks.');
    await saveThanked(tx, workspaceId, id, now);
    const thanks = {
      workspaceId,
      communityId,
      id: thanksId,
      key: feedbackKeys.thanks(id),
      kind: 'feedback-thanks',
      userId: feedback.authorId,
      subject: { reader: userId },
      due: now,
      notAfter: null,
    };
    await oweUnasked(tx, thanks, now);
    return seen;
  });
}

/**
 * Its author takes it back before it is opened: it goes for good, and so does the word to its reader; if it was asked for, that waits again.
 * Nothing happens where it is gone.
 * @throws Refusal `conflict` where it has been opened meanwhile.
 */
export async function takeBack(ctx: Ctx, actor: Actor, id: FeedbackId): Promise<void> {
  await identify(ctx, actor, 'member');
  const { workspaceId, userId } = actor;
  const now = ctx.clock.now();
  await change(ctx, workspaceId, async (tx) => {
    const row = await findFeedback(tx, workspaceId, id);
    if (row === null || row.author_id !== userId) return;
    if (row.opened_at !== null) {
      throw new Refusal('conflict', 'They have opened it meanwhile, so it stays with them.');
    }
    await removeFeedback(tx, workspaceId, id);
    await withdraw(tx, workspaceId, feedbackKeys.told(id), now);
    if (row.request_id !== null && row.sent_at !== null) {
      await settleRequest(tx, actor, row.request_id, { answeredAt: null, now });
    }
  });
}

/**
 * Takes what was opened off this person's own list; the other keeps it. When both have, it is gone for good. Nothing happens where it is
 * gone already. @throws Refusal `conflict` where it has not been opened.
 */
export async function removeFromMine(ctx: Ctx, actor: Actor, id: FeedbackId): Promise<void> {
  await identify(ctx, actor, 'member');
  const { workspaceId } = actor;
  const now = ctx.clock.now();
  await change(ctx, workspaceId, async (tx) => {
    const row = await findFeedback(tx, workspaceId, id);
    const side = row === null ? null : sideOf(row, actor);
    if (row === null || side === null) return;
    if (row.opened_at === null) {
      throw new Refusal('conflict', 'It has not been opened yet, so it cannot be removed.');
    }
    const isHiddenFromOther = side === 'reader' ? row.is_hidden_from_author : row.is_hidden_from_reader;
    if (isHiddenFromOther === 1) await removeFeedback(tx, workspaceId, id);
    else await hideFeedback(tx, workspaceId, id, side);
    if (side === 'reader') await withdraw(tx, workspaceId, feedbackKeys.told(id), now);
  });
}

async function seenBy(tx: Tx, actor: Actor, id: FeedbackId) {
  const row = await findFeedback(tx, actor.workspaceId, id);
  const feedback = row === null ? null : sentFeedbackOf(row);
  const side = row === null ? null : sideOf(row, actor);
  if (row === null || feedback === null || side === null) throw gone();
  return { feedback, side, communityId: row.community_id };
}

/** Which of the two this person is; null for others, and where they have removed it. */
function sideOf(row: FeedbackRow, { userId }: Actor): Seen['side'] | null {
  if (row.sent_at === null) return null;
  if (row.reader_id === userId) return row.is_hidden_from_reader === 1 ? null : 'reader';
  if (row.author_id === userId) return row.is_hidden_from_author === 1 ? null : 'author';
  return null;
}

function gone(): Refusal {
  return new Refusal(
    'not_found',
    'This feedback is not there. Whoever wrote it may have taken it back, or it was removed.',
  );
}
