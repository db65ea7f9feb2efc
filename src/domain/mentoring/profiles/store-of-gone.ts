import { writeInstant } from '../../../db/instants.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { WorkspaceId } from '../../../ids.ts';
import type { MentorIn } from './profile.ts';

/** Who has a profile in a community to which they have not belonged since before that time. */
export async function listOfLongGone(
  tx: Tx,
  workspace: WorkspaceId,
  before: Temporal.Instant,
): Promise<MentorIn[]> {
  return await tx
    .selectFrom('mentor_profiles')
    .innerJoin('members', (join) =>
      join
        .onRef('members.workspace_id', '=', 'mentor_profiles.workspace_id')
        .onRef('members.community_id', '=', 'mentor_profiles.community_id')
        .onRef('members.user_id', '=', 'mentor_profiles.user_id'),
    )
    .select([
      'mentor_profiles.workspace_id as workspaceId',
      'mentor_profiles.community_id as communityId',
      'mentor_profiles.user_id as userId',
    ])
    .where('mentor_profiles.workspace_id', '=', workspace)
    .where('members.state', '<>', 'belongs')
    .where('members.since', '<=', writeInstant(before))
    .orderBy('mentor_profiles.community_id')
    .orderBy('mentor_profiles.user_id')
    .execute();
}
