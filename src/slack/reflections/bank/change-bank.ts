import type { Actor, Ctx } from '../../../domain/context.ts';
import { leaveToRotation, pickForNextWeek } from '../../../domain/reflections/bank/next-week.ts';
import {
  bringBackQuestion,
  moveQuestion,
  retireQuestion,
} from '../../../domain/reflections/bank/questions.ts';
import { findQuestion } from '../../../domain/reflections/bank/showing.ts';
import { startAsking, stopAsking } from '../../../domain/reflections/bank/switching.ts';
import type { CommunityId, QuestionId } from '../../../ids.ts';
import type { ActionCall } from '../../calls.ts';
import { type Deed, readDeed } from './input.ts';
import { bankOf, showAgain } from './open-bank.ts';
import { questionForm } from './question-form.ts';

type Does = (ctx: Ctx, actor: Actor, community: CommunityId, id: QuestionId) => Promise<void>;

const DOES: Readonly<Record<Exclude<Deed, 'edit'>, Does>> = {
  pick: pickForNextWeek,
  up: (ctx, actor, community, id) => moveQuestion(ctx, actor, community, { id, to: 'up' }),
  down: (ctx, actor, community, id) => moveQuestion(ctx, actor, community, { id, to: 'down' }),
  retire: retireQuestion,
  back: bringBackQuestion,
};

/** What was chosen in a question's menu. */
export async function changeQuestion(call: ActionCall): Promise<void> {
  const bank = bankOf(call);
  const { deed, id } = readDeed(call.value);
  if (deed === 'edit') {
    const question = await findQuestion(call.ctx, call.actor, bank.communityId, id);
    await call.show(questionForm({ ...bank, theme: question.theme, questionId: id }, question));
    return;
  }
  await DOES[deed](call.ctx, call.actor, bank.communityId, id);
  await showAgain(call, bank.communityId, bank.theme);
}

export async function openAdding(call: ActionCall): Promise<void> {
  await call.show(questionForm({ ...bankOf(call), questionId: null }, { audience: 'everyone', text: null }));
}

export async function leaveNextWeek(call: ActionCall): Promise<void> {
  const { communityId, theme } = bankOf(call);
  await leaveToRotation(call.ctx, call.actor, communityId);
  await showAgain(call, communityId, theme);
}

export async function stopWeekly(call: ActionCall): Promise<void> {
  const { communityId, theme } = bankOf(call);
  await stopAsking(call.ctx, call.actor, communityId);
  await showAgain(call, communityId, theme);
}

export async function startWeekly(call: ActionCall): Promise<void> {
  const { communityId, theme } = bankOf(call);
  await startAsking(call.ctx, call.actor, communityId);
  await showAgain(call, communityId, theme);
}
