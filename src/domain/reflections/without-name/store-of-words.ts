import type { InstantText } from '../../../db/instants.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { WorkspaceId } from '../../../ids.ts';
import { keyOf, type WeekPlace } from './store.ts';

/** Ids of chance, in any order. */
export async function addWords(
  tx: Tx,
  place: WeekPlace,
  answers: readonly { readonly id: string; readonly words: string }[],
): Promise<void> {
  const rows = answers.map(({ id, words }) => ({ ...keyOf(place), id, words }));
  await tx.insertInto('leader_reflections').values(rows).execute();
}

/** In the order of their ids, which is of chance and stays. */
export async function listWords(
  tx: Tx,
  { workspaceId, communityId, week }: WeekPlace,
): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('leader_reflections')
    .select('words')
    .where('workspace_id', '=', workspaceId)
    .where('community_id', '=', communityId)
    .where('week', '=', week)
    .orderBy('id')
    .execute();
  return rows.map((row) => row.words);
}

/** Weeks of which there are words, and which closed before this. */
export async function listReadBefore(
  tx: Tx,
  workspace: WorkspaceId,
  before: InstantText,
): Promise<WeekPlace[]> {
  const rows = await tx
    .selectFrom('weeks')
    .select(['community_id', 'week'])
    .where('workspace_id', '=', workspace)
    .where('closed_at', '<', before)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('leader_reflections')
          .select('leader_reflections.id')
          .whereRef('leader_reflections.workspace_id', '=', 'weeks.workspace_id')
          .whereRef('leader_reflections.community_id', '=', 'weeks.community_id')
          .whereRef('leader_reflections.week', '=', 'weeks.week'),
      ),
    )
    .execute();
  return rows.map((row) => ({ workspaceId: workspace, communityId: row.community_id, week: row.week }));
}

export async function deleteWords(tx: Tx, { workspaceId, communityId, week }: WeekPlace): Promise<void> {
  await tx
    .deleteFrom('leader_reflections')
    .where('workspace_id', '=', workspaceId)
    .where('community_id', '=', communityId)
    .where('week', '=', week)
    .execute();
}
