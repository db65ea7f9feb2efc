import type { Tx } from '../../db/transaction.ts';
import type { ChannelId, UserId } from '../../ids.ts';
import { type Identified, identify } from '../access.ts';
import { type Actor, type Ctx, look } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { presentShares } from '../shares/reading/presenting.ts';
import type { PresentedShare } from '../shares/share.ts';
import { type FoundEntries, findBest, type SearchScope } from './finding.ts';
import { highlighted, passageOf, type Segment } from './passage.ts';
import { readQuery, type SearchQuery, type Term } from './query.ts';
import { ranked } from './ranking.ts';
import { type ReadableLibrary, readableLibraries } from './store.ts';

export interface SearchRequest {
  /** As typed; people are `@U…`, channels `#C…`. */
  readonly typed: string;
  /** Where it was typed, for `in:here`. */
  readonly here: ChannelId | null;
  /** From 0. */
  readonly page: number;
}

export interface SearchResult {
  /** What was searched for; asked again it means the same. */
  readonly typed: string;
  /** The same without its filters. */
  readonly words: string;
  readonly how: FoundEntries['how'];
  /** What it was taken for, where that is not what was typed. */
  readonly takenFor: string | null;
  readonly hits: readonly Hit[];
  readonly page: number;
  readonly hasMore: boolean;
}

/** A share that was found, and the part of it that says why. */
export interface Hit {
  readonly share: PresentedShare;
  readonly title: readonly Segment[];
  readonly passage: readonly Segment[];
}

export const hitsPerPage = 5;

/**
 * Finds shares in the libraries of the communities where the searcher belongs, best first. Filters narrow it down.
 * @throws Refusal `invalid` where the words cannot be searched for, `not_found` for who belongs nowhere or asks for another's channel.
 */
export async function searchLibrary(ctx: Ctx, actor: Actor, request: SearchRequest): Promise<SearchResult> {
  const query = readQuery(request.typed);
  const who = await identify(ctx, actor, 'member');
  const now = ctx.clock.now();
  return await look(ctx, async (tx) => {
    const found = await findBest(tx, await scopeOf(tx, who, query, request.here), query);
    const best = ranked(found.candidates, now);
    const from = request.page * hitsPerPage;
    const shown = best.slice(from, from + hitsPerPage).map((candidate) => candidate.shareId);
    const shares = await presentShares(tx, actor, shown);
    const terms = found.terms.flatMap(({ term, takenFor }) => [term, ...takenFor]);
    return {
      typed: query.typed,
      words: query.words,
      how: found.how,
      takenFor: found.how === 'nearest' ? inWords(found) : null,
      hits: shares.map((share) => hitOf(share, terms)),
      page: request.page,
      hasMore: best.length > from + hitsPerPage,
    };
  });
}

async function scopeOf(
  tx: Tx,
  who: Identified,
  query: SearchQuery,
  here: ChannelId | null,
): Promise<SearchScope> {
  const { workspaceId, userId } = who.actor;
  const isGuest = who.person.standing === 'guest';
  const readable = await readableLibraries(tx, workspaceId, userId);
  const libraries = readable.filter((library) => !isGuest || library.guestsBelong);
  if (libraries.length === 0) {
    throw new Refusal(
      'not_found',
      'You are not in a community yet, so there is no library to search. Type `/learn` to see where you can join.',
    );
  }
  return {
    workspaceId,
    communityIds: narrowed(libraries, query, here).map((library) => library.communityId),
    authorIds: query.from.map((author): UserId => (author === 'me' ? userId : author)),
    since: query.since?.toZonedDateTime(who.person.zone ?? 'UTC').toInstant() ?? null,
  };
}

function narrowed(
  libraries: readonly ReadableLibrary[],
  query: SearchQuery,
  here: ChannelId | null,
): readonly ReadableLibrary[] {
  if (query.channels.length === 0) return libraries;
  const channels = query.channels.map((channel) => (channel === 'here' ? here : channel));
  const chosen = libraries.filter((library) => channels.includes(library.channelId));
  if (chosen.length === 0) {
    throw new Refusal('not_found', 'In that channel there is no community that you belong to.');
  }
  return chosen;
}

function inWords({ terms }: FoundEntries): string {
  return terms
    .map(({ term, takenFor }) => (takenFor.length === 0 ? [term] : takenFor).map(termInWords).join(' or '))
    .join(' ');
}

function termInWords(term: Term): string {
  switch (term.kind) {
    case 'word':
      return term.word;
    case 'beginning':
      return `${term.word}*`;
    case 'phrase':
      return `“${term.words.join(' ')}”`;
  }
}

/** A share of a list, shown by how it begins. */
export function beginningOf(share: PresentedShare): Hit {
  return hitOf(share, []);
}

function hitOf(share: PresentedShare, terms: readonly Term[]): Hit {
  const answers = share.answers.map((answer) => answer.text);
  const texts = [share.learned, share.howToUse, share.usedToThink, share.expected, share.outcome, ...answers];
  return {
    share,
    title: share.title === null ? [] : highlighted(share.title, terms),
    passage: passageOf(
      texts.filter((text) => text !== null),
      terms,
    ),
  };
}
