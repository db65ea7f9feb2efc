import { type InstantText, readInstant } from '../../../db/instants.ts';
import type { MemberRow } from '../../../db/tables.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CommunityId, UserId, WorkspaceId } from '../../../ids.ts';
import type { Community, Member } from '../community.ts';
import { communityOf, markPromptsStale, saveAskedFrom } from '../store.ts';

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

/** Who belongs and came at that instant or later, in the order of their ids. */
export async function listNewcomers(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
  since: InstantText,
): Promise<UserId[]> {
  const rows = await tx
    .selectFrom('members')
    .select('user_id')
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', community)
    .where('state', '=', 'belongs')
    .where('since', '>=', since)
    .orderBy('user_id')
    .execute();
  return rows.map((row) => row.user_id);
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

/** Active communities that nobody leads, and whose owners have not been asked since. */
export async function listUnaskedLeaderless(tx: Tx, workspace: WorkspaceId): Promise<Community[]> {
  const rows = await tx
    .selectFrom('communities')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('state', '=', 'active')
    .where('leaderless_since', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('members')
            .select('members.user_id')
            .whereRef('members.workspace_id', '=', 'communities.workspace_id')
            .whereRef('members.community_id', '=', 'communities.id')
            .where('members.state', '=', 'belongs')
            .where('members.role', '=', 'leader'),
        ),
      ),
    )
    .orderBy('id')
    .execute();
  return rows.map(communityOf);
}

/** Nobody leads it, and the owners know: its rounds wait. Saying so again changes nothing. */
export async function saveLeaderless(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
  since: InstantText,
): Promise<void> {
  await tx
    .updateTable('communities')
    .set({ leaderless_since: since, is_week_stale: 1 })
    .where('workspace_id', '=', workspace)
    .where('id', '=', community)
    .where('leaderless_since', 'is', null)
    .execute();
  await markPromptsStale(tx, { workspaceId: workspace, id: community });
}

/** Somebody leads it again: its rounds go on, and what was missed is not made up. Nothing changes where it was led before. */
export async function saveLed(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
  now: InstantText,
): Promise<void> {
  const changed = await tx
    .updateTable('communities')
    .set({ leaderless_since: null, is_week_stale: 1 })
    .where('workspace_id', '=', workspace)
    .where('id', '=', community)
    .where('leaderless_since', 'is not', null)
    .executeTakeFirst();
  if (changed.numUpdatedRows > 0n) await saveAskedFrom(tx, { workspaceId: workspace, id: community }, now);
}

/** Active communities whose members are to be compared with the channel soon. */
export async function listMembersUnlooked(tx: Tx, workspace: WorkspaceId): Promise<Community[]> {
  const rows = await tx
    .selectFrom('communities')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('state', '=', 'active')
    .where('members_looked_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(communityOf);
}

/** Has the members compared with the channel soon. */
export async function markMembersUnlooked(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
): Promise<void> {
  await saveMembersLookedAt(tx, workspace, community, null);
}

export async function saveMembersLookedAt(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
  at: InstantText | null,
): Promise<void> {
  await tx
    .updateTable('communities')
    .set({ members_looked_at: at })
    .where('workspace_id', '=', workspace)
    .where('id', '=', community)
    .execute();
}

/** When this person came into their present state there. */
export async function stateSince(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
  user: UserId,
): Promise<Temporal.Instant | null> {
  const row = await tx
    .selectFrom('members')
    .select('since')
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', community)
    .where('user_id', '=', user)
    .executeTakeFirst();
  return row === undefined ? null : readInstant(row.since);
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
      working_days: '12345',
      every_weeks: 1,
      is_quiet: 0,
      prompts_from: since,
      is_prompt_stale: 1,
    })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'community_id', 'user_id']).doUpdateSet((one) => ({
        role: member.role,
        state: member.state,
        since,
        is_prompt_stale: 1,
        // Whoever comes back is asked from now on; who belonged all the time goes on as before.
        prompts_from: one
          .case()
          .when('members.state', '=', 'belongs')
          .then(one.ref('members.prompts_from'))
          .else(since)
          .end(),
      })),
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
  | 'workingDays'
  | 'everyWeeks'
>;

export async function saveChoices(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
  user: UserId,
  choices: Choices,
  { now, week }: { readonly now: InstantText; readonly week: string },
): Promise<void> {
  await tx
    .updateTable('members')
    .set((one) => ({
      zone: choices.zone,
      prompt_weekday: choices.weekday,
      prompt_time: choices.time,
      is_paused: choices.isPaused ? 1 : 0,
      away_until: choices.awayUntil,
      skipped_week: choices.skippedWeek,
      share_place: choices.sharePlace,
      reflection_visibility: choices.reflectionVisibility,
      working_days: choices.workingDays.join(''),
      every_weeks: choices.everyWeeks,
      is_quiet: 0,
      spoke_week: week,
      is_prompt_stale: 1,
      // Hours that passed while they were asked nothing were not theirs.
      prompts_from: one
        .case()
        .when(one.and([one('is_paused', '=', 0), one('is_quiet', '=', 0)]))
        .then(one.ref('prompts_from'))
        .else(now)
        .end(),
    }))
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
    workingDays: [...row.working_days].map(Number),
    everyWeeks: row.every_weeks,
    isQuiet: row.is_quiet === 1,
    askedWeek: row.asked_week,
  };
}
