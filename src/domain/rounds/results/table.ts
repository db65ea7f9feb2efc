import type { RoundId, UserId } from '../../../ids.ts';
import { identify } from '../../access.ts';
import { type Actor, type Ctx, look } from '../../context.ts';
import { namesOf } from '../../people/store.ts';
import { asMemberInRound } from '../access.ts';
import { listNamedAnswers, type NamedAnswer } from '../answering/store.ts';
import type { Given } from '../answers.ts';
import type { Question } from '../questions.ts';
import { type QuestionResult, type Results, resultsFor } from './reading.ts';

/** The published results as rows for a spreadsheet, the first its heading. */
export interface ResultsTable {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
}

/**
 * What those who may read a round's results can take with them: with names, a row for each person; without, a row for each figure and
 * each comment, from the same figures as everywhere. @throws Refusal as resultsFor.
 */
export async function resultsTable(ctx: Ctx, actor: Actor, id: RoundId): Promise<ResultsTable> {
  const results = await resultsFor(ctx, actor, id);
  const { title, identity } = results.shown;
  if (identity === 'unlinked') return { title, rows: rowsOfFigures(results) };
  const who = await identify(ctx, actor, 'member');
  return await look(ctx, async (tx) => {
    const { round, questions } = await asMemberInRound(tx, who, id);
    const answers = await listNamedAnswers(tx, round, questions);
    const names = await namesOf(
      tx,
      actor.workspaceId,
      answers.map(({ author }) => author),
    );
    return { title, rows: rowsOfPeople(questions, answers, names) };
  });
}

function rowsOfFigures({ questions }: Results): string[][] {
  return [['Question', 'Answer', 'How many'], ...questions.flatMap(rowsOfQuestion)];
}

function rowsOfQuestion({ question, figures, comments }: QuestionResult): string[][] {
  switch (figures.shown) {
    case 'nothing':
      return [[question.text, 'too few answered', '']];
    case 'all similar':
      return [[question.text, 'all similar', String(figures.answered)]];
    case 'ratings':
      return [
        ...figures.counts.map((count, at) => [question.text, String(at + 1), String(count)]),
        [question.text, 'mean', figures.mean.toFixed(2)],
      ];
    case 'choices':
      return figures.counts.map((count, at) => [question.text, choiceAt(question, at), String(count)]);
    case 'comments':
      return comments.map(({ words }) => [question.text, words, '']);
  }
}

function rowsOfPeople(
  questions: readonly Question[],
  answers: readonly NamedAnswer[],
  names: ReadonlyMap<UserId, string>,
): string[][] {
  return [
    ['Who', ...questions.map(({ text }) => text)],
    ...answers.map(({ author, answers: given }) => [
      names.get(author) ?? author,
      ...questions.map((question) => inWords(question, given.get(question.position))),
    ]),
  ];
}

function inWords(question: Question, given: Given | undefined): string {
  switch (given?.kind) {
    case undefined:
      return '';
    case 'rating':
      return String(given.rating);
    case 'single':
      return choiceAt(question, given.choice);
    case 'multiple':
      return given.choices.map((choice) => choiceAt(question, choice)).join('; ');
    case 'open':
      return given.words;
  }
}

function choiceAt(question: Question, at: number): string {
  return 'choices' in question ? (question.choices[at] ?? '') : '';
}
