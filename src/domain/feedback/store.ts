import { readInstant, writeInstant } from '../../db/instants.ts';
import type { FeedbackRow } from '../../db/tables-of-feedback.ts';
import type { Tx } from '../../db/transaction.ts';
import type { CommunityId, FeedbackId, FeedbackRequestId, WorkspaceId } from '../../ids.ts';
import type { Draft, Feedback, FeedbackWords } from './feedback.ts';

/** With what its reader had asked about. */
export type KeptFeedback = FeedbackRow & { readonly about: string | null };

/** Sent or not; null where there is none, or it was taken back. Says nothing of rights. */
export async function findFeedback(
  tx: Tx,
  workspace: WorkspaceId,
  id: FeedbackId,
): Promise<KeptFeedback | null> {
  const row = await keptFeedback(tx, workspace)
    .selectAll('feedback')
    .select('feedback_requests.about')
    .where('feedback.id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** All of a workspace, with what was asked about. */
export function keptFeedback(tx: Tx, workspace: WorkspaceId) {
  return tx
    .selectFrom('feedback')
    .leftJoin('feedback_requests', (join) =>
      join
        .onRef('feedback_requests.workspace_id', '=', 'feedback.workspace_id')
        .onRef('feedback_requests.id', '=', 'feedback.request_id'),
    )
    .where('feedback.workspace_id', '=', workspace);
}

/** Keeps a draft, or what it has become. */
export async function putDraft(
  tx: Tx,
  { workspaceId, communityId, draft }: DraftInCommunity,
  now: Temporal.Instant,
): Promise<void> {
  const written = {
    community_id: communityId,
    reader_id: draft.readerId,
    request_id: draft.requestId,
    ...draft.words,
    drafted_at: writeInstant(now),
  };
  await tx
    .insertInto('feedback')
    .values({
      workspace_id: workspaceId,
      id: draft.id,
      author_id: draft.authorId,
      ...written,
      sent_at: null,
      opened_at: null,
      thanked_at: null,
      is_hidden_from_author: 0,
      is_hidden_from_reader: 0,
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'id']).doUpdateSet(written))
    .execute();
}

export interface DraftInCommunity {
  readonly workspaceId: WorkspaceId;
  readonly communityId: CommunityId;
  readonly draft: Draft;
}

export async function saveSent(
  tx: Tx,
  workspace: WorkspaceId,
  id: FeedbackId,
  sent: {
    readonly communityId: CommunityId;
    readonly requestId: FeedbackRequestId | null;
    readonly at: Temporal.Instant;
  },
): Promise<void> {
  const { communityId, requestId, at } = sent;
  const to = { community_id: communityId, request_id: requestId, sent_at: writeInstant(at) };
  await setOf(tx, workspace, id, to);
}

export async function saveOpened(
  tx: Tx,
  workspace: WorkspaceId,
  id: FeedbackId,
  at: Temporal.Instant,
): Promise<void> {
  await setOf(tx, workspace, id, { opened_at: writeInstant(at) });
}

export async function saveThanked(
  tx: Tx,
  workspace: WorkspaceId,
  id: FeedbackId,
  at: Temporal.Instant,
): Promise<void> {
  await setOf(tx, workspace, id, { thanked_at: writeInstant(at) });
}

/** Off the list of one of the two; the other keeps it. */
export async function hideFeedback(
  tx: Tx,
  workspace: WorkspaceId,
  id: FeedbackId,
  from: 'author' | 'reader',
): Promise<void> {
  await setOf(
    tx,
    workspace,
    id,
    from === 'author' ? { is_hidden_from_author: 1 } : { is_hidden_from_reader: 1 },
  );
}

async function setOf(
  tx: Tx,
  workspace: WorkspaceId,
  id: FeedbackId,
  to: Partial<FeedbackRow>,
): Promise<void> {
  await tx
    .updateTable('feedback')
    .set(to)
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .execute();
}

export async function removeFeedback(tx: Tx, workspace: WorkspaceId, id: FeedbackId): Promise<void> {
  await tx.deleteFrom('feedback').where('workspace_id', '=', workspace).where('id', '=', id).execute();
}

export async function removeDraftsBefore(
  tx: Tx,
  workspace: WorkspaceId,
  before: Temporal.Instant,
): Promise<void> {
  await tx
    .deleteFrom('feedback')
    .where('workspace_id', '=', workspace)
    .where('sent_at', 'is', null)
    .where('drafted_at', '<', writeInstant(before))
    .execute();
}

/** What was sent; null of a draft. */
export function sentFeedbackOf(row: KeptFeedback): Feedback | null {
  if (row.sent_at === null) return null;
  return {
    id: row.id,
    authorId: row.author_id,
    readerId: row.reader_id,
    words: wordsIn(row),
    about: row.about,
    sentAt: readInstant(row.sent_at),
    openedAt: row.opened_at === null ? null : readInstant(row.opened_at),
    isThanked: row.thanked_at !== null,
  };
}

export function draftOf(row: KeptFeedback): Draft {
  return {
    id: row.id,
    authorId: row.author_id,
    readerId: row.reader_id,
    requestId: row.request_id,
    about: row.about,
    words: wordsIn(row),
  };
}

function wordsIn({ situation, behaviour, impact }: FeedbackRow): FeedbackWords {
  return { situation, behaviour, impact };
}
