/** Short ways to say whom a round asked, and what they answered. */
import type { Given } from '../../src/domain/rounds/answers.ts';
import type { Question } from '../../src/domain/rounds/questions.ts';
import type { Asking } from '../../src/domain/rounds/results/comparing.ts';
import type { ToReport, Written } from '../../src/domain/rounds/results/report.ts';
import { type UserId, userId } from '../../src/ids.ts';

/** Changes no order: each thing stays behind those before it. */
export const inOrder = { below: () => 0 };

export function people(from: number, to: number): UserId[] {
  return Array.from({ length: to - from + 1 }, (_, at) => userId.of(`U${from + at}`));
}

export const unlinked: Asking['terms'] = { identity: 'unlinked', threshold: 5, readers: 'leaders' };

const asked = { isRequired: true };
export const rating: Question = {
  ...asked,
  position: 0,
  key: 'went',
  text: 'How did it go?',
  kind: 'rating',
  low: '',
  high: '',
};
export const single: Question = {
  ...asked,
  position: 1,
  key: 'day',
  text: 'Which day?',
  kind: 'single',
  choices: ['Mon', 'Tue'],
};
export const multiple: Question = {
  ...asked,
  position: 2,
  key: 'helps',
  text: 'What helps?',
  kind: 'multiple',
  choices: ['time', 'people', 'quiet'],
};
export const open: Question = { ...asked, position: 3, key: 'else', text: 'What else?', kind: 'open' };

export const rated = (rating: number): Given => ({ kind: 'rating', rating });
export const chose = (choice: number): Given => ({ kind: 'single', choice });
export const took = (...choices: number[]): Given => ({ kind: 'multiple', choices });
export const wrote = (words: string): Given => ({ kind: 'open', words });

/** What each of several people answered to one question. */
export function each(position: number, given: readonly Given[]): Written[] {
  return given.map((one, at) => ({ author: userId.of(`U${at + 1}`), answers: new Map([[position, one]]) }));
}

/** An unlinked round that asks twelve people how it went, and which only leaders read. */
export function round(more: Partial<ToReport>): ToReport {
  return {
    questions: [rating],
    answers: [],
    terms: unlinked,
    answeredByReaders: 0,
    audience: new Set(people(1, 12)),
    readers: new Set(),
    about: null,
    before: null,
    ...more,
  };
}
