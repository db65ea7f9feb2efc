import { type InstantText, writeInstant } from '../../db/instants.ts';
import type { ActionItemRow } from '../../db/tables-of-actions.ts';
import type { Tx } from '../../db/transaction.ts';
import type { ActionItemId, CommunityId, UserId, WorkspaceId } from '../../ids.ts';
import type { ActionOrigin } from './action.ts';

export type NewRow = Pick<
  ActionItemRow,
  'workspace_id' | 'id' | 'community_id' | 'text' | 'owner_id' | 'due_on' | 'made_by'
> & { readonly origin: ActionOrigin; readonly remind_on: string };

export async function insertItem(
  tx: Tx,
  { origin, ...item }: NewRow,
  now: Temporal.Instant,
): Promise<ActionItemRow> {
  const row: ActionItemRow = {
    ...item,
    ...originColumns(origin),
    made_at: writeInstant(now),
    messages: 0,
    given_message: null,
    is_ownerless_told: 0,
    state: 'open',
    settled_by: null,
    settled_at: null,
    reason: null,
  };
  await tx.insertInto('action_items').values(row).execute();
  return row;
}

function originColumns(
  origin: ActionOrigin,
): Pick<ActionItemRow, 'origin_kind' | 'origin_id' | 'origin_note'> {
  switch (origin.kind) {
    case 'own':
      return { origin_kind: 'own', origin_id: null, origin_note: null };
    case 'round':
      return { origin_kind: 'round', origin_id: origin.roundId, origin_note: origin.theme };
  }
}

export async function findItem(
  tx: Tx,
  workspace: WorkspaceId,
  id: ActionItemId,
): Promise<ActionItemRow | null> {
  const row = await tx
    .selectFrom('action_items')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

export async function saveItem(
  tx: Tx,
  { workspace_id, id }: Pick<ActionItemRow, 'workspace_id' | 'id'>,
  changed: Partial<Omit<ActionItemRow, 'workspace_id' | 'id'>>,
): Promise<void> {
  await tx
    .updateTable('action_items')
    .set(changed)
    .where('workspace_id', '=', workspace_id)
    .where('id', '=', id)
    .execute();
}

export interface OpenItems {
  readonly rows: readonly ActionItemRow[];
  readonly count: number;
  /** How many of them are the viewer's. */
  readonly own: number;
}

/** A community's open items: the viewer's own first, and each soonest first. */
export async function listOpenItems(
  tx: Tx,
  workspace: WorkspaceId,
  { community, viewer }: { readonly community: CommunityId; readonly viewer: UserId },
  page: { readonly limit: number; readonly offset: number },
): Promise<OpenItems> {
  const open = tx
    .selectFrom('action_items')
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', community)
    .where('state', '=', 'open');
  const rows = await open
    .selectAll()
    .orderBy((one) => one.case().when('owner_id', '=', viewer).then(0).else(1).end())
    .orderBy('due_on')
    .orderBy('made_at')
    .orderBy('id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const counted = await open
    .select((one) => [
      one.fn.countAll<number | string>().as('all'),
      one.fn.count<number | string>(one.case().when('owner_id', '=', viewer).then(1).end()).as('own'),
    ])
    .executeTakeFirstOrThrow();
  return { rows, count: Number(counted.all), own: Number(counted.own) };
}

/** What was done or dropped there since then, latest first. */
export async function listSettledItems(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
  { since, limit }: { readonly since: InstantText; readonly limit: number },
): Promise<ActionItemRow[]> {
  return await tx
    .selectFrom('action_items')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', community)
    .where('state', '<>', 'open')
    .where('settled_at', '>', since)
    .orderBy('settled_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Items that rounds led to and that are due on these days, both counted; local dates. Whatever has become of them. */
export async function listItemsOfRoundsDueBetween(
  tx: Tx,
  workspace: WorkspaceId,
  { from, until }: { readonly from: string; readonly until: string },
): Promise<ActionItemRow[]> {
  return await tx
    .selectFrom('action_items')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('origin_kind', '=', 'round')
    .where('due_on', '>=', from)
    .where('due_on', '<=', until)
    .orderBy('due_on')
    .orderBy('id')
    .execute();
}
