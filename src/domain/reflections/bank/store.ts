import type { QuestionRow, WeekRow } from '../../../db/tables-of-reflections.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CommunityId, QuestionId, WorkspaceId } from '../../../ids.ts';

export async function hasBank(tx: Tx, workspace: WorkspaceId, community: CommunityId): Promise<boolean> {
  const row = await tx
    .selectFrom('questions')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', community)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function addQuestions(tx: Tx, rows: readonly QuestionRow[]): Promise<void> {
  await tx.insertInto('questions').values(rows).execute();
}

/** In the order of their places; a theme's questions among themselves. */
export async function listQuestions(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
  state: QuestionRow['state'],
): Promise<QuestionRow[]> {
  return await tx
    .selectFrom('questions')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', community)
    .where('state', '=', state)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/** One more week in which these were asked. */
export async function countAsked(
  tx: Tx,
  workspace: WorkspaceId,
  asked: readonly QuestionId[],
): Promise<void> {
  await tx
    .updateTable('questions')
    .set((one) => ({ times_asked: one('times_asked', '+', 1) }))
    .where('workspace_id', '=', workspace)
    .where('id', 'in', asked)
    .execute();
}

export async function findPlan(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
  week: string,
): Promise<WeekRow | null> {
  const row = await tx
    .selectFrom('weeks')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', community)
    .where('week', '=', week)
    .executeTakeFirst();
  return row ?? null;
}

/** The theme of the last week before this one; null where there was none. */
export async function themeBefore(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
  week: string,
): Promise<string | null> {
  const row = await tx
    .selectFrom('weeks')
    .select('theme')
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', community)
    .where('week', '<', week)
    .orderBy('week', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.theme ?? null;
}

export type PlannedQuestions = Pick<
  WeekRow,
  'theme' | 'question_id' | 'question' | 'leader_question_id' | 'leader_question' | 'picked_by'
>;

/** Plans a week, or plans it anew as long as it has not begun. */
export async function savePlan(
  tx: Tx,
  of: Pick<WeekRow, 'workspace_id' | 'community_id' | 'week'>,
  planned: PlannedQuestions,
): Promise<void> {
  await tx
    .insertInto('weeks')
    .values({ ...of, ...planned })
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'community_id', 'week'])
        .doUpdateSet(planned)
        .where('weeks.begun_at', 'is', null),
    )
    .execute();
}
