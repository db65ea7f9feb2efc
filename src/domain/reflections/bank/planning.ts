import type { PromptRow, WeekRow } from '../../../db/tables-of-reflections.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CommunityId, QuestionId, UserId, WorkspaceId } from '../../../ids.ts';
import type { Community } from '../../communities/community.ts';
import { isoWeekOf } from '../../time.ts';
import { findWeek } from '../weeks/store.ts';
import { ensureBank } from './filling.ts';
import { anotherThan, nextForEveryone, nextForLeaders } from './rotation.ts';
import {
  addPlan,
  addToTimesAsked,
  changePlan,
  dropPlan,
  findThemeBefore,
  listAskedOf,
  listPlanned,
  listQuestions,
  type Plan,
  type Question,
} from './store.ts';

/**
 * The week with its question: as it is where it is planned or has begun, else planned now as the rotation gives it. It begins when
 * somebody sets `begun_at`. @returns null where no question for everyone is active.
 */
export async function planWeek(
  tx: Tx,
  community: Community,
  week: string,
  now: Temporal.Instant,
): Promise<WeekRow | null> {
  const { workspaceId, id } = community;
  const known = await findWeek(tx, workspaceId, id, week);
  if (known !== null) return known;
  await ensureBank(tx, community, now);
  const active = await activeQuestions(tx, workspaceId, id);
  const planned = await otherPlans(tx, community, week, now);
  const counted = active.map((question) => countedWith(planned, question));
  const next = nextForEveryone(counted, await themeBefore(tx, community, week, planned));
  if (next === null) return null;
  const row = { ...unbegun(community, week), ...planOf(next, counted, null) };
  await addPlan(tx, row);
  return row;
}

/** Plans a week that has not begun with a question that a leader picked, in place of what was planned. */
export async function planPicked(
  tx: Tx,
  community: Community,
  week: string,
  picked: { readonly question: Question; readonly by: UserId },
  now: Temporal.Instant,
): Promise<void> {
  const { workspaceId, id } = community;
  const active = await activeQuestions(tx, workspaceId, id);
  const planned = await otherPlans(tx, community, week, now);
  const counted = active.map((question) => countedWith(planned, question));
  const plan = planOf(picked.question, counted, picked.by);
  const row = { ...unbegun(community, week), ...plan };
  if ((await findWeek(tx, workspaceId, id, week)) === null) await addPlan(tx, row);
  else await changePlan(tx, row, plan);
}

/**
 * After a change in the bank: a week that has not begun follows it. What a leader picked stays, in its new wording, while it is
 * active; everything else is left to the rotation again, as the bank is now.
 */
export async function followBank(tx: Tx, { workspaceId, id }: Community): Promise<void> {
  const active = await activeQuestions(tx, workspaceId, id);
  for (const planned of await listPlanned(tx, workspaceId, id)) {
    const picked = active.find(
      (question) => question.id === planned.question_id && question.audience === 'everyone',
    );
    if (planned.picked_by === null || picked === undefined) await dropPlan(tx, planned);
    else await changePlan(tx, planned, planOf(picked, active, planned.picked_by));
  }
}

/** The questions that may be asked, in their order. */
export async function activeQuestions(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
): Promise<Question[]> {
  return (await listQuestions(tx, workspace, community)).filter(({ isActive }) => isActive);
}

/**
 * What a member may be asked instead: another theme where possible, and neither what they were asked before nor what is planned
 * where there is anything else. @returns null where no other question for everyone is active.
 */
export async function anotherQuestion(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
  asked: Pick<PromptRow, 'user_id' | 'theme' | 'question_id'>,
): Promise<Question | null> {
  const active = await activeQuestions(tx, workspace, community);
  const planned = await listPlanned(tx, workspace, community);
  const known = new Set([
    ...(await listAskedOf(tx, workspace, community, asked.user_id)),
    ...planned.map(({ question_id }) => question_id),
    asked.question_id,
  ]);
  return (
    anotherThan(active, known, asked.theme) ?? anotherThan(active, new Set([asked.question_id]), asked.theme)
  );
}

/** These were asked in a week that has just begun. */
export async function countAsked(
  tx: Tx,
  workspace: WorkspaceId,
  asked: readonly QuestionId[],
): Promise<void> {
  if (asked.length > 0) await addToTimesAsked(tx, workspace, asked);
}

function unbegun({ workspaceId, id }: Community, week: string) {
  return {
    workspace_id: workspaceId,
    community_id: id,
    week,
    begun_at: null,
    closes_at: null,
    closed_at: null,
    heard: null,
    doing: null,
    heard_by: null,
    heard_at: null,
  };
}

function planOf(question: Question, active: readonly Question[], pickedBy: UserId | null): Plan {
  const forLeaders = nextForLeaders(active, question.theme);
  return {
    theme: question.theme,
    question_id: question.id,
    question: question.text,
    leader_question_id: forLeaders?.id ?? null,
    leader_question: forLeaders?.text ?? null,
    picked_by: pickedBy,
  };
}

/** The other weeks that are going to begin; a week that went by without beginning never does. */
async function otherPlans(
  tx: Tx,
  { workspaceId, id, zone }: Community,
  week: string,
  now: Temporal.Instant,
): Promise<WeekRow[]> {
  const current = isoWeekOf(now, zone);
  const planned = await listPlanned(tx, workspaceId, id);
  return planned.filter((other) => other.week >= current && other.week !== week);
}

/** What is planned counts as asked, so that two weeks do not plan the same. */
function countedWith(planned: readonly WeekRow[], question: Question): Question {
  const { id, timesAsked } = question;
  const times = planned.filter((week) => week.question_id === id || week.leader_question_id === id).length;
  return { ...question, timesAsked: timesAsked + times };
}

async function themeBefore(
  tx: Tx,
  { workspaceId, id }: Community,
  week: string,
  planned: readonly WeekRow[],
): Promise<string | null> {
  const begun = await findThemeBefore(tx, workspaceId, id, week);
  const coming = planned.findLast((other) => other.week < week);
  if (coming === undefined) return begun?.theme ?? null;
  return begun === null || begun.week < coming.week ? coming.theme : begun.theme;
}
