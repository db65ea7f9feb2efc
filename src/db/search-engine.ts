/**
 * Where SQLite and PostgreSQL differ in searching. Both are given the same analysed words and find the same entries; only how
 * they weigh them is their own. Words stand in the index as they are, stems behind a `~`, tags behind a `#`.
 */
import { type RawBuilder, sql } from 'kysely';
import type { CommunityId, WorkspaceId } from '../ids.ts';
import type { IndexedText } from './search-tokens.ts';
import type { Tx } from './transaction.ts';

/** What an entry must hold: all of the groups, and of each group any one. */
export type Match = readonly (readonly Wanted[])[];

/** Tokens that follow each other; with `isPrefix` the last may go on. */
export interface Wanted {
  readonly tokens: readonly string[];
  readonly isPrefix: boolean;
}

type EntryId = number | string;

const HEADING_WEIGHT = 5;

/** @param isNew whether nothing was written for this entry before. */
export async function writeWords(tx: Tx, id: EntryId, text: IndexedText, isNew: boolean): Promise<void> {
  if (tx.engine === 'postgres') {
    await sql`update library_entries set words = ${textVector(text)}::tsvector where id = ${id}`.execute(tx);
    return;
  }
  if (!isNew) await sql`delete from library_index where rowid = ${id}`.execute(tx);
  await sql`
    insert into library_index (rowid, heading, body)
    values (${id}, ${ftsColumn(text.heading)}, ${ftsColumn(text.body)})`.execute(tx);
}

/** Every token of the entry, in no order. */
export async function readTokens(tx: Tx, id: EntryId): Promise<string[]> {
  if (tx.engine === 'postgres') {
    const found = await sql<{ tokens: string[] }>`
      select tsvector_to_array(words) as tokens from library_entries where id = ${id}`.execute(tx);
    return found.rows[0]?.tokens ?? [];
  }
  const found = await sql<{ heading: string; body: string }>`
    select heading, body from library_index where rowid = ${id}`.execute(tx);
  return found.rows.flatMap(({ heading, body }) => [...heading.split(' '), ...body.split(' ')]);
}

/** The entries' side of a search: what to join, what must match, and how well it does (more is better). */
export interface EngineMatch {
  readonly from: RawBuilder<unknown>;
  readonly condition: RawBuilder<unknown>;
  readonly rank: RawBuilder<number>;
  /** Latest first. */
  readonly order: RawBuilder<unknown>;
}

/** Entries are `e` in what it returns. */
export function engineMatch(engine: Tx['engine'], match: Match): EngineMatch {
  if (engine === 'postgres') {
    const query = sql`${tsQuery(match)}::tsquery`;
    return {
      from: sql`library_entries e`,
      condition: sql`e.words @@ ${query}`,
      rank: sql`ts_rank(e.words, ${query}, 1)`,
      order: sql`e.id desc`,
    };
  }
  return {
    // CROSS keeps SQLite from walking the entries and asking the index for each.
    from: sql`library_index cross join library_entries e on e.id = library_index.rowid`,
    condition: sql`library_index match ${ftsQuery(match)}`,
    rank: sql`-bm25(library_index, ${HEADING_WEIGHT}, 1.0)`,
    // The index gives its rows in this order by itself, so it can stop early.
    order: sql`library_index.rowid desc`,
  };
}

/** Those of the words that some entry of the community still holds. */
export async function wordsInUse(
  tx: Tx,
  scope: { readonly workspaceId: WorkspaceId; readonly communityId: CommunityId },
  words: readonly string[],
): Promise<Set<string>> {
  const ofCommunity = sql`e.workspace_id = ${scope.workspaceId} and e.community_id = ${scope.communityId}`;
  const found =
    tx.engine === 'postgres'
      ? await sql<{ word: string }>`
          select word from json_array_elements_text(${JSON.stringify(words)}::json) word
          where exists (select 1 from library_entries e
            where ${ofCommunity} and e.words @@ quote_literal(word)::tsquery)`.execute(tx)
      : await sql<{ word: string }>`
          select value as word from json_each(${JSON.stringify(words)})
          where exists (select 1 from library_index cross join library_entries e on e.id = library_index.rowid
            where library_index match '"' || value || '"' and ${ofCommunity})`.execute(tx);
  return new Set(found.rows.map((row) => row.word));
}

/** Adds what is new of the words to the community's vocabulary. */
export async function addWords(
  tx: Tx,
  scope: { readonly workspaceId: WorkspaceId; readonly communityId: CommunityId },
  words: readonly string[],
): Promise<void> {
  const list = JSON.stringify(words);
  const source =
    tx.engine === 'postgres'
      ? sql`select word from json_array_elements_text(${list}::json) word`
      : sql`select value as word from json_each(${list})`;
  // In one order, so that two who add at once wait for each other and do not lock.
  await sql`
    insert into library_words (workspace_id, community_id, word, letters)
    select ${scope.workspaceId}, ${scope.communityId}, word, length(word) from (${source}) as listed
    where true order by word
    on conflict do nothing`.execute(tx);
}

function ftsColumn({ words, marks }: IndexedText['heading']): string {
  return [
    ...words.map(({ word }) => word),
    ...new Set([...words.flatMap(({ stems }) => stems), ...marks]),
  ].join(' ');
}

/** Tokens hold no quotes and no white space: analysis lets none through. */
function ftsQuery(match: Match): string {
  const wanted = ({ tokens, isPrefix }: Wanted) => `"${tokens.join(' ')}"${isPrefix ? ' *' : ''}`;
  return match.map((group) => `(${group.map(wanted).join(' OR ')})`).join(' AND ');
}

function tsQuery(match: Match): string {
  const wanted = ({ tokens, isPrefix }: Wanted) =>
    `(${tokens.map((token, i) => `'${token}'${isPrefix && i === tokens.length - 1 ? ':*' : ''}`).join(' <-> ')})`;
  return match.map((group) => `(${group.map(wanted).join(' | ')})`).join(' & ');
}

/** Stems stand where their word stands, so that they weigh as much; body follows heading with a gap, so that no phrase spans both. */
function textVector({ heading, body }: IndexedText): string {
  const places = new Map<string, string[]>();
  const put = (token: string, place: string) => {
    const before = places.get(token);
    if (before === undefined) places.set(token, [place]);
    else before.push(place);
  };
  let place = 0;
  for (const [part, weight] of [
    [heading, 'A'],
    [body, ''],
  ] as const) {
    for (const { word, stems } of part.words) {
      place += 1;
      for (const token of new Set([word, ...stems])) put(token, `${place}${weight}`);
    }
    place += 2;
    for (const mark of part.marks) put(mark, `${place}${weight}`);
    place += 2;
  }
  return [...places].map(([token, at]) => `'${token}':${at.join(',')}`).join(' ');
}
