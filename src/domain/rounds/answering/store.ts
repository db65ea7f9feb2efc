import { writeInstant } from '../../../db/instants.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { UserId } from '../../../ids.ts';
import { type Answers, decodeAnswers, encodeAnswers } from '../answers.ts';
import type { Question } from '../questions.ts';
import type { Round, RoundInFull } from '../round.ts';

type Of = Pick<Round, 'workspaceId' | 'id'>;

/** An answer that bears a name. */
export interface NamedAnswer {
  readonly author: UserId;
  readonly answers: Answers;
}

/** @returns whether it is their first. */
export async function putNamedAnswer(
  tx: Tx,
  { round: { workspaceId, id }, questions }: RoundInFull,
  { author, answers }: NamedAnswer,
  now: Temporal.Instant,
): Promise<boolean> {
  const at = writeInstant(now);
  const text = encodeAnswers(answers, questions);
  const isNew =
    (await answerRows(tx, { workspaceId, id }).where('user_id', '=', author).executeTakeFirst()) ===
    undefined;
  await tx
    .insertInto('round_answers')
    .values({
      workspace_id: workspaceId,
      round_id: id,
      user_id: author,
      answers: text,
      written_at: at,
      edited_at: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'round_id', 'user_id']).doUpdateSet({ answers: text, edited_at: at }),
    )
    .execute();
  return isNew;
}

/** This person's own, or null. */
export async function findNamedAnswer(
  tx: Tx,
  round: Of,
  author: UserId,
  questions: readonly Question[],
): Promise<Answers | null> {
  const row = await answerRows(tx, round).where('user_id', '=', author).executeTakeFirst();
  return row === undefined ? null : decodeAnswers(row.answers, questions);
}

/** In the order of their authors' ids. */
export async function listNamedAnswers(
  tx: Tx,
  round: Of,
  questions: readonly Question[],
): Promise<NamedAnswer[]> {
  const rows = await answerRows(tx, round).orderBy('user_id').execute();
  return rows.map((row) => ({ author: row.user_id, answers: decodeAnswers(row.answers, questions) }));
}

export async function countNamedAnswers(tx: Tx, { workspaceId, id }: Of): Promise<number> {
  const row = await tx
    .selectFrom('round_answers')
    .select((one) => one.fn.countAll<number | string>().as('answers'))
    .where('workspace_id', '=', workspaceId)
    .where('round_id', '=', id)
    .executeTakeFirstOrThrow();
  return Number(row.answers);
}

export async function deleteNamedAnswers(tx: Tx, { workspaceId, id }: Of): Promise<void> {
  await tx
    .deleteFrom('round_answers')
    .where('workspace_id', '=', workspaceId)
    .where('round_id', '=', id)
    .execute();
}

function answerRows(tx: Tx, { workspaceId, id }: Of) {
  return tx
    .selectFrom('round_answers')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('round_id', '=', id);
}
