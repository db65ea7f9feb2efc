import type { InstantText } from '../../../db/instants.ts';
import type { SealedWeekRow } from '../../../db/tables-of-reflections.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CommunityId, SealId, WorkspaceId } from '../../../ids.ts';

/** A week of a community. */
export interface WeekPlace {
  readonly workspaceId: WorkspaceId;
  readonly communityId: CommunityId;
  /** ISO week: `2026-W10`. */
  readonly week: string;
}

export async function findSealedWeek(tx: Tx, place: WeekPlace): Promise<SealedWeekRow | null> {
  const row = await sealedWeeks(tx, place.workspaceId)
    .where('community_id', '=', place.communityId)
    .where('week', '=', place.week)
    .executeTakeFirst();
  return row ?? null;
}

/** Names the seal of a week that has none. Nothing is sealed yet. */
export async function addSealedWeek(tx: Tx, place: WeekPlace, seal: SealId): Promise<void> {
  await tx
    .insertInto('sealed_weeks')
    .values({
      ...keyOf(place),
      state: 'new',
      seal_id: seal,
      outcome: null,
      answered: null,
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'community_id', 'week']).doNothing())
    .execute();
}

export async function saveSealedWeek(
  tx: Tx,
  place: WeekPlace,
  changed: Partial<Pick<SealedWeekRow, 'state' | 'seal_id' | 'outcome' | 'answered'>>,
): Promise<void> {
  await tx
    .updateTable('sealed_weeks')
    .set(changed)
    .where('workspace_id', '=', place.workspaceId)
    .where('community_id', '=', place.communityId)
    .where('week', '=', place.week)
    .execute();
}

/** Weeks that have closed, and whose answers are still sealed or whose key is still there. */
export async function listClosing(tx: Tx, workspace: WorkspaceId): Promise<SealedWeekRow[]> {
  return await sealedWeeks(tx, workspace)
    .where('state', 'in', ['closing', 'read'])
    .orderBy('week')
    .orderBy('community_id')
    .execute();
}

/** Weeks that take answers although they should have closed before this. */
export async function listLeftOpen(
  tx: Tx,
  workspace: WorkspaceId,
  before: InstantText,
): Promise<SealedWeekRow[]> {
  return await tx
    .selectFrom('sealed_weeks')
    .innerJoin('weeks', (join) =>
      join
        .onRef('weeks.workspace_id', '=', 'sealed_weeks.workspace_id')
        .onRef('weeks.community_id', '=', 'sealed_weeks.community_id')
        .onRef('weeks.week', '=', 'sealed_weeks.week'),
    )
    .selectAll('sealed_weeks')
    .where('sealed_weeks.workspace_id', '=', workspace)
    .where('sealed_weeks.state', 'in', ['new', 'open'])
    .where('weeks.closes_at', '<', before)
    .execute();
}

export function placeOf(row: Pick<SealedWeekRow, 'workspace_id' | 'community_id' | 'week'>): WeekPlace {
  return { workspaceId: row.workspace_id, communityId: row.community_id, week: row.week };
}

export function keyOf({ workspaceId, communityId, week }: WeekPlace) {
  return { workspace_id: workspaceId, community_id: communityId, week };
}

function sealedWeeks(tx: Tx, workspace: WorkspaceId) {
  return tx.selectFrom('sealed_weeks').selectAll().where('workspace_id', '=', workspace);
}
