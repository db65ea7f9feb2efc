import type { Db } from '../../db/open.ts';
import { read, type Tx } from '../../db/transaction.ts';
import type { FeedbackId, UserId, WorkspaceId } from '../../ids.ts';
import { savedPerson } from '../people/store.ts';
import { findFeedback } from './store.ts';

export interface ToldFeedback {
  readonly id: FeedbackId;
  readonly authorId: UserId;
  readonly isOpened: boolean;
}

/**
 * What the word to its reader says; null where it was taken back. About to be said for the first time, also null where they have opened
 * it already, or their account is switched off.
 */
export function feedbackForMessage(
  db: Db,
  workspace: WorkspaceId,
  { id, stands }: { readonly id: FeedbackId; readonly stands: boolean },
): Promise<ToldFeedback | null> {
  return read(db, async (tx) => {
    const row = await findFeedback(tx, workspace, id);
    if (row === null || row.sent_at === null) return null;
    const isOpened = row.opened_at !== null;
    if (!stands && (isOpened || !(await isThere(tx, workspace, row.reader_id)))) return null;
    return { id, authorId: row.author_id, isOpened };
  });
}

/** Whether this person can still read what is sent to them. */
export function canRead(db: Db, workspace: WorkspaceId, user: UserId): Promise<boolean> {
  return read(db, (tx) => isThere(tx, workspace, user));
}

async function isThere(tx: Tx, workspace: WorkspaceId, user: UserId): Promise<boolean> {
  return (await savedPerson(tx, workspace, user))?.person.isActive ?? true;
}
