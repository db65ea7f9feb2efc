import type { RoundId } from '../../../ids.ts';
import { identify } from '../../access.ts';
import { type Actor, type Ctx, change, look } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import type { Question } from '../questions.ts';
import { roundLimits } from '../round.ts';
import { saveQuestions } from '../store.ts';
import { findDraft } from './finding.ts';
import { checkQuestion, type TypedQuestion } from './wording.ts';

/** The questions of a draft as leaders see them while they word them. */
export interface ShownQuestions {
  readonly roundId: RoundId;
  readonly questions: readonly Question[];
}

/** @throws Refusal as findDraft. */
export async function questionsOf(ctx: Ctx, actor: Actor, id: RoundId): Promise<ShownQuestions> {
  const who = await identify(ctx, actor, 'leader');
  return await look(ctx, async (tx) => {
    const { questions } = await findDraft(tx, who, id);
    return { roundId: id, questions };
  });
}

/** One question of a draft. @throws Refusal `not_found` where it is gone; as findDraft. */
export async function findQuestion(ctx: Ctx, actor: Actor, id: RoundId, key: string): Promise<Question> {
  const { questions } = await questionsOf(ctx, actor, id);
  return questions[placeOf(questions, key)] ?? gone();
}

/** A question comes last. @throws Refusal `conflict` where there are enough; `invalid` at its field as checkQuestion; as findDraft. */
export async function addQuestion(ctx: Ctx, actor: Actor, id: RoundId, typed: TypedQuestion): Promise<void> {
  const key = ctx.random.uuid();
  await changeQuestions(ctx, actor, id, (questions) => {
    if (questions.length >= roundLimits.questions) {
      throw new Refusal(
        'conflict',
        `A round asks at most ${roundLimits.questions} questions. Please remove one first.`,
        'text',
      );
    }
    return [...questions, checkQuestion(typed, { position: questions.length, key })];
  });
}

/**
 * Words a question anew, in its place. What asks something else has another key, so that its answers are not compared with those
 * of before. @throws Refusal `not_found` where it is gone; `invalid` at its field as checkQuestion; as findDraft.
 */
export async function changeQuestion(
  ctx: Ctx,
  actor: Actor,
  id: RoundId,
  changed: { readonly key: string; readonly typed: TypedQuestion },
): Promise<void> {
  const freshKey = ctx.random.uuid();
  await changeQuestions(ctx, actor, id, (questions) => {
    const position = placeOf(questions, changed.key);
    const before = questions[position] ?? gone();
    const worded = checkQuestion(changed.typed, { position, key: before.key });
    const after = isSame(before, worded) ? worded : { ...worded, key: freshKey };
    return questions.with(position, after);
  });
}

/** A question goes. Of one that is gone nothing changes. @throws Refusal as findDraft. */
export async function removeQuestion(ctx: Ctx, actor: Actor, id: RoundId, key: string): Promise<void> {
  await changeQuestions(ctx, actor, id, (questions) => questions.filter((question) => question.key !== key));
}

/**
 * A question changes places with the one before or after it. The first stays first, and the last stays last.
 * @throws Refusal `not_found` where it is gone; as findDraft.
 */
export async function moveQuestion(
  ctx: Ctx,
  actor: Actor,
  id: RoundId,
  moved: { readonly key: string; readonly to: 'up' | 'down' },
): Promise<void> {
  await changeQuestions(ctx, actor, id, (questions) => {
    const from = placeOf(questions, moved.key);
    const to = moved.to === 'up' ? from - 1 : from + 1;
    const [question, other] = [questions[from] ?? gone(), questions[to]];
    return other === undefined ? questions : questions.with(from, other).with(to, question);
  });
}

async function changeQuestions(
  ctx: Ctx,
  actor: Actor,
  id: RoundId,
  body: (questions: readonly Question[]) => readonly Question[],
): Promise<void> {
  const who = await identify(ctx, actor, 'leader');
  await change(ctx, actor.workspaceId, async (tx) => {
    const { round, questions } = await findDraft(tx, who, id);
    const changed = body(questions);
    await saveQuestions(
      tx,
      round,
      changed.map((question, position) => ({ ...question, position })),
    );
  });
}

function placeOf(questions: readonly Question[], key: string): number {
  return questions.findIndex((question) => question.key === key);
}

/** Whether people are asked the same in the same way; that they must answer is no difference. */
function isSame(one: Question, other: Question): boolean {
  return JSON.stringify({ ...one, isRequired: true }) === JSON.stringify({ ...other, isRequired: true });
}

function gone(): never {
  throw new Refusal('not_found', 'This question is no longer in the round.');
}
