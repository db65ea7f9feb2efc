import { writeInstant } from '../../../db/instants.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CommunityId, MatchingRoundId, WorkspaceId } from '../../../ids.ts';
import type { MatchingRound, MatchingState } from './round.ts';
import { roundOf, writtenColumns } from './rows.ts';

export async function findMatchingRound(
  tx: Tx,
  workspace: WorkspaceId,
  id: MatchingRoundId,
): Promise<MatchingRound | null> {
  const row = await tx
    .selectFrom('matching_rounds')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : roundOf(row);
}

/** Newest first. */
export async function listMatchingRounds(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
  states: readonly MatchingState[],
): Promise<MatchingRound[]> {
  const rows = await tx
    .selectFrom('matching_rounds')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', community)
    .where('state', 'in', states)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(roundOf);
}

/** The other rounds of the same repetition that are in one of these states. */
export async function listOfSeries(
  tx: Tx,
  { workspaceId, id, seriesId }: MatchingRound,
  states: readonly MatchingState[],
): Promise<MatchingRound[]> {
  const rows = await tx
    .selectFrom('matching_rounds')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('series_id', '=', seriesId)
    .where('id', '<>', id)
    .where('state', 'in', states)
    .execute();
  return rows.map(roundOf);
}

/** Rounds that the clock has to look at by now, the most urgent first. */
export async function listDueMatchingRounds(
  tx: Tx,
  workspace: WorkspaceId,
  now: Temporal.Instant,
): Promise<MatchingRoundId[]> {
  const rows = await tx
    .selectFrom('matching_rounds')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('next_step_at', '<=', writeInstant(now))
    .orderBy('next_step_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Idempotent by id. @returns false where it was there. */
export async function addMatchingRound(
  tx: Tx,
  round: MatchingRound,
  now: Temporal.Instant,
): Promise<boolean> {
  const result = await tx
    .insertInto('matching_rounds')
    .values({
      workspace_id: round.workspaceId,
      id: round.id,
      community_id: round.communityId,
      series_id: round.seriesId,
      created_at: writeInstant(now),
      ...writtenColumns(round),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function saveMatchingRound(tx: Tx, round: MatchingRound): Promise<void> {
  await tx
    .updateTable('matching_rounds')
    .set(writtenColumns(round))
    .where('workspace_id', '=', round.workspaceId)
    .where('id', '=', round.id)
    .execute();
}
