import { writeInstant } from '../../../db/instants.ts';
import type { PromptRow, QuestionRow, WeekRow } from '../../../db/tables-of-reflections.ts';
import type { Tx } from '../../../db/transaction.ts';
import { type CommunityId, questionId, type WorkspaceId } from '../../../ids.ts';
import type { Community } from '../../communities/community.ts';
import { cryptoRandom } from '../../context.ts';
import { bank } from './bank.ts';
import { folded } from './folding.ts';
import { anotherThan, nextForLeaders, nextQuestion, type Rotating } from './rotation.ts';
import {
  addQuestions,
  findPlan,
  hasBank,
  listQuestions,
  type PlannedQuestions,
  savePlan,
  themeBefore,
} from './store.ts';
import { themeNamed } from './themes.ts';

/** A week with its question, planned by a leader or now by the rotation. Idempotent. @returns null where no question is active. */
export async function planWeek(
  tx: Tx,
  community: Pick<Community, 'workspaceId' | 'id'>,
  week: string,
  now: Temporal.Instant,
): Promise<WeekRow | null> {
  const { workspaceId, id } = community;
  const planned = await findPlan(tx, workspaceId, id, week);
  if (planned !== null) return planned;
  const chosen = await chooseFor(tx, community, week, now);
  if (chosen === null) return null;
  await savePlan(tx, { workspace_id: workspaceId, community_id: id, week }, chosen);
  return await findPlan(tx, workspaceId, id, week);
}

/** What the rotation would ask in this week. */
export async function chooseFor(
  tx: Tx,
  { workspaceId, id }: Pick<Community, 'workspaceId' | 'id'>,
  week: string,
  now: Temporal.Instant,
): Promise<PlannedQuestions | null> {
  await ensureBank(tx, workspaceId, id, now);
  const active = await activeQuestions(tx, workspaceId, id);
  const before = await themeBefore(tx, workspaceId, id, week);
  const next = nextQuestion(active, before === null ? null : themeNamed(before));
  return next === null ? null : planOf(next, active, null);
}

/** The columns of a week that asks this question. */
export function planOf(
  question: Rotating,
  active: readonly Rotating[],
  pickedBy: PlannedQuestions['picked_by'],
): PlannedQuestions {
  const leaders = nextForLeaders(active, question.theme);
  return {
    theme: question.theme,
    question_id: question.id,
    question: question.text,
    leader_question_id: leaders?.id ?? null,
    leader_question: leaders?.text ?? null,
    picked_by: pickedBy,
  };
}

/** Another question for a member who was asked this one; null where the bank has no other. */
export async function anotherQuestion(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
  asked: Pick<PromptRow, 'question_id' | 'theme'>,
): Promise<Rotating | null> {
  const active = await activeQuestions(tx, workspace, community);
  return anotherThan(active, { id: asked.question_id, theme: themeNamed(asked.theme) });
}

export async function hasOtherQuestion(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
  asked: Pick<PromptRow, 'question_id' | 'theme'>,
): Promise<boolean> {
  return (await anotherQuestion(tx, workspace, community, asked)) !== null;
}

export async function activeQuestions(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
): Promise<Rotating[]> {
  return (await listQuestions(tx, workspace, community, 'active')).flatMap(rotatingOf);
}

/** Gives a community that has no question yet those of ours. Once: what leaders retire stays retired. */
export async function ensureBank(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
  now: Temporal.Instant,
): Promise<void> {
  if (await hasBank(tx, workspace, community)) return;
  const rows = bank.map(
    ({ theme, audience, text }, position): QuestionRow => ({
      workspace_id: workspace,
      // Where the transaction runs again these are others, and the first ones were never seen.
      id: questionId.of(cryptoRandom.uuid()),
      community_id: community,
      theme,
      audience,
      text,
      folded: folded(text),
      position,
      state: 'active',
      times_asked: 0,
      created_at: writeInstant(now),
    }),
  );
  await addQuestions(tx, rows);
}

function rotatingOf(row: QuestionRow): Rotating[] {
  const theme = themeNamed(row.theme);
  if (theme === null) return [];
  const { id, audience, text, position, times_asked: timesAsked } = row;
  return [{ id, theme, audience, text, position, timesAsked }];
}
