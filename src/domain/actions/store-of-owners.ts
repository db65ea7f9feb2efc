import type { ActionItemRow } from '../../db/tables-of-actions.ts';
import type { Tx } from '../../db/transaction.ts';
import type { ActionItemId, UserId, WorkspaceId } from '../../ids.ts';

export interface OwnItem extends Pick<ActionItemRow, 'id' | 'text' | 'due_on'> {
  readonly community_name: string;
  /** IANA. */
  readonly community_zone: string;
}

/** The open items of this person in all communities that are active and where they belong, soonest first; and how many there are. */
export async function listOwnItems(
  tx: Tx,
  workspace: WorkspaceId,
  owner: UserId,
  limit: number,
): Promise<{ readonly rows: readonly OwnItem[]; readonly count: number }> {
  const own = openAndLived(tx, workspace).where('action_items.owner_id', '=', owner);
  const rows = await own
    .select([
      'action_items.id',
      'action_items.text',
      'action_items.due_on',
      'communities.name as community_name',
      'communities.zone as community_zone',
    ])
    .orderBy('action_items.due_on')
    .orderBy('action_items.made_at')
    .orderBy('action_items.id')
    .limit(limit)
    .execute();
  const counted = await own
    .select((one) => one.fn.countAll<number | string>().as('all'))
    .executeTakeFirstOrThrow();
  return { rows, count: Number(counted.all) };
}

/** Open items of active communities whose owners belong there. */
function openAndLived(tx: Tx, workspace: WorkspaceId) {
  return tx
    .selectFrom('action_items')
    .innerJoin('communities', (join) =>
      join
        .onRef('communities.workspace_id', '=', 'action_items.workspace_id')
        .onRef('communities.id', '=', 'action_items.community_id'),
    )
    .innerJoin('members', (join) =>
      join
        .onRef('members.workspace_id', '=', 'action_items.workspace_id')
        .onRef('members.community_id', '=', 'action_items.community_id')
        .onRef('members.user_id', '=', 'action_items.owner_id'),
    )
    .where('action_items.workspace_id', '=', workspace)
    .where('action_items.state', '=', 'open')
    .where('communities.state', '=', 'active')
    .where('members.state', '=', 'belongs');
}

/** A slice of a long list, in the order of ids. */
export interface Slice {
  /** The last of the slice before; null for the first. */
  readonly after: ActionItemId | null;
  readonly limit: number;
}

/** An item whose owner may be to be reminded: whether their day has come is the caller's to see. */
export interface ToRemind extends Pick<ActionItemRow, 'id' | 'owner_id' | 'remind_on'> {
  /** IANA. */
  readonly zone: string;
}

/** Those with a reminder on that date or before. */
export async function listToRemind(
  tx: Tx,
  workspace: WorkspaceId,
  until: string,
  { after, limit }: Slice,
): Promise<ToRemind[]> {
  const query = openAndLived(tx, workspace)
    .leftJoin('people', (join) =>
      join
        .onRef('people.workspace_id', '=', 'action_items.workspace_id')
        .onRef('people.user_id', '=', 'action_items.owner_id'),
    )
    .select(['action_items.id', 'action_items.owner_id', 'action_items.remind_on'])
    .select((one) => one.fn.coalesce('members.zone', 'people.zone', 'communities.zone').as('zone'))
    .where('action_items.remind_on', '<=', until)
    .orderBy('action_items.id')
    .limit(limit);
  return await (after === null ? query : query.where('action_items.id', '>', after)).execute();
}

/** Open items of active communities whose owner does not belong there any more, and of which nobody was told. */
export async function listOwnerless(
  tx: Tx,
  workspace: WorkspaceId,
  { after, limit }: Slice,
): Promise<ActionItemRow[]> {
  const query = tx
    .selectFrom('action_items')
    .innerJoin('communities', (join) =>
      join
        .onRef('communities.workspace_id', '=', 'action_items.workspace_id')
        .onRef('communities.id', '=', 'action_items.community_id'),
    )
    .selectAll('action_items')
    .where('action_items.workspace_id', '=', workspace)
    .where('action_items.state', '=', 'open')
    .where('action_items.is_ownerless_told', '=', 0)
    .where('communities.state', '=', 'active')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('members')
            .select('members.user_id')
            .whereRef('members.workspace_id', '=', 'action_items.workspace_id')
            .whereRef('members.community_id', '=', 'action_items.community_id')
            .whereRef('members.user_id', '=', 'action_items.owner_id')
            .where('members.state', '=', 'belongs'),
        ),
      ),
    )
    .orderBy('action_items.id')
    .limit(limit);
  return await (after === null ? query : query.where('action_items.id', '>', after)).execute();
}
