import type { Tx } from '../../db/transaction.ts';
import type { ChannelId, WorkspaceId } from '../../ids.ts';

/** Public channels of active communities, oldest first: what everyone in the workspace may know of. */
export async function publicHomes(
  tx: Tx,
  workspace: WorkspaceId,
  most: { readonly limit: number; readonly forGuests: boolean },
): Promise<ChannelId[]> {
  const query = tx
    .selectFrom('communities')
    .select('channel_id')
    .where('workspace_id', '=', workspace)
    .where('state', '=', 'active')
    .where('is_private', '=', 0)
    .orderBy('created_at')
    .orderBy('id')
    .limit(most.limit);
  const rows = await (most.forGuests ? query.where('guests_belong', '=', 1) : query).execute();
  return rows.map((row) => row.channel_id);
}
