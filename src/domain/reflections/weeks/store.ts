import { type InstantText, writeInstant } from '../../../db/instants.ts';
import type { WeekRow } from '../../../db/tables-of-reflections.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CommunityId, WorkspaceId } from '../../../ids.ts';

export async function findWeek(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
  week: string,
): Promise<WeekRow | null> {
  const row = await weeksOf(tx, workspace, community).where('week', '=', week).executeTakeFirst();
  return row ?? null;
}

/** Weeks before this one that have begun and not been closed, newest first. */
export async function listOpenBefore(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
  week: string,
): Promise<WeekRow[]> {
  return await weeksOf(tx, workspace, community)
    .where('begun_at', 'is not', null)
    .where('closed_at', 'is', null)
    .where('week', '<', week)
    .orderBy('week', 'desc')
    .execute();
}

export async function saveWeek(
  tx: Tx,
  { workspace_id: workspace, community_id: community, week }: WeekKey,
  changed: Partial<Omit<WeekRow, keyof WeekKey>>,
): Promise<void> {
  await tx
    .updateTable('weeks')
    .set(changed)
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', community)
    .where('week', '=', week)
    .execute();
}

/** Of those who answered up to this instant: how many, and how many shared what they wrote. */
export async function countTakingPart(
  tx: Tx,
  { workspace_id: workspace, community_id: community, week }: WeekKey,
  until: InstantText,
): Promise<{ readonly people: number; readonly shared: number }> {
  const row = await tx
    .selectFrom('reflections')
    .select((one) => [
      one.fn.countAll<number | string>().as('people'),
      one.fn
        .sum<number | string | null>(one.case().when('visibility', '=', 'community').then(1).else(0).end())
        .as('shared'),
    ])
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', community)
    .where('week', '=', week)
    .where('written_at', '<=', until)
    .executeTakeFirstOrThrow();
  return { people: Number(row.people), shared: Number(row.shared ?? 0) };
}

/** Whether the community may read an answer of this week. */
export async function hasShared(tx: Tx, { workspace_id, community_id, week }: WeekKey): Promise<boolean> {
  const row = await tx
    .selectFrom('reflections')
    .select('id')
    .where('workspace_id', '=', workspace_id)
    .where('community_id', '=', community_id)
    .where('week', '=', week)
    .where('visibility', '=', 'community')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Communities, resting ones too, whose next turn is to be computed again, or has come. */
export async function listTurning(
  tx: Tx,
  workspace: WorkspaceId,
  now: Temporal.Instant,
): Promise<{ id: CommunityId; isStale: boolean; turn: InstantText | null }[]> {
  const rows = await tx
    .selectFrom('communities')
    .select(['id', 'is_week_stale', 'next_week_at'])
    .where('workspace_id', '=', workspace)
    .where((one) => one.or([one('is_week_stale', '=', 1), one('next_week_at', '<=', writeInstant(now))]))
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ id: row.id, isStale: row.is_week_stale === 1, turn: row.next_week_at }));
}

/** When the community's week turns next; null where it rests. */
export async function saveNextTurn(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
  at: Temporal.Instant | null,
): Promise<void> {
  await tx
    .updateTable('communities')
    .set({ next_week_at: at === null ? null : writeInstant(at), is_week_stale: 0 })
    .where('workspace_id', '=', workspace)
    .where('id', '=', community)
    .execute();
}

type WeekKey = Pick<WeekRow, 'workspace_id' | 'community_id' | 'week'>;

function weeksOf(tx: Tx, workspace: WorkspaceId, community: CommunityId) {
  return tx
    .selectFrom('weeks')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', community);
}
