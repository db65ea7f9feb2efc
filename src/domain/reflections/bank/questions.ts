import { writeInstant } from '../../../db/instants.ts';
import type { Tx } from '../../../db/transaction.ts';
import { type CommunityId, type QuestionId, questionId } from '../../../ids.ts';
import { asLeader, identify } from '../../access.ts';
import type { Community } from '../../communities/community.ts';
import { type Actor, type Ctx, change } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import { ensureBank } from './filling.ts';
import { isAlike, placeFor, rivalsOf } from './placing.ts';
import { followBank } from './planning.ts';
import { timesToBeginWith } from './rotation.ts';
import { addQuestions, findSame, listQuestions, type Question, saveQuestion } from './store.ts';
import { themeName } from './themes.ts';
import { checkQuestion, type TypedQuestion, type WordedQuestion } from './wording.ts';

/**
 * A leader puts a question into the bank, last in its theme. It joins the rotation where those asked least stand.
 * @throws Refusal `invalid` at `theme`, `audience` or `text`; `conflict` at `text` where the bank has it, at `theme` where that is
 * full; those of asLeader.
 */
export async function addQuestion(
  ctx: Ctx,
  actor: Actor,
  community: CommunityId,
  typed: TypedQuestion,
): Promise<void> {
  const id = questionId.of(ctx.random.uuid());
  const now = ctx.clock.now();
  await changeBank(ctx, actor, community, async (tx, bank) => {
    const worded = checkQuestion(typed);
    await refuseKnown(tx, bank.community, worded, null);
    const question = {
      workspace_id: actor.workspaceId,
      id,
      community_id: community,
      ...worded,
      ...placeFor(bank.questions, worded, null),
      state: 'active',
      created_at: writeInstant(now),
    } as const;
    await addQuestions(tx, [question]);
  });
}

/**
 * A leader words a question anew, or moves it to another theme or audience, where it comes last. Weeks that have begun keep it as it
 * was asked. @throws Refusal `not_found`; those of addQuestion.
 */
export async function editQuestion(
  ctx: Ctx,
  actor: Actor,
  community: CommunityId,
  edited: { readonly id: QuestionId; readonly typed: TypedQuestion },
): Promise<void> {
  await changeBank(ctx, actor, community, async (tx, bank) => {
    const question = questionIn(bank.questions, edited.id);
    const worded = checkQuestion(edited.typed);
    await refuseKnown(tx, bank.community, worded, question.id);
    const stays = question.theme === worded.theme && question.audience === worded.audience;
    const place = stays ? {} : placeFor(bank.questions, worded, question);
    await saveQuestion(tx, actor.workspaceId, question.id, { ...worded, ...place });
  });
}

/**
 * A question is not asked any more; a week that has begun keeps it. Retiring it again changes nothing.
 * @throws Refusal `not_found`; those of asLeader.
 */
export async function retireQuestion(
  ctx: Ctx,
  actor: Actor,
  community: CommunityId,
  id: QuestionId,
): Promise<void> {
  await changeBank(ctx, actor, community, async (tx, bank) => {
    const question = questionIn(bank.questions, id);
    await saveQuestion(tx, actor.workspaceId, question.id, { state: 'retired' });
  });
}

/**
 * A retired question may be asked again, in its old place. It joins the rotation where those asked least stand. Of one that is
 * active nothing changes. @throws Refusal `not_found`; those of asLeader.
 */
export async function bringBackQuestion(
  ctx: Ctx,
  actor: Actor,
  community: CommunityId,
  id: QuestionId,
): Promise<void> {
  await changeBank(ctx, actor, community, async (tx, bank) => {
    const question = questionIn(bank.questions, id);
    if (question.isActive) return;
    await saveQuestion(tx, actor.workspaceId, question.id, {
      state: 'active',
      times_asked: timesToBeginWith(rivalsOf(bank.questions, question), question.timesAsked),
    });
  });
}

/**
 * A question changes places with the active one before or after it in its theme, among those for the same people. The first stays
 * first, and the last stays last. @throws Refusal `not_found`; `conflict` where it is retired; those of asLeader.
 */
export async function moveQuestion(
  ctx: Ctx,
  actor: Actor,
  community: CommunityId,
  moved: { readonly id: QuestionId; readonly to: 'up' | 'down' },
): Promise<void> {
  await changeBank(ctx, actor, community, async (tx, bank) => {
    const question = questionIn(bank.questions, moved.id);
    if (!question.isActive) throw isRetired();
    const alike = bank.questions.filter((other) => other.isActive && isAlike(other, question));
    const others = moved.to === 'up' ? alike.toReversed() : alike;
    const other = others[others.indexOf(question) + 1];
    if (other === undefined) return;
    await saveQuestion(tx, actor.workspaceId, question.id, { position: other.position });
    await saveQuestion(tx, actor.workspaceId, other.id, { position: question.position });
  });
}

/** @throws Refusal `not_found` where the bank has no such question. */
export function questionIn(questions: readonly Question[], id: QuestionId): Question {
  const found = questions.find((question) => question.id === id);
  if (found === undefined) throw new Refusal('not_found', 'This question is no longer in the bank.');
  return found;
}

export function isRetired(): Refusal {
  return new Refusal('conflict', 'This question is retired. Bring it back first.');
}

interface Bank {
  readonly community: Community;
  /** In their order. */
  readonly questions: readonly Question[];
}

/** What only leaders do with the bank. What is planned for weeks that have not begun follows. */
async function changeBank(
  ctx: Ctx,
  actor: Actor,
  id: CommunityId,
  body: (tx: Tx, bank: Bank) => Promise<void>,
): Promise<void> {
  const who = await identify(ctx, actor, 'leader');
  const now = ctx.clock.now();
  await change(ctx, actor.workspaceId, async (tx) => {
    const { community } = await asLeader(tx, who, id);
    await ensureBank(tx, community, now);
    const questions = await listQuestions(tx, actor.workspaceId, id);
    await body(tx, { community, questions });
    await followBank(tx, community);
  });
}

/** @throws Refusal `conflict` at `text` where another question of the bank says the same to the same people. */
async function refuseKnown(
  tx: Tx,
  { workspaceId, id }: Community,
  worded: WordedQuestion,
  own: QuestionId | null,
): Promise<void> {
  const same = await findSame(tx, workspaceId, id, worded);
  if (same === null || same.id === own) return;
  const where = `under “${themeName(same.theme)}”`;
  throw new Refusal(
    'conflict',
    same.isActive
      ? `This question is in the bank already, ${where}.`
      : `This question is in the bank already, ${where}. It is retired, and you can bring it back there.`,
    'text',
  );
}
