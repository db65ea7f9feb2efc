import { writeInstant } from '../../db/instants.ts';
import { type Candidate, type Finding, findEntries, vocabulary, wordsKnown } from '../../db/search-find.ts';
import { stemsOf } from '../../db/search-stems.ts';
import { isUnspaced } from '../../db/search-words.ts';
import type { Tx } from '../../db/transaction.ts';
import type { CommunityId, UserId, WorkspaceId } from '../../ids.ts';
import { lengthOf } from '../words.ts';
import { matchAll, matchAny, matchBeginnings, matchTaken, type TakenTerm } from './matching.ts';
import { mostEdits, nearestWords } from './nearest.ts';
import type { SearchQuery, Term } from './query.ts';

/** Fewer than this is little: then words may go on too. */
const LITTLE = 3;

/** Where someone may search, and what they narrowed it to. */
export interface SearchScope {
  readonly workspaceId: WorkspaceId;
  readonly communityIds: readonly CommunityId[];
  readonly authorIds: readonly UserId[];
  readonly since: Temporal.Instant | null;
}

/** What was found, and how far we had to go from what was typed. */
export interface FoundEntries {
  /** `typed`: as asked. `nearest`: mistyped words were taken for others. `some`: not all of the words. */
  readonly how: 'typed' | 'nearest' | 'some';
  readonly candidates: readonly Candidate[];
  /** The terms that were searched for in the end. */
  readonly terms: readonly TakenTerm[];
}

/**
 * Looks for what was typed; where there is little, for words that go on and for the nearest of words that stand nowhere; where
 * there is nothing, for shares that say some of it.
 */
export async function findBest(tx: Tx, scope: SearchScope, query: SearchQuery): Promise<FoundEntries> {
  const find = (match: Finding['match']) => findEntries(tx, findingOf(scope, query, match));
  const terms = query.terms.map((term): TakenTerm => ({ term, takenFor: [] }));
  const exact = await find(matchAll(query));
  if (exact.length >= LITTLE || !query.terms.some(isWord)) return { how: 'typed', candidates: exact, terms };
  const longer = await find(matchBeginnings(query));
  if (longer.length >= LITTLE) return { how: 'typed', candidates: longer, terms };
  const taken = await takeForNearest(tx, scope, query.terms);
  if (taken.some(({ takenFor }) => takenFor.length > 0)) {
    const nearest = await find(matchTaken(query, taken));
    if (nearest.length > longer.length) return { how: 'nearest', candidates: nearest, terms: taken };
  }
  if (longer.length > 0) return { how: 'typed', candidates: longer, terms };
  const some = query.terms.length > 1 ? await find(matchAny(query, taken)) : [];
  return { how: 'some', candidates: some, terms: taken };
}

function isWord(term: Term): boolean {
  return term.kind === 'word';
}

function findingOf(scope: SearchScope, query: SearchQuery, match: Finding['match']): Finding {
  return {
    workspaceId: scope.workspaceId,
    communityIds: scope.communityIds,
    authorIds: scope.authorIds,
    kinds: query.kinds,
    since: scope.since === null ? null : writeInstant(scope.since),
    match,
  };
}

/** Words that stand in no share of these communities, in just this form, are taken for the nearest that do. */
async function takeForNearest(tx: Tx, scope: SearchScope, terms: readonly Term[]): Promise<TakenTerm[]> {
  const typed = terms.flatMap((term) => (term.kind === 'word' ? [term.word] : []));
  const known = await wordsKnown(tx, scope, typed);
  const taken: TakenTerm[] = [];
  for (const term of terms) {
    const isDoubtful = term.kind === 'word' && !known.has(term.word) && !isUnspaced(term.word);
    taken.push({ term, takenFor: isDoubtful ? await nearestTo(tx, scope, term.word) : [] });
  }
  return taken;
}

async function nearestTo(tx: Tx, scope: SearchScope, typed: string): Promise<Term[]> {
  const most = mostEdits(typed);
  if (most === 0) return [];
  const letters = lengthOf(typed);
  const words = await vocabulary(tx, scope, { least: letters - most, most: letters + most });
  return nearestWords(typed, words).map((word) => ({ kind: 'word', word, stems: stemsOf(word) }));
}
