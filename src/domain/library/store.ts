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
