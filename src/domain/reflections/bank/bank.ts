import type { BankQuestion } from './question.ts';
import { questionsOfBelonging } from './questions-of-belonging.ts';
import { questionsOfImproving } from './questions-of-improving.ts';
import { questionsOfLearning } from './questions-of-learning.ts';

/**
 * Every reflection question, those of one theme and audience in their order of rotation. People choose the weekday on which theirs
 * comes, so none says "this week": on a Monday that week has hardly begun.
 */
export const bank: readonly BankQuestion[] = [
  ...questionsOfBelonging,
  ...questionsOfLearning,
  ...questionsOfImproving,
];
