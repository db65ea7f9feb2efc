import { readInstant } from '../../../db/instants.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CommunityId, UserId, WorkspaceId } from '../../../ids.ts';

/** Where this person's days pass: their choice for this community, else what Slack last said, else the community's zone. IANA. */
export async function zoneWhereLived(
  tx: Tx,
  of: { readonly workspaceId: WorkspaceId; readonly communityId: CommunityId; readonly userId: UserId },
): Promise<string> {
  const row = await tx
    .selectFrom('communities')
    .leftJoin('members', (join) =>
      join
        .onRef('members.workspace_id', '=', 'communities.workspace_id')
        .onRef('members.community_id', '=', 'communities.id')
        .on('members.user_id', '=', of.userId),
    )
    .leftJoin('people', (join) =>
      join.onRef('people.workspace_id', '=', 'communities.workspace_id').on('people.user_id', '=', of.userId),
    )
    .select((one) => one.fn.coalesce('members.zone', 'people.zone', 'communities.zone').as('zone'))
    .where('communities.workspace_id', '=', of.workspaceId)
    .where('communities.id', '=', of.communityId)
    .executeTakeFirstOrThrow();
  return row.zone;
}

/** When this person is asked next, in whatever community; null where they are not. */
export async function nextPromptOf(
  tx: Tx,
  workspace: WorkspaceId,
  user: UserId,
): Promise<Temporal.Instant | null> {
  const row = await tx
    .selectFrom('members')
    .select((members) => members.fn.min('next_prompt_at').as('next'))
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('state', '=', 'belongs')
    .executeTakeFirst();
  return row === undefined || row.next === null ? null : readInstant(row.next);
}
