import type { Given } from '../../../domain/rounds/answers.ts';
import type { Question } from '../../../domain/rounds/questions.ts';

/** What one person answered, in the words of the question: `4`, `Monday`, `Monday; Friday`, or their own. Plain text. */
export function givenInWords(question: Question, given: Given): string {
  switch (given.kind) {
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

/** The words of a choice by its place, from 0. */
export function choiceAt(question: Question, at: number): string {
  return 'choices' in question ? (question.choices[at] ?? '') : '';
}
