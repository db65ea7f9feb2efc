import type { Tx } from '../../../db/transaction.ts';
import type { CommunityId, UserId, WorkspaceId } from '../../../ids.ts';

/** Who said that it is not a fit, and each who was with them in it then. Never to be shown: it would say who said it. */
export async function listUnfittingPairs(
  tx: Tx,
  { workspaceId, communityId }: { readonly workspaceId: WorkspaceId; readonly communityId: CommunityId },
): Promise<{ readonly userId: UserId; readonly otherId: UserId }[]> {
  return await tx
    .selectFrom('check_ins')
    .innerJoin('pairings', (join) =>
      join
        .onRef('pairings.workspace_id', '=', 'check_ins.workspace_id')
        .onRef('pairings.id', '=', 'check_ins.pairing_id'),
    )
    .innerJoin('pairing_people as own', (join) =>
      join
        .onRef('own.workspace_id', '=', 'check_ins.workspace_id')
        .onRef('own.pairing_id', '=', 'check_ins.pairing_id')
        .onRef('own.user_id', '=', 'check_ins.user_id'),
    )
    .innerJoin('pairing_people as other', (join) =>
      join
        .onRef('other.workspace_id', '=', 'check_ins.workspace_id')
        .onRef('other.pairing_id', '=', 'check_ins.pairing_id')
        .onRef('other.user_id', '<>', 'check_ins.user_id'),
    )
    .select(['own.user_id as userId', 'other.user_id as otherId'])
    .where('check_ins.workspace_id', '=', workspaceId)
    .where('pairings.community_id', '=', communityId)
    .where('check_ins.fit', '=', 'not_a_fit')
    // Whoever had stepped out before was not meant.
    .where((one) =>
      one.or([one('other.left_at', 'is', null), one('other.left_at', '>=', one.ref('own.left_at'))]),
    )
    .execute();
}
