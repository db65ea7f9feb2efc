import type { CommunityId, ShareId, UserId, WorkspaceId } from '../ids.ts';
import { writeInstant } from './instants.ts';
import { addWords, readTokens, wordsInUse, writeWords } from './search-engine.ts';
import { guessableWords, type IndexedText, partOf, tagToken } from './search-tokens.ts';
import type { LibraryEntryRow, ShareRow } from './tables.ts';
import type { Tx } from './transaction.ts';

/** Everything of a published share that search can find it by. */
export interface LibraryEntry {
  readonly workspaceId: WorkspaceId;
  readonly communityId: CommunityId;
  readonly shareId: ShareId;
  readonly title: string | null;
  readonly learned: string;
  readonly howToUse: string | null;
  readonly usedToThink: string | null;
  readonly expected: string | null;
  readonly outcome: string | null;
  /** Labels, as first written. */
  readonly tags: readonly string[];
  /** Texts of the answers to a question. */
  readonly answers: readonly string[];
  readonly authorId: UserId | null;
  readonly kind: ShareRow['kind'];
  readonly learnedAt: Temporal.Instant;
}

type Scope = Pick<LibraryEntry, 'workspaceId' | 'communityId'>;

/**
 * Makes the share findable as it is now; called with each change of its words, in the same transaction. Only for what is
 * published: whatever is in the index can be found by everyone who belongs to its community.
 */
export async function putEntry(tx: Tx, entry: LibraryEntry): Promise<void> {
  const columns = {
    community_id: entry.communityId,
    author_id: entry.authorId,
    kind: entry.kind,
    learned_at: writeInstant(entry.learnedAt),
  };
  const text = textOf(entry);
  const words = guessableWords(tokensOf(text));
  const before = await entryIn(tx, entry.workspaceId, entry.shareId);
  if (before === null) {
    await writeWords(tx, await addEntry(tx, entry, columns), text, true);
    await addWords(tx, entry, [...words]);
    return;
  }
  const oldWords = guessableWords(await readTokens(tx, before.id));
  await tx.updateTable('library_entries').set(columns).where('id', '=', before.id).execute();
  await writeWords(tx, before.id, text, false);
  await addWords(tx, entry, [...words]);
  await unlearn(tx, before, [...oldWords]);
}

/** Nothing finds it any more, and what only it said is gone from the vocabulary. Nothing happens where it was not indexed. */
export async function dropEntry(tx: Tx, workspaceId: WorkspaceId, shareId: ShareId): Promise<void> {
  const before = await entryIn(tx, workspaceId, shareId);
  if (before === null) return;
  const words = guessableWords(await readTokens(tx, before.id));
  await tx.deleteFrom('library_entries').where('id', '=', before.id).execute();
  await unlearn(tx, before, [...words]);
}

/** To be called when a share's helpfulness changed: it moves the share among others that match as well. */
export async function copyHelpfulness(tx: Tx, workspaceId: WorkspaceId, shareId: ShareId): Promise<void> {
  const share = await tx
    .selectFrom('shares')
    .select('helpfulness')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', shareId)
    .executeTakeFirst();
  if (share === undefined) return;
  await tx
    .updateTable('library_entries')
    .set({ helpfulness: share.helpfulness })
    .where('workspace_id', '=', workspaceId)
    .where('share_id', '=', shareId)
    .execute();
}

function textOf(entry: LibraryEntry): IndexedText {
  const { title, learned, howToUse, usedToThink, expected, outcome, answers, tags } = entry;
  return {
    heading: partOf([title, ...tags], tags.map(tagToken)),
    body: partOf([learned, howToUse, usedToThink, expected, outcome, ...answers]),
  };
}

function tokensOf({ heading, body }: IndexedText): string[] {
  return [...heading.words, ...body.words].map(({ word }) => word);
}

interface KnownEntry extends Scope {
  readonly id: number | string;
}

async function entryIn(tx: Tx, workspaceId: WorkspaceId, shareId: ShareId): Promise<KnownEntry | null> {
  const row = await tx
    .selectFrom('library_entries')
    .select(['id', 'community_id'])
    .where('workspace_id', '=', workspaceId)
    .where('share_id', '=', shareId)
    .executeTakeFirst();
  return row === undefined ? null : { id: row.id, workspaceId, communityId: row.community_id };
}

async function addEntry(
  tx: Tx,
  { workspaceId, shareId }: LibraryEntry,
  columns: Pick<LibraryEntryRow, 'community_id' | 'author_id' | 'kind' | 'learned_at'>,
): Promise<number | string> {
  const row = await tx
    .insertInto('library_entries')
    .values({ workspace_id: workspaceId, share_id: shareId, ...columns })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Takes those of the words out of the vocabulary that no entry holds any more: what is deleted cannot be guessed at. */
async function unlearn(tx: Tx, scope: Scope, words: readonly string[]): Promise<void> {
  const used = await wordsInUse(tx, scope, words);
  const unused = words.filter((word) => !used.has(word));
  if (unused.length === 0) return;
  await tx
    .deleteFrom('library_words')
    .where('workspace_id', '=', scope.workspaceId)
    .where('community_id', '=', scope.communityId)
    .where('word', 'in', unused)
    .execute();
}
