import type { ExpressionBuilder } from 'kysely';
import type { ShareRow, Tables } from '../../../db/tables.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { ChannelId, CommunityId, ShareId, UserId, WorkspaceId } from '../../../ids.ts';
import type { PageRequest } from '../share.ts';

export interface ShareInCommunity extends ShareRow {
  readonly community_name: string;
  readonly channel_id: ChannelId;
  readonly community_state: 'active' | 'resting';
}

export interface VisibleShare extends ShareInCommunity {
  /** 1 where the viewer belongs to its community; an author who has left still sees their own words. */
  readonly viewer_belongs: number;
}

/** Of these shares, those that this person may see, in no order. */
export async function visibleShares(
  tx: Tx,
  workspace: WorkspaceId,
  viewer: UserId,
  ids: readonly ShareId[],
): Promise<VisibleShare[]> {
  if (ids.length === 0) return [];
  return await inCommunity(tx, workspace)
    .select((select) =>
      select.case().when(belongsWhere(select, viewer)).then(1).else(0).end().as('viewer_belongs'),
    )
    .where('shares.id', 'in', ids)
    .where((where) => mayBeSeenBy(where, viewer))
    .execute();
}

/** One share in whatever state, whoever looks: for messages whose readers are known, and for search's index. */
export async function shareInCommunity(
  tx: Tx,
  workspace: WorkspaceId,
  id: ShareId,
): Promise<ShareInCommunity | null> {
  const row = await inCommunity(tx, workspace).where('shares.id', '=', id).executeTakeFirst();
  return row ?? null;
}

/** Whether this person belongs to the share's community now. */
export async function belongsToCommunityOf(
  tx: Tx,
  workspace: WorkspaceId,
  person: UserId,
  id: ShareId,
): Promise<boolean> {
  const row = await sharesOfWorkspace(tx, workspace)
    .where('shares.id', '=', id)
    .where((where) => belongsWhere(where, person))
    .executeTakeFirst();
  return row !== undefined;
}

/** What concerns this person, newest first: written by them, imported by them, or put in by them and not answered yet. */
export async function idsOfPerson(
  tx: Tx,
  workspace: WorkspaceId,
  viewer: UserId,
  person: UserId,
  page: PageRequest,
): Promise<ShareId[]> {
  return await listed(tx, workspace, page, (query) =>
    query
      .where((where) =>
        where.or([
          where('shares.author_id', '=', person),
          where.and([where('shares.saved_by', '=', person), where('shares.author_id', 'is', null)]),
          where.and([where('shares.saved_by', '=', person), where('shares.state', '=', 'asked')]),
        ]),
      )
      .where((where) => mayBeSeenBy(where, viewer)),
  );
}

export async function recentIds(
  tx: Tx,
  workspace: WorkspaceId,
  viewer: UserId,
  community: CommunityId,
  page: PageRequest,
): Promise<ShareId[]> {
  return await listed(tx, workspace, page, (query) =>
    query
      .where('shares.community_id', '=', community)
      .where('shares.state', '=', 'published')
      .where((where) => mayBeSeenBy(where, viewer)),
  );
}

/** What this person saved to the shelf and may still see, latest saved first. */
export async function idsOnShelf(
  tx: Tx,
  workspace: WorkspaceId,
  viewer: UserId,
  page: PageRequest,
): Promise<ShareId[]> {
  const rows = await tx
    .selectFrom('share_saves')
    .innerJoin('shares', (join) =>
      join
        .onRef('shares.workspace_id', '=', 'share_saves.workspace_id')
        .onRef('shares.id', '=', 'share_saves.share_id'),
    )
    .select('shares.id')
    .where('share_saves.workspace_id', '=', workspace)
    .where('share_saves.user_id', '=', viewer)
    .where((where) => mayBeSeenBy(where, viewer))
    .orderBy('share_saves.at', 'desc')
    .orderBy('shares.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return rows.map((row) => row.id);
}

/** Their labels, by share, in the order of the alphabet. */
export async function tagsOf(
  tx: Tx,
  workspace: WorkspaceId,
  ids: readonly ShareId[],
): Promise<Map<ShareId, string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('share_tags')
    .select(['share_id', 'label'])
    .where('workspace_id', '=', workspace)
    .where('share_id', 'in', ids)
    .orderBy('tag')
    .execute();
  return byShare(rows, (row) => row.label);
}

export function byShare<Row extends { share_id: ShareId }, Value>(
  rows: readonly Row[],
  pick: (row: Row) => Value,
): Map<ShareId, Value[]> {
  const groups = new Map<ShareId, Value[]>();
  for (const row of rows) {
    const group = groups.get(row.share_id);
    if (group === undefined) groups.set(row.share_id, [pick(row)]);
    else group.push(pick(row));
  }
  return groups;
}

/**
 * The one rule of who may see a share: published ones are for those who belong to the community, and for their author
 * always; one that waits for its author's yes is for the author and whoever put it in.
 */
function mayBeSeenBy(where: ExpressionBuilder<Tables, 'shares'>, viewer: UserId) {
  const saved = where.and([where('shares.saved_by', '=', viewer), where('shares.state', '=', 'asked')]);
  return where.or([
    where('shares.author_id', '=', viewer),
    saved,
    where.and([where('shares.state', '=', 'published'), belongsWhere(where, viewer)]),
  ]);
}

/** As membership says, and as asMember does: a guest belongs only while the community takes guests, whatever the list of members still says. */
function belongsWhere(where: ExpressionBuilder<Tables, 'shares'>, viewer: UserId) {
  return where.exists(
    where
      .selectFrom('members')
      .innerJoin('communities as home', (join) =>
        join
          .onRef('home.workspace_id', '=', 'members.workspace_id')
          .onRef('home.id', '=', 'members.community_id'),
      )
      .leftJoin('people', (join) =>
        join
          .onRef('people.workspace_id', '=', 'members.workspace_id')
          .onRef('people.user_id', '=', 'members.user_id'),
      )
      .select('members.user_id')
      .whereRef('members.workspace_id', '=', 'shares.workspace_id')
      .whereRef('members.community_id', '=', 'shares.community_id')
      .where('members.user_id', '=', viewer)
      .where('members.state', '=', 'belongs')
      .where((member) =>
        member.or([
          member('home.guests_belong', '=', 1),
          member('people.standing', 'is', null),
          member('people.standing', '<>', 'guest'),
        ]),
      ),
  );
}

function inCommunity(tx: Tx, workspace: WorkspaceId) {
  return tx
    .selectFrom('shares')
    .innerJoin('communities', (join) =>
      join
        .onRef('communities.workspace_id', '=', 'shares.workspace_id')
        .onRef('communities.id', '=', 'shares.community_id'),
    )
    .selectAll('shares')
    .select([
      'communities.name as community_name',
      'communities.channel_id',
      'communities.state as community_state',
    ])
    .where('shares.workspace_id', '=', workspace);
}

type ShareQuery = ReturnType<typeof sharesOfWorkspace>;

function sharesOfWorkspace(tx: Tx, workspace: WorkspaceId) {
  return tx.selectFrom('shares').select('shares.id').where('shares.workspace_id', '=', workspace);
}

async function listed(
  tx: Tx,
  workspace: WorkspaceId,
  page: PageRequest,
  narrow: (query: ShareQuery) => ShareQuery,
): Promise<ShareId[]> {
  const rows = await narrow(sharesOfWorkspace(tx, workspace))
    .orderBy('shares.created_at', 'desc')
    .orderBy('shares.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return rows.map((row) => row.id);
}
