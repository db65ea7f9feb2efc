import { Refusal } from '../../refusal.ts';
import { fold, requiredWords } from '../../words.ts';
import { reflectionLimits } from '../reflection.ts';
import { type Theme, themeNamed } from './themes.ts';

/** A question as a leader typed and chose it. */
export interface TypedQuestion {
  readonly theme: string | null;
  readonly audience: string | null;
  readonly text: string | null;
}

/** The same, checked. */
export interface WordedQuestion {
  readonly theme: Theme;
  readonly audience: 'everyone' | 'leaders';
  readonly text: string;
  /** For telling duplicates. */
  readonly folded: string;
}

/** @throws Refusal `invalid` at `theme`, `audience` or `text`. */
export function checkQuestion(typed: TypedQuestion): WordedQuestion {
  const theme = themeNamed(typed.theme ?? '');
  if (theme === null) throw new Refusal('invalid', 'Please choose a theme.', 'theme');
  const { audience } = typed;
  if (audience !== 'everyone' && audience !== 'leaders') {
    throw new Refusal('invalid', 'Please choose who is asked.', 'audience');
  }
  const rule = { field: 'text', most: reflectionLimits.question, missing: 'Please write the question.' };
  const text = requiredWords(typed.text, rule).replaceAll(/\s+/gu, ' ');
  const folded = foldQuestion(text);
  if (folded === '') throw new Refusal('invalid', rule.missing, rule.field);
  return { theme, audience, text, folded };
}

/** One form for questions that people would call the same: case, punctuation and spaces do not count. */
export function foldQuestion(text: string): string {
  return fold(text).replaceAll(/[\p{P}\p{Z}\s]/gu, '');
}
