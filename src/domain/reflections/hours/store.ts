import { sql } from 'kysely';
import { type InstantText, readInstant, writeInstant } from '../../../db/instants.ts';
import type { Tx } from '../../../db/transaction.ts';
import { wantDirectChannels } from '../../../delivery/direct-channels.ts';
import type { CommunityId, UserId, WorkspaceId } from '../../../ids.ts';
import type { PromptHabits, PromptPast } from '../schedule.ts';

/** A member as the schedule sees them. */
export interface Asked {
  readonly communityId: CommunityId;
  readonly userId: UserId;
  readonly isLeader: boolean;
  /** Whether questions come at all: they belong, the community asks, and nobody paused. */
  readonly isAsked: boolean;
  readonly isPaused: boolean;
  readonly isQuiet: boolean;
  readonly habits: PromptHabits;
  readonly past: PromptPast;
  /** ISO week of their last word about questions; null where there was none. */
  readonly spokeWeek: string | null;
  readonly nextAt: Temporal.Instant | null;
}

/** Members whose next hour is to be computed again, at most `limit`. */
export async function listStale(tx: Tx, workspace: WorkspaceId, limit: number): Promise<Asked[]> {
  const rows = await membersWithHabits(tx, workspace)
    .where('members.is_prompt_stale', '=', 1)
    .orderBy('members.community_id')
    .orderBy('members.user_id')
    .limit(limit)
    .execute();
  return rows.map(askedOf);
}

/** People for whom the hour of some community has come, at most `limit`. */
export async function listDuePeople(
  tx: Tx,
  workspace: WorkspaceId,
  now: Temporal.Instant,
  limit: number,
): Promise<UserId[]> {
  const rows = await tx
    .selectFrom('members')
    .select('user_id')
    .distinct()
    .where('workspace_id', '=', workspace)
    .where('is_prompt_stale', '=', 0)
    .where('next_prompt_at', '<=', writeInstant(now))
    .limit(limit)
    .execute();
  return rows.map((row) => row.user_id);
}

/** This person in each community that will ask them, whenever that is. */
export async function listHoursOf(tx: Tx, workspace: WorkspaceId, user: UserId): Promise<Asked[]> {
  const rows = await membersWithHabits(tx, workspace)
    .where('members.user_id', '=', user)
    .where('members.is_prompt_stale', '=', 0)
    .where('members.next_prompt_at', 'is not', null)
    .orderBy('members.next_prompt_at')
    .orderBy('members.community_id')
    .execute();
  return rows.map(askedOf);
}

/** One member as the schedule sees them; null where they were never there. */
export async function findAsked(
  tx: Tx,
  workspace: WorkspaceId,
  { communityId, userId }: Pick<Asked, 'communityId' | 'userId'>,
): Promise<Asked | null> {
  const row = await membersWithHabits(tx, workspace)
    .where('members.community_id', '=', communityId)
    .where('members.user_id', '=', userId)
    .executeTakeFirst();
  return row === undefined ? null : askedOf(row);
}

export interface NextHour {
  readonly communityId: CommunityId;
  readonly userId: UserId;
  readonly at: Temporal.Instant | null;
}

/** Saves when these are asked next, all in one statement, and wants the conversations of those who are. */
export async function saveNextHours(
  tx: Tx,
  workspace: WorkspaceId,
  hours: readonly NextHour[],
): Promise<void> {
  if (hours.length === 0) return;
  const rows = hours.map(
    ({ communityId, userId, at }) =>
      sql`(${communityId}, ${userId}, ${at === null ? null : writeInstant(at)})`,
  );
  await sql`
    update members set next_prompt_at = hour.column3, is_prompt_stale = 0
    from (values ${sql.join(rows)}) as hour
    where members.workspace_id = ${workspace}
      and members.community_id = hour.column1 and members.user_id = hour.column2`.execute(tx);
  const asked = hours.filter(({ at }) => at !== null).map(({ userId }) => userId);
  await wantDirectChannels(tx, workspace, [...new Set(asked)]);
}

/** This week is dealt with for this member. */
export async function saveAskedWeek(
  tx: Tx,
  workspace: WorkspaceId,
  { communityId, userId }: Pick<Asked, 'communityId' | 'userId'>,
  week: string,
): Promise<void> {
  await tx
    .updateTable('members')
    .set({ asked_week: week, is_prompt_stale: 1 })
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', communityId)
    .where('user_id', '=', userId)
    .where((one) => one.or([one('asked_week', 'is', null), one('asked_week', '<', week)]))
    .execute();
}

/** They have said something about questions in this ISO week: an answer, a decline, a choice. */
export async function saveSpoken(
  tx: Tx,
  workspace: WorkspaceId,
  { communityId, userId }: Pick<Asked, 'communityId' | 'userId'>,
  week: string,
): Promise<void> {
  await tx
    .updateTable('members')
    .set({ spoke_week: week })
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', communityId)
    .where('user_id', '=', userId)
    .execute();
}

