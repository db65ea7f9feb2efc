import type { ReflectionRow } from '../../../db/tables-of-reflections.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CommunityId, ReflectionId, UserId, WorkspaceId } from '../../../ids.ts';

interface Place {
  readonly communityId: CommunityId;
  readonly userId: UserId;
  readonly week: string;
}

/** What this member answered in that week; null where they did not. */
export async function findAnswer(
  tx: Tx,
  workspace: WorkspaceId,
  { communityId, userId, week }: Place,
): Promise<ReflectionRow | null> {
  const row = await tx
    .selectFrom('reflections')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', communityId)
    .where('user_id', '=', userId)
    .where('week', '=', week)
    .executeTakeFirst();
  return row ?? null;
}

export async function findReflection(
  tx: Tx,
  workspace: WorkspaceId,
  id: ReflectionId,
): Promise<ReflectionRow | null> {
  const row = await tx
    .selectFrom('reflections')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

export async function addReflection(tx: Tx, row: ReflectionRow): Promise<void> {
  await tx.insertInto('reflections').values(row).execute();
}

export async function changeReflection(
  tx: Tx,
  { workspace_id: workspace, id }: Pick<ReflectionRow, 'workspace_id' | 'id'>,
  changed: Pick<ReflectionRow, 'words' | 'visibility' | 'times_shared' | 'edited_at'>,
): Promise<void> {
  await tx
    .updateTable('reflections')
    .set(changed)
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .execute();
}
