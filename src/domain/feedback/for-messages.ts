import type { Db } from '../../db/open.ts';
import type { FeedbackRequestRow } from '../../db/tables-of-feedback.ts';
import { read, type Tx } from '../../db/transaction.ts';
import type { FeedbackId, FeedbackRequestId, UserId, WorkspaceId } from '../../ids.ts';
import { sharedCommunities } from '../communities/communities.ts';
import type { Ctx } from '../context.ts';
import { savedPerson } from '../people/store.ts';
import { type FeedbackRequest, isOpen } from './request.ts';
import { findFeedback } from './store.ts';
import { findRequest } from './store-of-requests.ts';

export interface ToldFeedback {
  readonly id: FeedbackId;
  readonly authorId: UserId;
  /** Whether its reader had asked for it. */
  readonly isAsked: boolean;
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
    return { id, authorId: row.author_id, isAsked: row.request_id !== null, isOpened };
  });
}

export interface ToldRequest extends FeedbackRequest {
  readonly state: 'waits' | 'declined' | 'answered' | 'over';
}

/**
 * What the word to the one who is asked says; null where it was taken back. About to be said for the first time, also null where it waits
 * no longer, or one of the two has left where they met.
 */
export async function requestForMessage(
  { db, clock }: Pick<Ctx, 'db' | 'clock'>,
  workspace: WorkspaceId,
  { id, stands }: { readonly id: FeedbackRequestId; readonly stands: boolean },
): Promise<ToldRequest | null> {
  const now = clock.now();
  return await read(db, async (tx) => {
    const row = await findRequest(tx, workspace, id);
    if (row === null) return null;
    const told = { id, askerId: row.asker_id, about: row.about };
    if (row.answered_at !== null) return stands ? { ...told, state: 'answered' } : null;
    if (row.removed_at !== null) return null;
    if (!isOpen(row, now)) return stands ? { ...told, state: 'over' } : null;
    if (row.declined_at !== null) return stands ? { ...told, state: 'declined' } : null;
    return stands || (await stillMeet(tx, row)) ? { ...told, state: 'waits' } : null;
  });
}

async function stillMeet(tx: Tx, row: FeedbackRequestRow): Promise<boolean> {
  const { workspace_id: workspace, asker_id: asker, asked_id: asked } = row;
  const shared = await sharedCommunities(tx, workspace, asker, asked);
  return shared.length > 0 && (await isThere(tx, workspace, asked)) && (await isThere(tx, workspace, asker));
}

/** Whether this person can still read what is sent to them. */
export function canRead(db: Db, workspace: WorkspaceId, user: UserId): Promise<boolean> {
  return read(db, (tx) => isThere(tx, workspace, user));
}

async function isThere(tx: Tx, workspace: WorkspaceId, user: UserId): Promise<boolean> {
  return (await savedPerson(tx, workspace, user))?.person.isActive ?? true;
}
