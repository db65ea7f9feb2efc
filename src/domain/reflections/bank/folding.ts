import { fold } from '../../words.ts';

/** One form for questions that a person would call the same: case, punctuation and spaces do not count. */
export function folded(question: string): string {
  return fold(question).replaceAll(/[\p{P}\p{S}\s]+/gu, '');
}
