import type { InstantText } from '../../../db/instants.ts';
import type { MemberRow } from '../../../db/tables.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CommunityId, UserId, WorkspaceId } from '../../../ids.ts';
import type { Member } from '../community.ts';

export async function findMember(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
  user: UserId,
): Promise<Member | null> {
  const row = await tx
    .selectFrom('members')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', community)
    .where('user_id', '=', user)
    .executeTakeFirst();
  return row === undefined ? null : memberOf(row);
}

/** Leaders, longest in office first. */
export async function listLeaders(tx: Tx, workspace: WorkspaceId, community: CommunityId): Promise<UserId[]> {
  const rows = await tx
    .selectFrom('members')
    .select('user_id')
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', community)
    .where('state', '=', 'belongs')
    .where('role', '=', 'leader')
    .orderBy('since')
    .orderBy('user_id')
    .execute();
  return rows.map((row) => row.user_id);
}

export async function listMembers(tx: Tx, workspace: WorkspaceId, community: CommunityId): Promise<Member[]> {
  const rows = await tx
    .selectFrom('members')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', community)
    .orderBy('since')
    .orderBy('user_id')
    .execute();
  return rows.map(memberOf);
}

export async function countMembers(tx: Tx, workspace: WorkspaceId, community: CommunityId): Promise<number> {
  const row = await tx
    .selectFrom('members')
    .select((count) => count.fn.countAll<number | string>().as('members'))
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', community)
    .where('state', '=', 'belongs')
    .executeTakeFirstOrThrow();
  return Number(row.members);
}

/** Puts a person there in that state, keeping their own choices where they were there before. */
export async function putMember(
  tx: Tx,
  workspace: WorkspaceId,
  member: Pick<Member, 'communityId' | 'userId' | 'role' | 'state'>,
  since: InstantText,
): Promise<void> {
  await tx
    .insertInto('members')
    .values({
      workspace_id: workspace,
      community_id: member.communityId,
      user_id: member.userId,
      role: member.role,
      state: member.state,
      since,
      zone: null,
      prompt_weekday: null,
      prompt_time: null,
      is_paused: 0,
      away_until: null,
      skipped_week: null,
      share_place: 'channel',
      reflection_visibility: 'private',
    })
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'community_id', 'user_id'])
        .doUpdateSet({ role: member.role, state: member.state, since }),
    )
    .execute();
}

export type Choices = Pick<
  Member,
  | 'zone'
  | 'weekday'
  | 'time'
  | 'isPaused'
  | 'awayUntil'
  | 'skippedWeek'
  | 'sharePlace'
  | 'reflectionVisibility'
>;

export async function saveChoices(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
  user: UserId,
  choices: Choices,
): Promise<void> {
  await tx
    .updateTable('members')
    .set({
      zone: choices.zone,
      prompt_weekday: choices.weekday,
      prompt_time: choices.time,
      is_paused: choices.isPaused ? 1 : 0,
      away_until: choices.awayUntil,
      skipped_week: choices.skippedWeek,
      share_place: choices.sharePlace,
      reflection_visibility: choices.reflectionVisibility,
    })
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', community)
    .where('user_id', '=', user)
    .execute();
}

export function memberOf(row: MemberRow): Member {
  return {
    communityId: row.community_id,
    userId: row.user_id,
    role: row.role,
    state: row.state,
    zone: row.zone,
    weekday: row.prompt_weekday,
    time: row.prompt_time,
    isPaused: row.is_paused === 1,
    awayUntil: row.away_until,
    skippedWeek: row.skipped_week,
    sharePlace: row.share_place,
    reflectionVisibility: row.reflection_visibility,
  };
}
