import { sql } from 'kysely';
import { type InstantText, writeInstant } from '../../db/instants.ts';
import type { ShareRow } from '../../db/tables.ts';
import type { Tx } from '../../db/transaction.ts';
import type { CommunityId, ShareId, WorkspaceId } from '../../ids.ts';
import { lengthOf } from '../words.ts';
import type { SharePlace, ShareWords, Tag } from './share.ts';

export async function insertShares(tx: Tx, rows: readonly ShareRow[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('shares').values(rows).execute();
}

/** The columns that hold a share's words, tags excepted. */
function columnsOf(words: ShareWords) {
  return {
    kind: words.kind,
    learned: words.learned,
    how_to_use: words.howToUse,
    link: words.link,
    expected: words.expected,
    look_again_on: words.lookAgainOn,
    used_to_think: words.usedToThink,
  };
}

export async function rewordShare(
  tx: Tx,
  share: Pick<ShareRow, 'workspace_id' | 'id' | 'community_id'>,
  words: ShareWords,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('shares')
    .set({ ...columnsOf(words), edited_at: writeInstant(now) })
    .where('workspace_id', '=', share.workspace_id)
    .where('id', '=', share.id)
    .execute();
  await tx
    .deleteFrom('share_tags')
    .where('workspace_id', '=', share.workspace_id)
    .where('share_id', '=', share.id)
    .execute();
  await insertTags(tx, share, words.tags);
}

export async function insertTags(
  tx: Tx,
  share: Pick<ShareRow, 'workspace_id' | 'id' | 'community_id'>,
  tags: readonly Tag[],
): Promise<void> {
  if (tags.length === 0) return;
  const rows = tags.map(({ tag, label }) => ({
    workspace_id: share.workspace_id,
    share_id: share.id,
    community_id: share.community_id,
    tag,
    label,
  }));
  await tx.insertInto('share_tags').values(rows).execute();
}

export async function recordOutcome(
  tx: Tx,
  workspace: WorkspaceId,
  id: ShareId,
  outcome: string,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('shares')
    .set({ outcome, edited_at: writeInstant(now) })
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .execute();
}

export async function publish(
  tx: Tx,
  workspace: WorkspaceId,
  id: ShareId,
  place: SharePlace,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('shares')
    .set({ state: 'published', place, created_at: writeInstant(now) })
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .execute();
}

/** Tags, marks and answers go with it. */
export async function removeShare(tx: Tx, workspace: WorkspaceId, id: ShareId): Promise<void> {
  await tx.deleteFrom('shares').where('workspace_id', '=', workspace).where('id', '=', id).execute();
}

/** Whether this message is in the community's library already. */
export async function isSaved(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
  permalink: string,
): Promise<boolean> {
  const row = await tx
    .selectFrom('shares')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', community)
    .where('source_permalink', '=', permalink)
    .executeTakeFirst();
  return row !== undefined;
}

/** Which of these import keys the community has already. */
export async function knownImportKeys(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
  keys: readonly string[],
): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await tx
    .selectFrom('shares')
    .select('import_key')
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', community)
    .where('import_key', 'in', keys)
    .execute();
  return new Set(rows.flatMap((row) => row.import_key ?? []));
}

/** How a tag is already written in the community: the first writing stays. */
export async function knownLabels(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
  tags: readonly string[],
): Promise<Map<string, string>> {
  if (tags.length === 0) return new Map();
  const rows = await tx
    .selectFrom('share_tags')
    .select(['tag', (select) => select.fn.min('label').as('label')])
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', community)
    .where('tag', 'in', tags)
    .groupBy('tag')
    .execute();
  return new Map(rows.map((row) => [row.tag, row.label]));
}

/** Tags of published shares that contain `typed` (folded): those that begin with it first, then by how often they are used. */
export async function tagsLike(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
  typed: string,
  limit: number,
): Promise<Tag[]> {
  const inside = `%${typed.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const rows = await tx
    .selectFrom('share_tags')
    .innerJoin('shares', (join) =>
      join
        .onRef('shares.workspace_id', '=', 'share_tags.workspace_id')
        .onRef('shares.id', '=', 'share_tags.share_id'),
    )
    .select([
      'share_tags.tag',
      (select) => select.fn.min('share_tags.label').as('label'),
      (select) => select.fn.countAll().as('times'),
    ])
    .where('share_tags.workspace_id', '=', workspace)
    .where('share_tags.community_id', '=', community)
    .where('shares.state', '=', 'published')
    .where(sql<boolean>`share_tags.tag like ${inside} escape '\\'`)
    .groupBy('share_tags.tag')
    .orderBy(sql`case when substr(share_tags.tag, 1, ${lengthOf(typed)}) = ${typed} then 0 else 1 end`)
    .orderBy('times', 'desc')
    .orderBy('share_tags.tag')
    .limit(limit)
    .execute();
  return rows.map(({ tag, label }) => ({ tag, label }));
}

export type NewShareRow = Pick<
  ShareRow,
  'workspace_id' | 'id' | 'community_id' | 'author_id' | 'saved_by' | 'place' | 'state' | 'source_permalink'
>;

/** A row for words that a person wrote here, complete. */
export function newShareRow(
  share: NewShareRow,
  words: ShareWords,
  times: { readonly learnedAt: Temporal.Instant; readonly now: Temporal.Instant },
): ShareRow {
  const createdAt: InstantText = writeInstant(times.now);
  return {
    ...share,
    ...columnsOf(words),
    source_name: null,
    title: null,
    outcome: null,
    helpfulness: 0,
    learned_at: writeInstant(times.learnedAt),
    created_at: createdAt,
    edited_at: null,
    import_key: null,
  };
}
