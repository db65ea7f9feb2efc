import type { Tx } from '../../db/transaction.ts';
import type { UserId, WorkspaceId } from '../../ids.ts';

/** Everybody else who belongs to an active community of this person's, by name as last known. */
export async function peopleAround(
  tx: Tx,
  workspace: WorkspaceId,
  user: UserId,
): Promise<{ userId: UserId; name: string }[]> {
  return await tx
    .selectFrom('members as own')
    .innerJoin('communities', (join) =>
      join
        .onRef('communities.workspace_id', '=', 'own.workspace_id')
        .onRef('communities.id', '=', 'own.community_id'),
    )
    .innerJoin('members as others', (join) =>
      join
        .onRef('others.workspace_id', '=', 'own.workspace_id')
        .onRef('others.community_id', '=', 'own.community_id'),
    )
    .innerJoin('people', (join) =>
      join
        .onRef('people.workspace_id', '=', 'others.workspace_id')
        .onRef('people.user_id', '=', 'others.user_id'),
    )
    .select(['people.user_id as userId', 'people.name'])
    .distinct()
    .where('own.workspace_id', '=', workspace)
    .where('own.user_id', '=', user)
    .where('own.state', '=', 'belongs')
    .where('communities.state', '=', 'active')
    .where('others.state', '=', 'belongs')
    .where('others.user_id', '<>', user)
    .where('people.is_active', '=', 1)
    .execute();
}
