import { z } from 'zod';
import type { SealedField } from '../sealing/largest-answer.ts';
import { type Question, questionLimits, RATINGS } from './questions.ts';

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

const stored = z.array(z.union([z.int(), z.array(z.int()), z.string(), z.null()]));

/** As text, with nothing in it but what was answered, in the order of the questions: no name, no time. */
export function encodeAnswers(answers: Answers, questions: readonly Question[]): string {
  return JSON.stringify(
    questions.map(({ position }) => {
      const given = answers.get(position);
      return given === undefined ? null : plainOf(given);
    }),
  );
}

/** What may stand at each place of that text, so that room can be kept for the longest. */
export function sealedFields(questions: readonly Question[]): SealedField[] {
  return questions.map(sealedField);
}

function sealedField(question: Question): SealedField {
  switch (question.kind) {
    case 'open':
      return { kind: 'words', most: questionLimits.unlinkedWords };
    case 'rating':
      return { kind: 'number', most: Math.max(...RATINGS) };
    case 'single':
      return { kind: 'number', most: question.choices.length - 1 };
    case 'multiple':
      return { kind: 'numbers', most: question.choices.length - 1 };
  }
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

/** The answers that encodeAnswers() wrote to these questions. @throws TypeError or ZodError for any other text. */
export function decodeAnswers(text: string, questions: readonly Question[]): Answers {
  const answers = new Map<number, Given>();
  for (const [place, value] of stored.parse(JSON.parse(text)).entries()) {
    if (value === null) continue;
    const question = questions[place];
    const given = question === undefined ? null : givenOf(question, value);
    if (question === undefined || given === null) throw new TypeError('an answer that fits no question');
    answers.set(question.position, given);
  }
  return answers;
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
