import { stringify } from 'csv-stringify/sync';
import type { Author, QuestionResult, Results } from '../../../domain/rounds/results/results.ts';
import type { UserId } from '../../../ids.ts';
import { choiceAt, givenInWords } from './given-in-words.ts';
import { REASON_WORDS } from './in-words.ts';

/** Spreadsheets take a file for UTF-8 when it begins so. */
const UTF8_MARK = '\uFEFF';

/**
 * The results for a spreadsheet, the first row a heading: with names, a row for each person; without, a row for each figure and each
 * comment.
 */
export function resultsInCsv(results: Results): { readonly csv: string; readonly rows: number } {
  const rows = results.shown.identity === 'unlinked' ? rowsOfFigures(results) : rowsOfPeople(results);
  return { csv: csvOf(rows), rows: rows.length - 1 };
}

/**
 * With CRLF, as RFC 4180 wants it. A cell that a spreadsheet would take for a formula gets an apostrophe before it; each is quoted, so
 * that one that holds a semicolon is not parted where lists are separated so.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => [...row]);
  return UTF8_MARK + stringify(cells, { escape_formulas: true, quoted: true, record_delimiter: 'windows' });
}

function rowsOfFigures({ questions }: Results): string[][] {
  return [['Question', 'Answer', 'How many'], ...questions.flatMap(rowsOfQuestion)];
}

function rowsOfQuestion(result: QuestionResult): string[][] {
  const { question, comments, withheld } = result;
  return [
    ...figuresOf(result),
    ...comments.map(({ words }) => [words, '']),
    ...[...withheld].map(([why, count]) => [`held back: ${REASON_WORDS[why]}`, String(count)]),
  ].map((row) => [question.text, ...row]);
}

function figuresOf({ question, figures }: QuestionResult): string[][] {
  switch (figures.shown) {
    case 'nothing':
      return [['too few answered', '']];
    case 'all similar':
      return [['all similar', String(figures.answered)]];
    case 'ratings':
      return [
        ...figures.counts.map((count, at) => [String(at + 1), String(count)]),
        ['mean', figures.mean.toFixed(2)],
        ...(figures.change === null
          ? []
          : [
              [
                `mean of the round before, to ${figures.change.closedOn}`,
                figures.change.meanBefore.toFixed(2),
              ],
            ]),
      ];
    case 'choices':
      return figures.counts.map((count, at) => [choiceAt(question, at), String(count)]);
    case 'comments':
      return [['answers', String(figures.answered)]];
  }
}

function rowsOfPeople({ questions }: Results): string[][] {
  const columns = questions.map(wordsByAuthor);
  const authors = new Map<UserId, Author>(
    questions.flatMap(({ answers, comments }) =>
      [...answers, ...comments].flatMap(({ author }) => (author === null ? [] : [[author.userId, author]])),
    ),
  );
  const byName = [...authors.values()].sort((one, other) => one.name.localeCompare(other.name, 'en'));
  return [
    ['Who', ...questions.map(({ question }) => question.text)],
    ...byName.map(({ userId, name }) => [name, ...columns.map((column) => column.get(userId) ?? '')]),
  ];
}

function wordsByAuthor({ question, answers, comments }: QuestionResult): Map<UserId, string> {
  return new Map([
    ...answers.map(({ author, given }) => [author.userId, givenInWords(question, given)] as const),
    ...comments.flatMap(({ author, words }) => (author === null ? [] : [[author.userId, words] as const])),
  ]);
}
