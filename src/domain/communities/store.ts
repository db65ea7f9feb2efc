import type { Flag } from '../../db/flag.ts';
import { type InstantText, readInstant } from '../../db/instants.ts';
import type { CommunityRow } from '../../db/tables.ts';
import type { Tx } from '../../db/transaction.ts';
import type { ChannelId, CommunityId, UserId, WorkspaceId } from '../../ids.ts';
import type { Community } from './community.ts';

export async function findCommunity(
  tx: Tx,
  workspace: WorkspaceId,
  id: CommunityId,
): Promise<Community | null> {
  const row = await tx
    .selectFrom('communities')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : communityOf(row);
}

export async function findCommunityOfChannel(
  tx: Tx,
  workspace: WorkspaceId,
  channel: ChannelId,
): Promise<Community | null> {
  const row = await tx
    .selectFrom('communities')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('channel_id', '=', channel)
    .executeTakeFirst();
  return row === undefined ? null : communityOf(row);
}

/** The active communities where this person belongs, oldest first. */
export async function listCommunitiesOf(tx: Tx, workspace: WorkspaceId, user: UserId): Promise<Community[]> {
  const rows = await tx
    .selectFrom('communities')
    .innerJoin('members', (join) =>
      join
        .onRef('members.workspace_id', '=', 'communities.workspace_id')
        .onRef('members.community_id', '=', 'communities.id'),
    )
    .selectAll('communities')
    .where('communities.workspace_id', '=', workspace)
    .where('members.user_id', '=', user)
    .where('members.state', '=', 'belongs')
    .where('communities.state', '=', 'active')
    .orderBy('communities.created_at')
    .orderBy('communities.id')
    .execute();
  return rows.map(communityOf);
}

export function communityOf(row: CommunityRow): Community {
  return {
    workspaceId: row.workspace_id,
    id: row.id,
    channelId: row.channel_id,
    channelName: row.channel_name,
    isPrivate: row.is_private === 1,
    name: row.name,
    purpose: row.purpose,
    zone: row.zone,
    rhythm: { weekday: row.prompt_weekday, time: row.prompt_time },
    belonging: row.belonging,
    guestsBelong: row.guests_belong === 1,
    restingBecause: row.resting_because,
    setUpBy: row.set_up_by,
    asksWeekly: row.asks_weekly === 1,
    isLed: row.leaderless_since === null,
  };
}

