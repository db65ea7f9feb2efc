import type { Tx } from '../../db/transaction.ts';
import type { ChannelId, CommunityId, UserId, WorkspaceId } from '../../ids.ts';

/** A community whose library someone may read. */
export interface ReadableLibrary {
  readonly communityId: CommunityId;
  readonly channelId: ChannelId;
  readonly guestsBelong: boolean;
}

/** Of all communities where this person belongs, resting ones too: what was learned there stays worth finding. */
export async function readableLibraries(
  tx: Tx,
  workspace: WorkspaceId,
  user: UserId,
): Promise<ReadableLibrary[]> {
  const rows = await tx
    .selectFrom('communities')
    .innerJoin('members', (join) =>
      join
        .onRef('members.workspace_id', '=', 'communities.workspace_id')
        .onRef('members.community_id', '=', 'communities.id'),
    )
    .select(['communities.id', 'communities.channel_id', 'communities.guests_belong'])
    .where('communities.workspace_id', '=', workspace)
    .where('members.user_id', '=', user)
    .where('members.state', '=', 'belongs')
    .execute();
  return rows.map((row) => ({
    communityId: row.id,
    channelId: row.channel_id,
    guestsBelong: row.guests_belong === 1,
  }));
}

/** A library as an operator knows it. */
export interface NamedLibrary {
  readonly workspaceId: WorkspaceId;
  readonly communityId: CommunityId;
  readonly name: string;
  readonly channelId: ChannelId;
  readonly channelName: string;
  readonly setUpBy: UserId;
}

export async function everyLibrary(tx: Tx): Promise<NamedLibrary[]> {
  const rows = await tx
    .selectFrom('communities')
    .select(['workspace_id', 'id', 'name', 'channel_id', 'channel_name', 'set_up_by'])
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    workspaceId: row.workspace_id,
    communityId: row.id,
    name: row.name,
    channelId: row.channel_id,
    channelName: row.channel_name,
    setUpBy: row.set_up_by,
  }));
}
