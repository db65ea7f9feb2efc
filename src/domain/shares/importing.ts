import { writeInstant } from '../../db/instants.ts';
import type { ShareRow } from '../../db/tables.ts';
import { type CommunityId, type ShareId, shareId, type UserId, type WorkspaceId } from '../../ids.ts';
import { type Ctx, change } from '../context.ts';
import { indexShare } from './indexing.ts';
import { asKnown } from './putting.ts';
import type { ShareKind, Tag } from './share.ts';
import { insertShares, insertTags, knownImportKeys } from './store.ts';

/** An entry of another collection, its words cleaned (domain/words.ts, wordTag). */
export interface ImportedShare {
  /** Digest of the entry: importing it again changes nothing. */
  readonly importKey: string;
  readonly kind: ShareKind;
  readonly title: string | null;
  readonly learned: string;
  readonly link: string | null;
  readonly tags: readonly Tag[];
  readonly learnedAt: Temporal.Instant;
}

export interface ImportInto {
  readonly workspaceId: WorkspaceId;
  readonly communityId: CommunityId;
  /** Who answers for it: may edit and delete it. */
  readonly savedBy: UserId;
  /** Stands where an author's name would. */
  readonly sourceName: string;
}

/** SQLite takes 32,766 values in one statement. */
const ROWS_AT_ONCE = 200;

/** Publishes a batch in the library, in one transaction, without any message. @returns how many were new. For operators. */
export async function importShares(
  ctx: Ctx,
  into: ImportInto,
  batch: readonly ImportedShare[],
): Promise<number> {
  const identified = batch.map((entry) => ({ entry, id: shareId.of(ctx.random.uuid()) }));
  return await change(ctx, into.workspaceId, async (tx) => {
    const keys = batch.map((entry) => entry.importKey);
    const known = await knownImportKeys(tx, into.workspaceId, into.communityId, keys);
    const fresh = identified.filter(({ entry }) => {
      if (known.has(entry.importKey)) return false;
      known.add(entry.importKey);
      return true;
    });
    const rows = fresh.map(({ entry, id }) => importedRow(into, entry, id));
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      await insertShares(tx, rows.slice(from, from + ROWS_AT_ONCE));
    }
    for (const { entry, id } of fresh) {
      const share = { workspace_id: into.workspaceId, id, community_id: into.communityId };
      await insertTags(tx, share, await asKnown(tx, share, entry.tags));
      await indexShare(tx, into.workspaceId, id);
    }
    return fresh.length;
  });
}

function importedRow(into: ImportInto, entry: ImportedShare, id: ShareId): ShareRow {
  return {
    workspace_id: into.workspaceId,
    id,
    community_id: into.communityId,
    author_id: null,
    source_name: into.sourceName,
    saved_by: into.savedBy,
    kind: entry.kind,
    title: entry.title,
    learned: entry.learned,
    how_to_use: null,
    link: entry.link,
    expected: null,
    look_again_on: null,
    outcome: null,
    used_to_think: null,
    source_permalink: null,
    place: 'library',
    state: 'published',
    helpfulness: 0,
    learned_at: writeInstant(entry.learnedAt),
    // As if it had stood here since then: what is imported is not news.
    created_at: writeInstant(entry.learnedAt),
    edited_at: null,
    import_key: entry.importKey,
  };
}
