import type { Match, Wanted } from '../../db/search-engine.ts';
import { stemToken, tagToken } from '../../db/search-tokens.ts';
import { lengthOf } from '../words.ts';
import type { SearchQuery, Term } from './query.ts';

/** Shorter beginnings begin too many words. */
const SHORTEST_BEGINNING = 3;

/** A term with the words it may be taken for, where it stood in no share as typed. */
export interface TakenTerm {
  readonly term: Term;
  readonly takenFor: readonly Term[];
}

/** Shares that say all of it, in any form of the words. */
export function matchAll(query: SearchQuery): Match {
  return [...query.terms.map(asTyped), ...tagGroups(query)];
}

/** The same, where words may go on: "config" is said by "configuration". */
export function matchBeginnings(query: SearchQuery): Match {
  return [...query.terms.map(orLonger), ...tagGroups(query)];
}

/** The same, with mistyped words taken for others. */
export function matchTaken(query: SearchQuery, terms: readonly TakenTerm[]): Match {
  return [
    ...terms.map(({ term, takenFor }) => takenFor.flatMap(asTyped).concat(orLonger(term))),
    ...tagGroups(query),
  ];
}

/** Shares that say any of it, and have all the tags. */
export function matchAny(query: SearchQuery, terms: readonly TakenTerm[]): Match {
  return [terms.flatMap(({ term, takenFor }) => [term, ...takenFor].flatMap(asTyped)), ...tagGroups(query)];
}

/** Whether a word is long enough to be taken for the beginning of others. */
export function mayGoOn(word: string): boolean {
  return lengthOf(word) >= SHORTEST_BEGINNING;
}

function orLonger(term: Term): Wanted[] {
  return term.kind === 'word' && mayGoOn(term.word)
    ? [...asTyped(term), { tokens: [term.word], isPrefix: true }]
    : asTyped(term);
}

function asTyped(term: Term): Wanted[] {
  switch (term.kind) {
    case 'word':
      return term.stems.length === 0
        ? [{ tokens: [term.word], isPrefix: false }]
        : term.stems.map((stem) => ({ tokens: [stemToken(stem)], isPrefix: false }));
    case 'beginning':
      return [{ tokens: [term.word], isPrefix: true }];
    case 'phrase':
      return [{ tokens: term.words, isPrefix: false }];
  }
}

function tagGroups(query: SearchQuery): Wanted[][] {
  return query.tags.map((tag) => [{ tokens: [tagToken(tag)], isPrefix: false }]);
}
