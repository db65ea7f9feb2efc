import { writeInstant } from '../../db/instants.ts';
import { type Candidate, type Finding, findEntries, vocabulary } from '../../db/search-find.ts';
import { stemsOf } from '../../db/search-stems.ts';
import { isUnspaced } from '../../db/search-words.ts';
import type { Tx } from '../../db/transaction.ts';
import type { CommunityId, UserId, WorkspaceId } from '../../ids.ts';
import { lengthOf } from '../words.ts';
import { matchAll, matchAny, matchBeginnings, matchTaken, orLonger, type TakenTerm } from './matching.ts';
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

/** Looks for what was typed; where there is little, for longer words; where there is nothing, for the nearest, then for some. */
export async function findBest(tx: Tx, scope: SearchScope, query: SearchQuery): Promise<FoundEntries> {
  const find = (match: Finding['match']) => findEntries(tx, findingOf(scope, query, match));
  const asTyped = query.terms.map((term): TakenTerm => ({ term, takenFor: [] }));
  const exact = await find(matchAll(query));
  if (exact.length >= LITTLE || !query.terms.some(isWord)) {
    return { how: 'typed', candidates: exact, terms: asTyped };
  }
  const longer = await find(matchBeginnings(query));
  if (longer.length > 0) return { how: 'typed', candidates: longer, terms: asTyped };
  const taken = await takeForNearest(tx, scope, query.terms);
  if (taken.some(({ takenFor }) => takenFor.length > 0)) {
    const nearest = await find(matchTaken(query, taken));
    if (nearest.length > 0) return { how: 'nearest', candidates: nearest, terms: taken };
  }
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

/** Words that stand in no share of these communities are taken for the nearest that do. */
async function takeForNearest(tx: Tx, scope: SearchScope, terms: readonly Term[]): Promise<TakenTerm[]> {
  const taken: TakenTerm[] = [];
  for (const term of terms) {
    taken.push({ term, takenFor: (await isKnown(tx, scope, term)) ? [] : await nearestTo(tx, scope, term) });
  }
  return taken;
}

async function isKnown(tx: Tx, scope: SearchScope, term: Term): Promise<boolean> {
  const anywhere = { ...scope, match: [orLonger(term)], authorIds: [], kinds: [], since: null };
  return (await findEntries(tx, anywhere, 1)).length > 0;
}

async function nearestTo(tx: Tx, scope: SearchScope, term: Term): Promise<Term[]> {
  if (term.kind !== 'word' || isUnspaced(term.word)) return [];
  const most = mostEdits(term.word);
  if (most === 0) return [];
  const letters = lengthOf(term.word);
  const words = await vocabulary(tx, scope, { least: letters - most, most: letters + most });
  return nearestWords(term.word, words).map((word) => ({ kind: 'word', word, stems: stemsOf(word) }));
}
