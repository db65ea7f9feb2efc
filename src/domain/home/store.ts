import type { Tx } from '../../db/transaction.ts';
import type { ShareId, UserId, WorkspaceId } from '../../ids.ts';

/** Shares that wait for this person's yes, oldest first. */
export async function sharesAwaitingYes(
  tx: Tx,
  workspace: WorkspaceId,
  author: UserId,
  limit: number,
): Promise<{ id: ShareId; learned: string; communityName: string; savedBy: UserId }[]> {
  return await ownShares(tx, workspace, author)
    .select([
      'shares.id',
      'shares.learned',
      'communities.name as communityName',
      'shares.saved_by as savedBy',
    ])
    .where('shares.state', '=', 'asked')
    .orderBy('shares.created_at')
    .orderBy('shares.id')
    .limit(limit)
    .execute();
}

/** Published experiments of communities where the author belongs, whose day has come by `today` (a local date), without an outcome; longest waiting first. */
export async function experimentsToLookAt(
  tx: Tx,
  workspace: WorkspaceId,
  author: UserId,
  { today, limit }: { readonly today: string; readonly limit: number },
): Promise<{ id: ShareId; learned: string }[]> {
  return await ownShares(tx, workspace, author)
    .innerJoin('members', (join) =>
      join
        .onRef('members.workspace_id', '=', 'shares.workspace_id')
        .onRef('members.community_id', '=', 'shares.community_id')
        .onRef('members.user_id', '=', 'shares.author_id'),
    )
    .select(['shares.id', 'shares.learned'])
    .where('members.state', '=', 'belongs')
    .where('communities.state', '=', 'active')
    .where('shares.state', '=', 'published')
    .where('shares.look_again_on', '<=', today)
    .where('shares.outcome', 'is', null)
    .orderBy('shares.look_again_on')
    .orderBy('shares.id')
    .limit(limit)
    .execute();
}

function ownShares(tx: Tx, workspace: WorkspaceId, author: UserId) {
  return tx
    .selectFrom('shares')
    .innerJoin('communities', (join) =>
      join
        .onRef('communities.workspace_id', '=', 'shares.workspace_id')
        .onRef('communities.id', '=', 'shares.community_id'),
    )
    .where('shares.workspace_id', '=', workspace)
    .where('shares.author_id', '=', author);
}
