import type { ShareAnswerRow } from '../../../db/tables.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { ShareId, WorkspaceId } from '../../../ids.ts';
import { byShare } from '../reading/store.ts';
import type { ShareAnswer } from '../share.ts';

/** Puts it after the answers that are there. @returns false where this reply is an answer already. */
export async function insertAnswer(tx: Tx, answer: Omit<ShareAnswerRow, 'position'>): Promise<boolean> {
  const last = await tx
    .selectFrom('share_answers')
    .select((select) => select.fn.max('position').as('position'))
    .where('workspace_id', '=', answer.workspace_id)
    .where('share_id', '=', answer.share_id)
    .executeTakeFirst();
  const result = await tx
    .insertInto('share_answers')
    .values({ ...answer, position: (last?.position ?? 0) + 1 })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'share_id', 'reply_ts']).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function answersOf(
  tx: Tx,
  workspace: WorkspaceId,
  ids: readonly ShareId[],
): Promise<Map<ShareId, ShareAnswer[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('share_answers')
    .select(['share_id', 'author_id', 'text', 'permalink'])
    .where('workspace_id', '=', workspace)
    .where('share_id', 'in', ids)
    .orderBy('position')
    .execute();
  return byShare(rows, ({ author_id: authorId, text, permalink }) => ({ authorId, text, permalink }));
}
