import { writeInstant } from '../../../db/instants.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CommunityId, UserId, WorkspaceId } from '../../../ids.ts';

/** Nothing happens where they have no profile. */
export async function saveWaitsSince(
  tx: Tx,
  who: { readonly workspaceId: WorkspaceId; readonly communityId: CommunityId; readonly userId: UserId },
  since: Temporal.Instant | null,
): Promise<void> {
  await tx
    .updateTable('mentor_profiles')
    .set({ waits_since: since === null ? null : writeInstant(since) })
    .where('workspace_id', '=', who.workspaceId)
    .where('community_id', '=', who.communityId)
    .where('user_id', '=', who.userId)
    .execute();
}