/** @returns false where the channel has a community already: someone was faster. */
export async function addCommunity(tx: Tx, community: Community, now: InstantText): Promise<boolean> {
  const result = await tx
    .insertInto('communities')
    .values({
      workspace_id: community.workspaceId,
      id: community.id,
      channel_id: community.channelId,
      channel_name: community.channelName,
      is_private: flag(community.isPrivate),
      ...termColumns(community),
      state: 'active',
      resting_because: null,
      norms_looked_at: now,
      set_up_by: community.setUpBy,
      created_at: now,
      asks_weekly: flag(community.asksWeekly),
      is_week_stale: 1,
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'channel_id']).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export type Changeable = Pick<
  Community,
  'name' | 'purpose' | 'zone' | 'rhythm' | 'belonging' | 'guestsBelong'
>;

export async function saveTerms(tx: Tx, community: Pick<Community, 'workspaceId' | 'id'> & Changeable) {
  await tx
    .updateTable('communities')
    .set({ ...termColumns(community), is_week_stale: 1 })
    .where('workspace_id', '=', community.workspaceId)
    .where('id', '=', community.id)
    .execute();
  await markPromptsStale(tx, community);
}

/** What Slack says of the home channel. */
export async function saveChannel(
  tx: Tx,
  community: Pick<
    Community,
    'workspaceId' | 'id' | 'channelId' | 'channelName' | 'isPrivate' | 'restingBecause'
  >,
): Promise<void> {
  await tx
    .updateTable('communities')
    .set({
      channel_id: community.channelId,
      channel_name: community.channelName,
      is_private: flag(community.isPrivate),
      state: community.restingBecause === null ? 'active' : 'resting',
      resting_because: community.restingBecause,
    })
    .where('workspace_id', '=', community.workspaceId)
    .where('id', '=', community.id)
    .execute();
}

/** Whether it rests has changed, or who leads it: when it asks is computed again. */
export async function markHoursStale(
  tx: Tx,
  community: Pick<Community, 'workspaceId' | 'id'>,
): Promise<void> {
  await tx
    .updateTable('communities')
    .set({ is_week_stale: 1 })
    .where('workspace_id', '=', community.workspaceId)
    .where('id', '=', community.id)
    .execute();
  await markPromptsStale(tx, community);
}

/** Its members are asked from now on: hours that have passed are not made up. */
export async function saveAskedFrom(
  tx: Tx,
  { workspaceId, id }: Pick<Community, 'workspaceId' | 'id'>,
  from: InstantText,
): Promise<void> {
  await tx
    .updateTable('members')
    .set({ prompts_from: from, is_prompt_stale: 1 })
    .where('workspace_id', '=', workspaceId)
    .where('community_id', '=', id)
    .execute();
}

/** When its members are asked depends on something that has changed. */
export async function markPromptsStale(
  tx: Tx,
  { workspaceId, id }: Pick<Community, 'workspaceId' | 'id'>,
): Promise<void> {
  await tx
    .updateTable('members')
    .set({ is_prompt_stale: 1 })
    .where('workspace_id', '=', workspaceId)
    .where('community_id', '=', id)
    .execute();
}

export async function saveAsksWeekly(
  tx: Tx,
  { workspaceId, id }: Pick<Community, 'workspaceId' | 'id'>,
  asks: boolean,
): Promise<void> {
  await tx
    .updateTable('communities')
    .set({ asks_weekly: flag(asks), is_week_stale: 1 })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

export async function listCommunities(tx: Tx, workspace: WorkspaceId): Promise<Community[]> {
  const rows = await tx
    .selectFrom('communities')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(communityOf);
}

export async function listNorms(tx: Tx, workspace: WorkspaceId, community: CommunityId): Promise<string[]> {
  const rows = await tx
    .selectFrom('norms')
    .select('text')
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', community)
    .orderBy('position')
    .execute();
  return rows.map((row) => row.text);
}

export async function saveNorms(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
  norms: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('norms')
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', community)
    .execute();
  await tx
    .insertInto('norms')
    .values(
      norms.map((text, position) => ({ workspace_id: workspace, community_id: community, position, text })),
    )
    .execute();
}

/** When it was set up; null where it is gone. */
export async function findSetUpAt(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
): Promise<Temporal.Instant | null> {
  const row = await tx
    .selectFrom('communities')
    .select('created_at')
    .where('workspace_id', '=', workspace)
    .where('id', '=', community)
    .executeTakeFirst();
  return row === undefined ? null : readInstant(row.created_at);
}

/** The agreement was looked at, so the quarter begins again. */
export async function saveNormsLookedAt(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
  now: InstantText,
): Promise<void> {
  await tx
    .updateTable('communities')
    .set({ norms_looked_at: now })
    .where('workspace_id', '=', workspace)
    .where('id', '=', community)
    .execute();
}

/** When the agreement was last looked at; null where the community is gone. */
export async function findNormsLookedAt(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
): Promise<InstantText | null> {
  const row = await tx
    .selectFrom('communities')
    .select('norms_looked_at')
    .where('workspace_id', '=', workspace)
    .where('id', '=', community)
    .executeTakeFirst();
  return row?.norms_looked_at ?? null;
}

/** Active communities whose agreement was last looked at before `since`. */
export async function listUnlookedNorms(
  tx: Tx,
  workspace: WorkspaceId,
  since: InstantText,
): Promise<{ community: Community; lookedAt: Temporal.Instant }[]> {
  const rows = await tx
    .selectFrom('communities')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('state', '=', 'active')
    .where('norms_looked_at', '<=', since)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ community: communityOf(row), lookedAt: readInstant(row.norms_looked_at) }));
}

export async function saveInviter(
  tx: Tx,
  workspace: WorkspaceId,
  channel: ChannelId,
  inviter: UserId,
  at: InstantText,
): Promise<void> {
  await tx
    .insertInto('channel_inviters')
    .values({ workspace_id: workspace, channel_id: channel, user_id: inviter, at })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'channel_id']).doUpdateSet({ user_id: inviter, at }),
    )
    .execute();
}

export async function inviterOf(tx: Tx, workspace: WorkspaceId, channel: ChannelId): Promise<UserId | null> {
  const row = await tx
    .selectFrom('channel_inviters')
    .select('user_id')
    .where('workspace_id', '=', workspace)
    .where('channel_id', '=', channel)
    .executeTakeFirst();
  return row?.user_id ?? null;
}

/** Everything of a workspace goes: by the cascades of the schema, and what stands outside of them. */
export async function dropWorkspace(tx: Tx, workspace: WorkspaceId): Promise<void> {
  await tx.deleteFrom('seen_inputs').where('workspace_id', '=', workspace).execute();
  await tx.deleteFrom('workspaces').where('workspace_id', '=', workspace).execute();
}

function termColumns(community: Changeable) {
  return {
    name: community.name,
    purpose: community.purpose,
    zone: community.zone,
    prompt_weekday: community.rhythm.weekday,
    prompt_time: community.rhythm.time,
    belonging: community.belonging,
    guests_belong: flag(community.guestsBelong),
  };
}

function flag(is: boolean): Flag {
  return is ? 1 : 0;
}
