import type { ActionItemRow } from '../../db/tables-of-actions.ts';
import type { Tx } from '../../db/transaction.ts';
import type { ActionItemId, RoundId, UserId, WorkspaceId } from '../../ids.ts';
import { findItem, listItemsOfRoundsDueBetween } from './store.ts';

/** An item that a round led to. */
export interface ItemOfRound {
  readonly id: ActionItemId;
  readonly roundId: RoundId;
  /** What was said in the round. */
  readonly theme: string;
  readonly text: string;
  readonly ownerId: UserId;
  /** Local date in the community's zone. */
  readonly dueOn: string;
  readonly state: ActionItemRow['state'];
  /** Why it was dropped, where that was said. */
  readonly reason: string | null;
}

/** Inside somebody's transaction; null where there is none, or no round led to it. */
export async function itemOfRound(
  tx: Tx,
  workspace: WorkspaceId,
  id: ActionItemId,
): Promise<ItemOfRound | null> {
  const row = await findItem(tx, workspace, id);
  return row === null ? null : ofRound(row);
}

/** Items of all rounds that are due on these days, both counted; local dates. Whatever has become of them. */
export async function itemsOfRoundsDueBetween(
  tx: Tx,
  workspace: WorkspaceId,
  days: { readonly from: string; readonly until: string },
): Promise<ItemOfRound[]> {
  const rows = await listItemsOfRoundsDueBetween(tx, workspace, days);
  return rows.flatMap((row) => ofRound(row) ?? []);
}

function ofRound(row: ActionItemRow): ItemOfRound | null {
  if (row.origin_kind !== 'round' || row.origin_id === null || row.origin_note === null) return null;
  return {
    id: row.id,
    roundId: row.origin_id,
    theme: row.origin_note,
    text: row.text,
    ownerId: row.owner_id,
    dueOn: row.due_on,
    state: row.state,
    reason: row.reason,
  };
}
