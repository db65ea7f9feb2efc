import type { QuestionRow, WeekRow } from '../../../db/tables-of-reflections.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CommunityId, QuestionId, UserId, WorkspaceId } from '../../../ids.ts';
import type { Rotating } from './rotation.ts';

/** A question of a community's bank. */
export interface Question extends Rotating {
  readonly text: string;
  readonly isActive: boolean;
}

/** Whether the community has a bank at all: an empty one has never been filled, since nothing is deleted from it. */
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

/** Questions that stand there already stay as they are. */
export async function addQuestions(tx: Tx, rows: readonly QuestionRow[]): Promise<void> {
  await tx
    .insertInto('questions')
    .values([...rows])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Every question of the bank, retired ones too, in their order. */
export async function listQuestions(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
): Promise<Question[]> {
  const rows = await tx
    .selectFrom('questions')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', community)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map(questionOf);
}

/** The question that says the same to the same people; null where none does. */
export async function findSame(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
  { audience, folded }: Pick<QuestionRow, 'audience' | 'folded'>,
): Promise<Question | null> {
  const row = await tx
    .selectFrom('questions')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', community)
    .where('audience', '=', audience)
    .where('folded', '=', folded)
    .executeTakeFirst();
  return row === undefined ? null : questionOf(row);
}

export async function saveQuestion(
  tx: Tx,
  workspace: WorkspaceId,
  id: QuestionId,
  changed: Partial<Omit<QuestionRow, 'workspace_id' | 'id' | 'community_id' | 'created_at'>>,
): Promise<void> {
  await tx
    .updateTable('questions')
    .set(changed)
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .execute();
}

export async function addToTimesAsked(
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

/** Weeks that have a question and have not begun, in their order. */
export async function listPlanned(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
): Promise<WeekRow[]> {
  return await tx
    .selectFrom('weeks')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', community)
    .where('begun_at', 'is', null)
    .orderBy('week')
    .execute();
}

/** The theme of the newest week before this one that has begun; null where none has. */
export async function findThemeBefore(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
  week: string,
): Promise<Pick<WeekRow, 'week' | 'theme'> | null> {
  const row = await tx
    .selectFrom('weeks')
    .select(['week', 'theme'])
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', community)
    .where('begun_at', 'is not', null)
    .where('week', '<', week)
    .orderBy('week', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

export async function addPlan(tx: Tx, row: WeekRow): Promise<void> {
  await tx.insertInto('weeks').values(row).execute();
}

export type Plan = Pick<
  WeekRow,
  'theme' | 'question_id' | 'question' | 'leader_question_id' | 'leader_question' | 'picked_by'
>;

/** Another question for a week that has not begun; one that has stays as it is. */
export async function changePlan(
  tx: Tx,
  { workspace_id: workspace, community_id: community, week }: WeekKey,
  plan: Plan,
): Promise<void> {
  await tx
    .updateTable('weeks')
    .set(plan)
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', community)
    .where('week', '=', week)
    .where('begun_at', 'is', null)
    .execute();
}

/** Takes the question from a week that has not begun; one that has stays as it is. */
export async function dropPlan(
  tx: Tx,
  { workspace_id: workspace, community_id: community, week }: WeekKey,
): Promise<void> {
  await tx
    .deleteFrom('weeks')
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', community)
    .where('week', '=', week)
    .where('begun_at', 'is', null)
    .execute();
}

/** What this member was ever asked in the community. */
export async function listAskedOf(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
  user: UserId,
): Promise<QuestionId[]> {
  const rows = await tx
    .selectFrom('prompts')
    .select('question_id')
    .distinct()
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', community)
    .where('user_id', '=', user)
    .execute();
  return rows.map((row) => row.question_id);
}

type WeekKey = Pick<WeekRow, 'workspace_id' | 'community_id' | 'week'>;

function questionOf(row: QuestionRow): Question {
  return {
    id: row.id,
    theme: row.theme,
    audience: row.audience,
    text: row.text,
    position: row.position,
    isActive: row.state === 'active',
    timesAsked: row.times_asked,
  };
}
