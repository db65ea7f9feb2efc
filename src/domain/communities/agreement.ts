import { Refusal } from '../refusal.ts';
import { optionalWords } from '../words.ts';

/** What the agreement says unless a community says otherwise. */
export const DEFAULT_NORMS = [
  'Ask anything. Nobody is expected to know.',
  'Mistakes are lessons. We thank people who tell us theirs.',
  'Challenge ideas, not people.',
  'What is said here stays here, unless its author agrees.',
] as const;

export const MOST_NORMS = 4;
export const LONGEST_NORM = 200;

/** Up to four norms, in order; empty ones fall out. @throws Refusal at `norm1` … `norm4`, or where none is left. */
export function checkNorms(typed: readonly (string | null)[]): string[] {
  const norms = typed
    .slice(0, MOST_NORMS)
    .map((norm, index) => optionalWords(norm, { field: `norm${index + 1}`, most: LONGEST_NORM }))
    .filter((norm) => norm !== null);
  if (norms.length === 0) {
    throw new Refusal('invalid', 'An agreement needs at least one sentence.', 'norm1');
  }
  return norms;
}
