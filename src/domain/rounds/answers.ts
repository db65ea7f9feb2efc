import { z } from 'zod';
import { type Question, RATINGS } from './questions.ts';

/** What one person answered, by a question's position. A question left out has no entry. */
export type Answers = ReadonlyMap<number, Given>;

export type Given =
  | { readonly kind: 'rating'; readonly rating: number }
  /** Places in the question's choices, from 0. */
  | { readonly kind: 'single'; readonly choice: number }
  /** At least one, in ascending order, each once. */
  | { readonly kind: 'multiple'; readonly choices: readonly number[] }
  /** Clean words, never blank. */
  | { readonly kind: 'open'; readonly words: string };

const stored = z.array(z.tuple([z.int(), z.union([z.int(), z.array(z.int()), z.string()])]));

/** As text, with nothing in it but what was answered: no name, no time. */
export function encodeAnswers(answers: Answers): string {
  return JSON.stringify(
    [...answers].sort(([one], [other]) => one - other).map(([at, given]) => [at, plainOf(given)]),
  );
}

function plainOf(given: Given): number | readonly number[] | string {
  switch (given.kind) {
    case 'rating':
      return given.rating;
    case 'single':
      return given.choice;
    case 'multiple':
      return given.choices;
    case 'open':
      return given.words;
  }
}

/** The answers that encodeAnswers() wrote to these questions. @throws TypeError for any other text. */
export function decodeAnswers(text: string, questions: readonly Question[]): Answers {
  const byPosition = new Map(questions.map((question) => [question.position, question]));
  return new Map(
    stored.parse(JSON.parse(text)).map(([at, value]) => {
      const question = byPosition.get(at);
      const given = question === undefined ? null : givenOf(question, value);
      if (given === null) throw new TypeError('an answer that fits no question');
      return [at, given];
    }),
  );
}

function givenOf(question: Question, value: number | number[] | string): Given | null {
  switch (question.kind) {
    case 'rating':
      return RATINGS.some((rating) => rating === value) ? { kind: 'rating', rating: Number(value) } : null;
    case 'single':
      return typeof value === 'number' && value in question.choices
        ? { kind: 'single', choice: value }
        : null;
    case 'multiple':
      return Array.isArray(value) && value.every((choice) => choice in question.choices)
        ? { kind: 'multiple', choices: value }
        : null;
    case 'open':
      return typeof value === 'string' ? { kind: 'open', words: value } : null;
  }
}
