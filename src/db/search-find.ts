import { type RawBuilder, sql } from 'kysely';
import type { CommunityId, ShareId, UserId, WorkspaceId } from '../ids.ts';
import type { InstantText } from './instants.ts';
import { engineMatch, type Match } from './search-engine.ts';
import type { ShareRow } from './tables.ts';
import type { Tx } from './transaction.ts';

/** What an entry must be. Empty lists ask for nothing, except that no communities give no entries. */
export interface Finding {
  readonly workspaceId: WorkspaceId;
  /** Those whose library the searcher may read. */
  readonly communityIds: readonly CommunityId[];
  readonly match: Match;
  readonly authorIds: readonly UserId[];
  readonly kinds: readonly ShareRow['kind'][];
  readonly since: InstantText | null;
}

/** An entry that matches, with what decides its place among the others. */
export interface Candidate {
  readonly shareId: ShareId;
  /** How well the words match, more is better; comparable within one search only. */
  readonly relevance: number;
  readonly helpfulness: number;
  readonly learnedAt: InstantText;
}

/**
 * Very common words match most of a library, and weighing all of it would hold up everyone else. The newest are weighed;
 * who wants an older one adds a word.
 */
const MOST_WEIGHED = 500;

/** The newest entries that match, at most `limit` of them. Both engines find the same; how they weigh them is their own. */
export async function findEntries(
  tx: Tx,
  finding: Finding,
  limit: number = MOST_WEIGHED,
): Promise<Candidate[]> {
  if (finding.communityIds.length === 0) return [];
  const engine =
    finding.match.length === 0
      ? {
          from: sql`library_entries e`,
          condition: sql`1 = 1`,
          rank: sql<number>`1.0`,
          order: sql`e.learned_at desc`,
        }
      : engineMatch(tx.engine, finding.match);
  const found = await sql<CandidateRow>`
    select e.share_id, e.learned_at, e.helpfulness, ${engine.rank} as relevance
    from ${engine.from}
    where ${sql.join([engine.condition, ...conditionsOf(finding)], sql` and `)}
    order by ${engine.order}
    limit ${limit}`.execute(tx);
  return found.rows.map((row) => ({
    shareId: row.share_id,
    relevance: Number(row.relevance),
    helpfulness: row.helpfulness,
    learnedAt: row.learned_at,
  }));
}

interface CandidateRow {
  readonly share_id: ShareId;
  readonly learned_at: InstantText;
  readonly helpfulness: number;
  readonly relevance: number;
}

function conditionsOf(finding: Finding): RawBuilder<unknown>[] {
  const { authorIds, kinds, since } = finding;
  return [
    sql`e.workspace_id = ${finding.workspaceId}`,
    sql`e.community_id in (${sql.join(finding.communityIds)})`,
    ...(authorIds.length === 0 ? [] : [sql`e.author_id in (${sql.join(authorIds)})`]),
    ...(kinds.length === 0 ? [] : [sql`e.kind in (${sql.join(kinds)})`]),
    ...(since === null ? [] : [sql`e.learned_at >= ${since}`]),
  ];
}

/** Words of these communities that are `least` to `most` letters long. */
export async function vocabulary(
  tx: Tx,
  { workspaceId, communityIds }: Pick<Finding, 'workspaceId' | 'communityIds'>,
  letters: { readonly least: number; readonly most: number },
): Promise<string[]> {
  if (communityIds.length === 0) return [];
  const rows = await tx
    .selectFrom('library_words')
    .select('word')
    .distinct()
    .where('workspace_id', '=', workspaceId)
    .where('community_id', 'in', communityIds)
    .where('letters', '>=', letters.least)
    .where('letters', '<=', letters.most)
    .execute();
  return rows.map((row) => row.word);
}

/** Those of the words that stand in these communities' libraries, in just this form. */
export async function wordsKnown(
  tx: Tx,
  { workspaceId, communityIds }: Pick<Finding, 'workspaceId' | 'communityIds'>,
  words: readonly string[],
): Promise<Set<string>> {
  if (communityIds.length === 0 || words.length === 0) return new Set();
  const rows = await tx
    .selectFrom('library_words')
    .select('word')
    .where('workspace_id', '=', workspaceId)
    .where('community_id', 'in', communityIds)
    .where('word', 'in', words)
    .execute();
  return new Set(rows.map((row) => row.word));
}
