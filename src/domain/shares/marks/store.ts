import type { InstantText } from '../../../db/instants.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { ShareId, UserId, WorkspaceId } from '../../../ids.ts';
import { byShare } from '../reading/store.ts';
import type { Change } from '../share.ts';

export interface Mark {
  readonly workspaceId: WorkspaceId;
  readonly shareId: ShareId;
  readonly userId: UserId;
}

/** One a person. @returns false where it was there. */
export async function putUse(tx: Tx, mark: Mark, at: InstantText): Promise<boolean> {
  const result = await tx
    .insertInto('share_uses')
    .values({ ...columnsOf(mark), what_changed: null, at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** @returns false where there was none. */
export async function takeUse(tx: Tx, mark: Mark): Promise<boolean> {
  const result = await tx
    .deleteFrom('share_uses')
    .where('workspace_id', '=', mark.workspaceId)
    .where('share_id', '=', mark.shareId)
    .where('user_id', '=', mark.userId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

export async function setWhatChanged(tx: Tx, mark: Mark, words: string | null): Promise<void> {
  await tx
    .updateTable('share_uses')
    .set({ what_changed: words })
    .where('workspace_id', '=', mark.workspaceId)
    .where('share_id', '=', mark.shareId)
    .where('user_id', '=', mark.userId)
    .execute();
}

export async function whatChanged(tx: Tx, mark: Mark): Promise<{ words: string | null } | null> {
  const row = await tx
    .selectFrom('share_uses')
    .select('what_changed')
    .where('workspace_id', '=', mark.workspaceId)
    .where('share_id', '=', mark.shareId)
    .where('user_id', '=', mark.userId)
    .executeTakeFirst();
  return row === undefined ? null : { words: row.what_changed };
}

/** Writes how many used it onto the share, where search ranks by it. */
export async function countUses(tx: Tx, workspace: WorkspaceId, share: ShareId): Promise<void> {
  await tx
    .updateTable('shares')
    .set((column) => ({
      helpfulness: column
        .selectFrom('share_uses')
        .select((select) => select.fn.countAll<number>().as('uses'))
        .where('share_uses.workspace_id', '=', workspace)
        .where('share_uses.share_id', '=', share),
    }))
    .where('workspace_id', '=', workspace)
    .where('id', '=', share)
    .execute();
}

/** @returns false where it was there. */
export async function putSave(tx: Tx, mark: Mark, at: InstantText): Promise<boolean> {
  const result = await tx
    .insertInto('share_saves')
    .values({ ...columnsOf(mark), at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function takeSave(tx: Tx, mark: Mark): Promise<boolean> {
  const result = await tx
    .deleteFrom('share_saves')
    .where('workspace_id', '=', mark.workspaceId)
    .where('share_id', '=', mark.shareId)
    .where('user_id', '=', mark.userId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** What changed for people, by share, newest first. */
export async function changesOf(
  tx: Tx,
  workspace: WorkspaceId,
  ids: readonly ShareId[],
): Promise<Map<ShareId, Change[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('share_uses')
    .select(['share_id', 'user_id', 'what_changed'])
    .where('workspace_id', '=', workspace)
    .where('share_id', 'in', ids)
    .where('what_changed', 'is not', null)
    .orderBy('at', 'desc')
    .orderBy('user_id')
    .execute();
  return byShare(rows, (row) => ({ by: row.user_id, words: row.what_changed ?? '' }));
}

/** Of these shares, which this person used and which are on their shelf. */
export async function marksOf(
  tx: Tx,
  workspace: WorkspaceId,
  user: UserId,
  ids: readonly ShareId[],
): Promise<{ readonly used: ReadonlySet<ShareId>; readonly saved: ReadonlySet<ShareId> }> {
  if (ids.length === 0) return { used: new Set(), saved: new Set() };
  const [used, saved] = [await markedIn('share_uses'), await markedIn('share_saves')];
  return { used, saved };

  async function markedIn(table: 'share_uses' | 'share_saves'): Promise<Set<ShareId>> {
    const rows = await tx
      .selectFrom(table)
      .select('share_id')
      .where('workspace_id', '=', workspace)
      .where('user_id', '=', user)
      .where('share_id', 'in', ids)
      .execute();
    return new Set(rows.map((row) => row.share_id));
  }
}

function columnsOf(mark: Mark) {
  return { workspace_id: mark.workspaceId, share_id: mark.shareId, user_id: mark.userId };
}
