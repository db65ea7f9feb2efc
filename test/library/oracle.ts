import { wordsOf } from '../../src/db/search-words.ts';
import type { Term } from '../../src/domain/library/query.ts';

/** The fields of a share that are searched, each on its own. */
export type Fields = readonly string[];

/**
 * Whether a share says all of the terms, told by reading it from beginning to end: what the index must find, written without one.
 */
export function says(fields: Fields, terms: readonly Term[], mayGoOn: boolean): boolean {
  return terms.every((term) => fields.some((field) => saysOne(field, term, mayGoOn)));
}

function saysOne(field: string, term: Term, mayGoOn: boolean): boolean {
  const words = wordsOf(field);
  switch (term.kind) {
    case 'phrase':
      return ` ${words.map(({ word }) => word).join(' ')} `.includes(` ${term.words.join(' ')} `);
    case 'beginning':
      return words.some(({ word }) => word.startsWith(term.word));
    case 'word': {
      const longer = mayGoOn && [...term.word].length >= 3;
      return words.some(({ word, stems }) => {
        if (longer && word.startsWith(term.word)) return true;
        return term.stems.length === 0 ? word === term.word : stems.some((stem) => term.stems.includes(stem));
      });
    }
  }
}
