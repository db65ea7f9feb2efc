import { readInstant } from '../../../db/instants.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { ReflectionId, UserId, WorkspaceId } from '../../../ids.ts';
import type { OwnReflection } from '../reflection.ts';

/** What this person has answered, newest first; at most `limit`, else everything. */
export async function listOwn(
  tx: Tx,
  workspace: WorkspaceId,
  user: UserId,
  limit = Number.MAX_SAFE_INTEGER,
): Promise<OwnReflection[]> {
  const rows = await tx
    .selectFrom('reflections')
    .innerJoin('communities', (join) =>
      join
        .onRef('communities.workspace_id', '=', 'reflections.workspace_id')
        .onRef('communities.id', '=', 'reflections.community_id'),
    )
    .selectAll('reflections')
    .select('communities.name as community_name')
    .where('reflections.workspace_id', '=', workspace)
    .where('reflections.user_id', '=', user)
    .orderBy('reflections.written_at', 'desc')
    .orderBy('reflections.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    communityId: row.community_id,
    communityName: row.community_name,
    week: row.week,
    question: row.question,
    words: row.words,
    visibility: row.visibility,
    writtenAt: readInstant(row.written_at),
    isEdited: row.edited_at !== null,
  }));
}

export async function removeReflection(tx: Tx, workspace: WorkspaceId, id: ReflectionId): Promise<void> {
  await tx.deleteFrom('reflections').where('workspace_id', '=', workspace).where('id', '=', id).execute();
}
