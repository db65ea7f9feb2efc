import type { WeekRow } from '../../../db/tables-of-reflections.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CommunityId, QuestionId } from '../../../ids.ts';
import { asLeader, identify } from '../../access.ts';
import type { Community } from '../../communities/community.ts';
import { type Actor, type Ctx, change } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import { isoWeekOf } from '../../time.ts';
import { findWeek } from '../weeks/store.ts';
import { weekAfter } from '../weeks/week.ts';
import { ensureBank } from './filling.ts';
import { planPicked, planWeek } from './planning.ts';
import { isRetired, questionIn } from './questions.ts';
import { dropPlan, listQuestions } from './store.ts';

/**
 * A leader picks what is asked next week, in place of what the rotation gives or another leader picked. Leaders get the version of
 * its theme. @throws Refusal `conflict` where next week has begun or the question is retired; `invalid` for a question to leaders;
 * `not_found`; those of asLeader.
 */
export async function pickForNextWeek(
  ctx: Ctx,
  actor: Actor,
  id: CommunityId,
  picked: QuestionId,
): Promise<void> {
  const who = await identify(ctx, actor, 'leader');
  const now = ctx.clock.now();
  await change(ctx, actor.workspaceId, async (tx) => {
    const { community } = await asLeader(tx, who, id);
    await ensureBank(tx, community, now);
    const question = questionIn(await listQuestions(tx, actor.workspaceId, id), picked);
    if (!question.isActive) throw isRetired();
    if (question.audience === 'leaders') {
      throw new Refusal('invalid', 'Pick a question for everyone. Leaders get the version of its theme.');
    }
    const week = await nextWeekToPlan(tx, community, now);
    await planPicked(tx, community, week, { question, by: actor.userId }, now);
  });
}

/**
 * What is asked next week is what the rotation gives. Saying it again changes nothing.
 * @throws Refusal `conflict` where next week has begun; those of asLeader.
 */
export async function leaveToRotation(ctx: Ctx, actor: Actor, id: CommunityId): Promise<void> {
  const who = await identify(ctx, actor, 'leader');
  const now = ctx.clock.now();
  await change(ctx, actor.workspaceId, async (tx) => {
    const { community } = await asLeader(tx, who, id);
    const week = await nextWeekToPlan(tx, community, now);
    await dropPlan(tx, { workspace_id: actor.workspaceId, community_id: id, week });
    await planWeek(tx, community, week, now);
  });
}

/** The week after the one under way where the community is, with its question; null where no question is active. */
export async function planNextWeek(
  tx: Tx,
  community: Community,
  now: Temporal.Instant,
): Promise<WeekRow | null> {
  const current = isoWeekOf(now, community.zone);
  // The week under way comes first in the rotation, also where nobody has been asked yet.
  await planWeek(tx, community, current, now);
  return await planWeek(tx, community, weekAfter(current), now);
}

/** @throws Refusal `conflict` where next week has begun. */
async function nextWeekToPlan(tx: Tx, community: Community, now: Temporal.Instant): Promise<string> {
  const current = isoWeekOf(now, community.zone);
  await planWeek(tx, community, current, now);
  const week = weekAfter(current);
  const known = await findWeek(tx, community.workspaceId, community.id, week);
  if (known !== null && known.begun_at !== null) {
    throw new Refusal('conflict', 'Next week’s question has been opened already, so it stays as it is.');
  }
  return week;
}
