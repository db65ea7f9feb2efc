import type { Tx } from '../../../db/transaction.ts';
import type { UserId } from '../../../ids.ts';
import type { WeekPlace } from './store.ts';

/** How many people lead a community, and how many belong there and do not; only such as have an account. */
export async function countPeople(
  tx: Tx,
  { workspaceId, communityId }: Omit<WeekPlace, 'week'>,
): Promise<{ readonly leaders: number; readonly others: number }> {
  const rows = await tx
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
    .select((one) => ['members.role', one.fn.countAll<number | string>().as('people')])
    .where('members.workspace_id', '=', workspaceId)
    .where('members.community_id', '=', communityId)
    .where('members.state', '=', 'belongs')
    .where((one) => one.or([one('people.is_active', 'is', null), one('people.is_active', '=', 1)]))
    .where((one) =>
      one.or([
        one('people.standing', 'is', null),
        one('people.standing', '!=', 'guest'),
        one('communities.guests_belong', '=', 1),
      ]),
    )
    .groupBy('members.role')
    .execute();
  const of = (role: 'leader' | 'member') => Number(rows.find((row) => row.role === role)?.people ?? 0);
  return { leaders: of('leader'), others: of('member') };
}

/** Everybody who is or was in a community. */
export async function listEverybody(
  tx: Tx,
  { workspaceId, communityId }: Omit<WeekPlace, 'week'>,
): Promise<UserId[]> {
  const rows = await tx
    .selectFrom('members')
    .select('user_id')
    .where('workspace_id', '=', workspaceId)
    .where('community_id', '=', communityId)
    .orderBy('user_id')
    .execute();
  return rows.map((row) => row.user_id);
}

/** Who answered that week with their name before it closed. */
export async function listNamed(tx: Tx, { workspaceId, communityId, week }: WeekPlace): Promise<UserId[]> {
  const rows = await tx
    .selectFrom('reflections')
    .innerJoin('weeks', (join) =>
      join
        .onRef('weeks.workspace_id', '=', 'reflections.workspace_id')
        .onRef('weeks.community_id', '=', 'reflections.community_id')
        .onRef('weeks.week', '=', 'reflections.week'),
    )
    .select('reflections.user_id')
    .where('reflections.workspace_id', '=', workspaceId)
    .where('reflections.community_id', '=', communityId)
    .where('reflections.week', '=', week)
    .whereRef('reflections.written_at', '<=', 'weeks.closed_at')
    .execute();
  return rows.map((row) => row.user_id);
}

/** These have spoken in that week, if not later: one update that writes the rows of all, so that no row is newer than others. */
export async function saveSpokenTogether(
  tx: Tx,
  { workspaceId, communityId, week }: WeekPlace,
  people: readonly UserId[],
): Promise<void> {
  if (people.length === 0) return;
  await tx
    .updateTable('members')
    .set((one) => ({
      spoke_week: one
        .case()
        .when(
          one.and([
            one('user_id', 'in', people),
            one.or([one('spoke_week', 'is', null), one('spoke_week', '<', week)]),
          ]),
        )
        .then(week)
        .else(one.ref('spoke_week'))
        .end(),
    }))
    .where('workspace_id', '=', workspaceId)
    .where('community_id', '=', communityId)
    .execute();
}
