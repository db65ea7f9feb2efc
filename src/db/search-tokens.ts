import { isUnspaced, wordsOf } from './search-words.ts';

/** One part of an entry, as both engines index it. */
export interface IndexedPart {
  /** In order; a break stands between texts that do not belong together, so that no phrase spans them. */
  readonly words: readonly IndexedWord[];
  /** Tokens without a place of their own, as tags. */
  readonly marks: readonly string[];
}

export interface IndexedWord {
  readonly word: string;
  readonly stems: readonly string[];
}

export interface IndexedText {
  readonly heading: IndexedPart;
  readonly body: IndexedPart;
}

const BREAK: IndexedWord = { word: '~', stems: [] };
/** PostgreSQL counts places no further than 16,383. What follows is not found; a share with ten long answers gets there. */
const MOST_WORDS = 16_000;
const GUESSABLE = /^\p{L}[\p{L}\p{N}]{2,31}$/u;

export function stemToken(stem: string): string {
  return `~${stem}`;
}

/** One token for a whole tag; spaces and hyphens in it count alike. */
export function tagToken(label: string): string {
  return `#${wordsOf(label)
    .map(({ word }) => word)
    .join('+')}`;
}

export function partOf(texts: readonly (string | null)[], marks: readonly string[] = []): IndexedPart {
  const words = texts
    .filter((text) => text !== null)
    .flatMap((text) => [
      ...wordsOf(text).map(({ word, stems }) => ({ word, stems: stems.map(stemToken) })),
      BREAK,
    ]);
  return { words: words.slice(0, MOST_WORDS), marks: [...new Set(marks)] };
}

/** Words that a mistyped one can be taken for: none of scripts without spaces, no numbers, nothing very short or long. */
export function guessableWords(tokens: Iterable<string>): Set<string> {
  return new Set([...tokens].filter((token) => GUESSABLE.test(token) && !isUnspaced(token)));
}