/** Asked nothing from now on, until they say otherwise. */
export async function saveQuiet(
  tx: Tx,
  workspace: WorkspaceId,
  { communityId, userId }: Pick<Asked, 'communityId' | 'userId'>,
): Promise<void> {
  await tx
    .updateTable('members')
    .set({ is_quiet: 1, is_prompt_stale: 1 })
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', communityId)
    .where('user_id', '=', userId)
    .execute();
}

export interface Rest {
  readonly isPaused: boolean;
  readonly skippedWeek: string | null;
  /** Local date, inclusive. */
  readonly awayUntil: string | null;
  readonly everyWeeks: 1 | 2 | 4;
}

/** What a member says about being asked, in one community. Hours that have passed by now are not made up. */
export async function saveRest(
  tx: Tx,
  workspace: WorkspaceId,
  { communityId, userId }: Pick<Asked, 'communityId' | 'userId'>,
  rest: Rest,
  from: InstantText | null,
): Promise<void> {
  await tx
    .updateTable('members')
    .set({
      is_paused: rest.isPaused ? 1 : 0,
      skipped_week: rest.skippedWeek,
      away_until: rest.awayUntil,
      every_weeks: rest.everyWeeks,
      is_quiet: 0,
      is_prompt_stale: 1,
      ...(from === null ? {} : { prompts_from: from }),
    })
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', communityId)
    .where('user_id', '=', userId)
    .execute();
}

/** The runtime's zone data is other than that of the last start: every cached hour is computed again. */
export async function noteZoneData(tx: Tx, workspace: WorkspaceId, version: string): Promise<void> {
  const changed = await tx
    .updateTable('workspaces')
    .set({ zone_data: version })
    .where('workspace_id', '=', workspace)
    .where((one) => one.or([one('zone_data', 'is', null), one('zone_data', '<>', version)]))
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return;
  await tx.updateTable('members').set({ is_prompt_stale: 1 }).where('workspace_id', '=', workspace).execute();
  await tx
    .updateTable('communities')
    .set({ is_week_stale: 1 })
    .where('workspace_id', '=', workspace)
    .execute();
}

function membersWithHabits(tx: Tx, workspace: WorkspaceId) {
  return tx
    .selectFrom('members')
    .innerJoin('communities', (join) =>
      join
        .onRef('communities.workspace_id', '=', 'members.workspace_id')
        .onRef('communities.id', '=', 'members.community_id'),
    )
    .leftJoin('people', (join) =>
      join
        .onRef('people.workspace_id', '=', 'members.workspace_id')
        .onRef('people.user_id', '=', 'members.user_id'),
    )
    .select([
      'members.community_id as communityId',
      'members.user_id as userId',
      'members.role',
      'members.state',
      'members.is_paused',
      'members.is_quiet',
      'members.asked_week',
      'members.skipped_week',
      'members.away_until',
      'members.prompts_from',
      'members.spoke_week',
      'members.working_days',
      'members.every_weeks',
      'members.next_prompt_at',
      'communities.state as community_state',
      'communities.asks_weekly',
      'communities.leaderless_since',
      'communities.guests_belong',
      'people.standing',
      'people.is_active',
    ])
    .select((one) => [
      one.fn.coalesce('members.zone', 'people.zone', 'communities.zone').as('zone'),
      one.fn.coalesce('members.prompt_weekday', 'communities.prompt_weekday').as('weekday'),
      one.fn.coalesce('members.prompt_time', 'communities.prompt_time').as('time'),
    ])
    .where('members.workspace_id', '=', workspace);
}

type HabitsRow = Awaited<ReturnType<ReturnType<typeof membersWithHabits>['execute']>>[number];

function askedOf(row: HabitsRow): Asked {
  const mayBelong = row.standing !== 'guest' || row.guests_belong === 1;
  return {
    communityId: row.communityId,
    userId: row.userId,
    isLeader: row.role === 'leader',
    isPaused: row.is_paused === 1,
    isQuiet: row.is_quiet === 1,
    isAsked:
      row.state === 'belongs' &&
      row.community_state === 'active' &&
      row.asks_weekly === 1 &&
      row.leaderless_since === null &&
      row.is_paused === 0 &&
      row.is_quiet === 0 &&
      row.is_active !== 0 &&
      mayBelong,
    habits: {
      weekday: row.weekday,
      time: row.time,
      zone: row.zone,
      workingDays: [...row.working_days].map(Number),
      everyWeeks: row.every_weeks,
    },
    past: {
      askedWeek: row.asked_week,
      skippedWeek: row.skipped_week,
      awayUntil: row.away_until,
      from: readInstant(row.prompts_from),
    },
    spokeWeek: row.spoke_week,
    nextAt: row.next_prompt_at === null ? null : readInstant(row.next_prompt_at),
  };
}
