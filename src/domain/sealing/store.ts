import type { SealedBoxRow, SealRow } from '../../db/tables-of-sealing.ts';
import type { Tx } from '../../db/transaction.ts';
import type { SealId, WorkspaceId } from '../../ids.ts';

export async function addSeal(tx: Tx, row: SealRow): Promise<void> {
  await tx.insertInto('seals').values(row).execute();
}

export async function findSeal(tx: Tx, workspace: WorkspaceId, seal: SealId): Promise<SealRow | null> {
  const row = await tx
    .selectFrom('seals')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', seal)
    .executeTakeFirst();
  return row ?? null;
}

export async function listSeals(tx: Tx, workspace: WorkspaceId): Promise<SealId[]> {
  const rows = await tx.selectFrom('seals').select('id').where('workspace_id', '=', workspace).execute();
  return rows.map((row) => row.id);
}

export async function saveReceipts(
  tx: Tx,
  { workspace_id: workspace, id, receipts }: Pick<SealRow, 'workspace_id' | 'id' | 'receipts'>,
): Promise<void> {
  await tx
    .updateTable('seals')
    .set({ receipts })
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .execute();
}

export async function addBox(tx: Tx, row: SealedBoxRow): Promise<void> {
  await tx.insertInto('sealed_boxes').values(row).execute();
}

/** @returns null where this box does not stand. */
export async function findBox(
  tx: Tx,
  { workspace_id: workspace, seal_id: seal, box }: Omit<SealedBoxRow, 'contents'>,
): Promise<Uint8Array | null> {
  const row = await tx
    .selectFrom('sealed_boxes')
    .select('contents')
    .where('workspace_id', '=', workspace)
    .where('seal_id', '=', seal)
    .where('box', '=', box)
    .executeTakeFirst();
  return row?.contents ?? null;
}

export async function saveBox(
  tx: Tx,
  { workspace_id: workspace, seal_id: seal, box, contents }: SealedBoxRow,
): Promise<void> {
  await tx
    .updateTable('sealed_boxes')
    .set({ contents })
    .where('workspace_id', '=', workspace)
    .where('seal_id', '=', seal)
    .where('box', '=', box)
    .execute();
}

/** With its boxes. */
export async function deleteSeal(tx: Tx, workspace: WorkspaceId, seal: SealId): Promise<void> {
  await tx.deleteFrom('seals').where('workspace_id', '=', workspace).where('id', '=', seal).execute();
}
