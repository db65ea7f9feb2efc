import type { Tx } from '../../../db/transaction.ts';
import type { UserId } from '../../../ids.ts';
import { findNamedAnswer } from '../answering/store.ts';
import { encodeAnswers } from '../answers.ts';
import type { Round, RoundInFull, WithheldBecause } from '../round.ts';
import { type Figures, readFigures, writeFigures } from './figures.ts';

type Of = Pick<Round, 'workspaceId' | 'id'>;

export interface NewComment {
  /** Random. */
  readonly id: string;
  readonly position: number;
  readonly author: UserId | null;
  readonly words: string;
}

export interface Comment extends NewComment {
  readonly withheldBecause: WithheldBecause | null;
}

/** What may be said of each question's answers, by its position. */
export async function saveFigures(
  tx: Tx,
  { workspaceId, id }: Of,
  figures: ReadonlyMap<number, Figures>,
): Promise<void> {
  for (const [position, one] of figures) {
    await tx
      .updateTable('round_questions')
      .set({ figures: writeFigures(one) })
      .where('workspace_id', '=', workspaceId)
      .where('round_id', '=', id)
      .where('position', '=', position)
      .execute();
  }
}

/** By a question's position; of questions whose figures are not written there is none. */
export async function findFigures(tx: Tx, { workspaceId, id }: Of): Promise<Map<number, Figures>> {
  const rows = await tx
    .selectFrom('round_questions')
    .select(['position', 'figures'])
    .where('workspace_id', '=', workspaceId)
    .where('round_id', '=', id)
    .orderBy('position')
    .execute();
  return new Map(
    rows.flatMap(({ position, figures }) => (figures === null ? [] : [[position, readFigures(figures)]])),
  );
}

const AT_ONCE = 200;

/** In the order given, which for answers without a name is a shuffled one. */
export async function saveComments(
  tx: Tx,
  { workspaceId, id }: Of,
  comments: readonly NewComment[],
): Promise<void> {
  for (let from = 0; from < comments.length; from += AT_ONCE) {
    await tx
      .insertInto('round_comments')
      .values(
        comments.slice(from, from + AT_ONCE).map((comment) => ({
          workspace_id: workspaceId,
          id: comment.id,
          round_id: id,
          position: comment.position,
          author_id: comment.author,
          words: comment.words,
          state: 'shown' as const,
          withheld_because: null,
        })),
      )
      .execute();
  }
}

/** By question, then in the random order of their ids; the words of those withheld are there until the rest is published. */
export async function listComments(tx: Tx, { workspaceId, id }: Of): Promise<Comment[]> {
  const rows = await tx
    .selectFrom('round_comments')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('round_id', '=', id)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    position: row.position,
    author: row.author_id,
    words: row.words,
    withheldBecause: row.withheld_because,
  }));
}

/** Null takes it back. */
export async function saveWithheld(
  tx: Tx,
  { workspaceId, id }: Of,
  comment: string,
  because: WithheldBecause | null,
): Promise<void> {
  await tx
    .updateTable('round_comments')
    .set({ state: because === null ? 'shown' : 'withheld', withheld_because: because })
    .where('workspace_id', '=', workspaceId)
    .where('round_id', '=', id)
    .where('id', '=', comment)
    .execute();
}

/** What was withheld is not kept once the rest is published, nor in a named answer it stood in; that it was, and why, is. */
export async function forgetWithheldWords(tx: Tx, { round, questions }: RoundInFull): Promise<void> {
  const withheld = (await listComments(tx, round)).filter(({ withheldBecause }) => withheldBecause !== null);
  for (const { author, position } of withheld) {
    if (author !== null) await forgetAnswer(tx, { round, questions }, author, position);
  }
  await tx
    .updateTable('round_comments')
    .set({ words: '' })
    .where('workspace_id', '=', round.workspaceId)
    .where('round_id', '=', round.id)
    .where('state', '=', 'withheld')
    .execute();
}

async function forgetAnswer(
  tx: Tx,
  { round, questions }: RoundInFull,
  author: UserId,
  position: number,
): Promise<void> {
  const answers = await findNamedAnswer(tx, round, author, questions);
  if (answers === null) return;
  const left = new Map([...answers].filter(([at]) => at !== position));
  await tx
    .updateTable('round_answers')
    .set({ answers: encodeAnswers(left, questions) })
    .where('workspace_id', '=', round.workspaceId)
    .where('round_id', '=', round.id)
    .where('user_id', '=', author)
    .execute();
}

/** Nothing came of it after all. */
export async function deleteResults(tx: Tx, { workspaceId, id }: Of): Promise<void> {
  await tx
    .deleteFrom('round_comments')
    .where('workspace_id', '=', workspaceId)
    .where('round_id', '=', id)
    .execute();
  await tx
    .updateTable('round_questions')
    .set({ figures: null })
    .where('workspace_id', '=', workspaceId)
    .where('round_id', '=', id)
    .execute();
}
