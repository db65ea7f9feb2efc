import type { Tx } from '../../db/transaction.ts';
import type { FeedbackId, UserId, WorkspaceId } from '../../ids.ts';
import type { Feedback } from './feedback.ts';
import { keptFeedback, sentFeedbackOf } from './store.ts';

export interface Slice {
  readonly from: number;
  readonly most: number;
}

/** What this person got, or gave, and has not removed; newest first. */
export async function listFeedback(
  tx: Tx,
  workspace: WorkspaceId,
  user: UserId,
  side: 'got' | 'gave',
  { from, most }: Slice,
): Promise<Feedback[]> {
  const rows = await onSide(tx, workspace, user, side)
    .selectAll('feedback')
    .select('feedback_requests.about')
    .orderBy('feedback.sent_at', 'desc')
    .orderBy('feedback.id')
    .limit(most)
    .offset(from)
    .execute();
  return rows.flatMap((row) => sentFeedbackOf(row) ?? []);
}

export async function countFeedback(
  tx: Tx,
  workspace: WorkspaceId,
  user: UserId,
  side: 'got' | 'gave',
): Promise<number> {
  const row = await onSide(tx, workspace, user, side)
    .select((of) => of.fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** What this person got and has not opened, longest waiting first. */
export async function listUnopened(
  tx: Tx,
  workspace: WorkspaceId,
  reader: UserId,
  most: number,
): Promise<{ id: FeedbackId; authorId: UserId }[]> {
  return await onSide(tx, workspace, reader, 'got')
    .select(['feedback.id', 'feedback.author_id as authorId'])
    .where('feedback.opened_at', 'is', null)
    .orderBy('feedback.sent_at')
    .orderBy('feedback.id')
    .limit(most)
    .execute();
}

function onSide(tx: Tx, workspace: WorkspaceId, user: UserId, side: 'got' | 'gave') {
  const sent = keptFeedback(tx, workspace).where('feedback.sent_at', 'is not', null);
  return side === 'got'
    ? sent.where('feedback.reader_id', '=', user).where('feedback.is_hidden_from_reader', '=', 0)
    : sent.where('feedback.author_id', '=', user).where('feedback.is_hidden_from_author', '=', 0);
}
