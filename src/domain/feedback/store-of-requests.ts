import { readInstant, writeInstant } from '../../db/instants.ts';
import type { FeedbackRequestRow } from '../../db/tables-of-feedback.ts';
import type { Tx } from '../../db/transaction.ts';
import type { FeedbackRequestId, UserId, WorkspaceId } from '../../ids.ts';
import type { AskedRequest, FeedbackRequest } from './request.ts';
import type { Slice } from './store-of-lists.ts';

/** Null where there is none. Says nothing of rights. */
export async function findRequest(
  tx: Tx,
  workspace: WorkspaceId,
  id: FeedbackRequestId,
): Promise<FeedbackRequestRow | null> {
  const row = await tx
    .selectFrom('feedback_requests')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** What the one last asked the other, removed or not. */
export async function findLastRequest(
  tx: Tx,
  workspace: WorkspaceId,
  { asker, asked }: { readonly asker: UserId; readonly asked: UserId },
): Promise<FeedbackRequestRow | null> {
  const row = await tx
    .selectFrom('feedback_requests')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('asker_id', '=', asker)
    .where('asked_id', '=', asked)
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

export async function addRequest(tx: Tx, row: FeedbackRequestRow): Promise<void> {
  await tx.insertInto('feedback_requests').values(row).execute();
}

export async function saveDeclined(
  tx: Tx,
  workspace: WorkspaceId,
  id: FeedbackRequestId,
  at: Temporal.Instant,
): Promise<void> {
  await setOf(tx, workspace, id, { declined_at: writeInstant(at) });
}

/** `at` is null where the answer was taken back: it waits again. */
export async function saveAnswered(
  tx: Tx,
  workspace: WorkspaceId,
  id: FeedbackRequestId,
  at: Temporal.Instant | null,
): Promise<void> {
  await setOf(tx, workspace, id, { answered_at: at === null ? null : writeInstant(at) });
}

/** Off the asker's list, and without its words. */
export async function saveRemoved(
  tx: Tx,
  workspace: WorkspaceId,
  id: FeedbackRequestId,
  at: Temporal.Instant,
): Promise<void> {
  await setOf(tx, workspace, id, { removed_at: writeInstant(at), about: null });
}

async function setOf(
  tx: Tx,
  workspace: WorkspaceId,
  id: FeedbackRequestId,
  to: Partial<Pick<FeedbackRequestRow, 'declined_at' | 'answered_at' | 'removed_at' | 'about'>>,
): Promise<void> {
  await tx
    .updateTable('feedback_requests')
    .set(to)
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .execute();
}

/** What was removed from its asker's list, and asked before this. */
export async function dropRemovedBefore(
  tx: Tx,
  workspace: WorkspaceId,
  before: Temporal.Instant,
): Promise<void> {
  await tx
    .deleteFrom('feedback_requests')
    .where('workspace_id', '=', workspace)
    .where('removed_at', 'is not', null)
    .where('asked_at', '<', writeInstant(before))
    .execute();
}

/** What waits for this person's answer, longest waiting first. */
export async function listWaitingFor(
  tx: Tx,
  workspace: WorkspaceId,
  asked: UserId,
  { now, most }: { readonly now: Temporal.Instant; readonly most: number },
): Promise<FeedbackRequest[]> {
  return await tx
    .selectFrom('feedback_requests')
    .select(['id', 'asker_id as askerId', 'about'])
    .where('workspace_id', '=', workspace)
    .where('asked_id', '=', asked)
    .where('answered_at', 'is', null)
    .where('declined_at', 'is', null)
    .where('removed_at', 'is', null)
    .where('expires_at', '>', writeInstant(now))
    .orderBy('asked_at')
    .orderBy('id')
    .limit(most)
    .execute();
}

/** What this person asked and has not removed, newest first. Whether somebody declined is not in it. */
export async function listAskedBy(
  tx: Tx,
  workspace: WorkspaceId,
  asker: UserId,
  { from, most, now }: Slice & { readonly now: Temporal.Instant },
): Promise<AskedRequest[]> {
  const rows = await keptBy(tx, workspace, asker)
    .select(['id', 'asked_id', 'about', 'asked_at', 'answered_at', 'expires_at'])
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .limit(most)
    .offset(from)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    askedId: row.asked_id,
    about: row.about,
    askedAt: readInstant(row.asked_at),
    state: row.answered_at !== null ? 'answered' : row.expires_at > writeInstant(now) ? 'waits' : 'over',
  }));
}

export async function countAskedBy(tx: Tx, workspace: WorkspaceId, asker: UserId): Promise<number> {
  const row = await keptBy(tx, workspace, asker)
    .select((of) => of.fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

function keptBy(tx: Tx, workspace: WorkspaceId, asker: UserId) {
  return tx
    .selectFrom('feedback_requests')
    .where('workspace_id', '=', workspace)
    .where('asker_id', '=', asker)
    .where('removed_at', 'is', null);
}
