import type { MatchingGroupRow } from '../../../db/tables-of-mentoring.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { MatchingGroupId, UserId, WorkspaceId } from '../../../ids.ts';
import type { ProposedGroup } from './proposal.ts';
import type { MatchingRound } from './round.ts';
import { flag } from './rows.ts';

type Of = Pick<MatchingRound, 'workspaceId' | 'id'>;

/** Rows in one statement. */
const AT_ONCE = 200;

/** What was proposed goes, but for what a leader has locked. */
export async function clearUnlocked(tx: Tx, { workspaceId, id }: Of): Promise<void> {
  await tx
    .deleteFrom('matching_groups')
    .where('workspace_id', '=', workspaceId)
    .where('round_id', '=', id)
    .where('is_locked', '=', 0)
    .execute();
}

export async function addGroups(tx: Tx, { workspaceId, id }: Of, groups: readonly ProposedGroup[]) {
  for (let from = 0; from < groups.length; from += AT_ONCE) {
    const some = groups.slice(from, from + AT_ONCE);
    await tx
      .insertInto('matching_groups')
      .values(
        some.map((group) => ({
          workspace_id: workspaceId,
          id: group.id,
          round_id: id,
          score: group.score,
          is_locked: flag(group.isLocked),
          is_sent: 0 as const,
        })),
      )
      .execute();
    await tx
      .insertInto('matching_group_people')
      .values(
        some.flatMap((group) =>
          group.people.map(({ userId, part }) => ({
            workspace_id: workspaceId,
            group_id: group.id,
            user_id: userId,
            part,
          })),
        ),
      )
      .execute();
  }
}

export async function deleteGroups(tx: Tx, { workspaceId }: Of, groups: readonly MatchingGroupId[]) {
  if (groups.length === 0) return;
  await tx
    .deleteFrom('matching_groups')
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', groups)
    .execute();
}

export async function saveLocked(tx: Tx, { workspaceId }: Of, group: MatchingGroupId, isLocked: boolean) {
  await tx
    .updateTable('matching_groups')
    .set({ is_locked: flag(isLocked) })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', group)
    .execute();
}

export async function saveGroupsSent(tx: Tx, { workspaceId }: Of, groups: readonly MatchingGroupId[]) {
  if (groups.length === 0) return;
  await tx
    .updateTable('matching_groups')
    .set({ is_sent: 1 })
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', groups)
    .execute();
}

/** Null where it is not, or no longer, in this round. */
export async function findGroup(tx: Tx, of: Of, id: MatchingGroupId): Promise<ProposedGroup | null> {
  const rows = await groups(tx, of).where('id', '=', id).execute();
  return (await withPeople(tx, of.workspaceId, rows))[0] ?? null;
}

/** A page of what is proposed, in the order of those who look for somebody: the same until the proposal changes. */
export async function pageOfGroups(tx: Tx, of: Of, from: number, most: number): Promise<ProposedGroup[]> {
  const rows = await groups(tx, of)
    .orderBy(({ selectFrom }) =>
      selectFrom('matching_group_people')
        .select(({ fn }) => fn.min('matching_group_people.user_id').as('first'))
        .whereRef('matching_group_people.workspace_id', '=', 'matching_groups.workspace_id')
        .whereRef('matching_group_people.group_id', '=', 'matching_groups.id')
        .where('matching_group_people.part', '<>', 'mentor'),
    )
    .orderBy('id')
    .limit(most)
    .offset(from)
    .execute();
  return await withPeople(tx, of.workspaceId, rows);
}

export async function lockedGroups(tx: Tx, of: Of): Promise<ProposedGroup[]> {
  const rows = await groups(tx, of).where('is_locked', '=', 1).execute();
  const inOrder = rows.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  return await withPeople(tx, of.workspaceId, inOrder);
}

export async function unsentGroups(tx: Tx, of: Of, most: number): Promise<ProposedGroup[]> {
  const rows = await groups(tx, of).where('is_sent', '=', 0).orderBy('id').limit(most).execute();
  return await withPeople(tx, of.workspaceId, rows);
}

export async function countGroups(tx: Tx, { workspaceId, id }: Of): Promise<number> {
  const row = await tx
    .selectFrom('matching_groups')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .where('workspace_id', '=', workspaceId)
    .where('round_id', '=', id)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** The group in which somebody looks for somebody, or is among peers; null where they are in none. */
export async function groupOfSeeker(tx: Tx, of: Of, user: UserId): Promise<ProposedGroup | null> {
  const rows = await groups(tx, of)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('matching_group_people')
          .select('matching_group_people.user_id')
          .whereRef('matching_group_people.workspace_id', '=', 'matching_groups.workspace_id')
          .whereRef('matching_group_people.group_id', '=', 'matching_groups.id')
          .where('matching_group_people.part', '<>', 'mentor')
          .where('matching_group_people.user_id', '=', user),
      ),
    )
    .execute();
  return (await withPeople(tx, of.workspaceId, rows))[0] ?? null;
}

/** How many each mentor is given in this round. */
export async function menteesOfEach(tx: Tx, { workspaceId, id }: Of): Promise<Map<UserId, number>> {
  const rows = await tx
    .selectFrom('matching_group_people')
    .innerJoin('matching_groups', (join) =>
      join
        .onRef('matching_groups.workspace_id', '=', 'matching_group_people.workspace_id')
        .onRef('matching_groups.id', '=', 'matching_group_people.group_id'),
    )
    .select('matching_group_people.user_id')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .where('matching_groups.workspace_id', '=', workspaceId)
    .where('matching_groups.round_id', '=', id)
    .where('matching_group_people.part', '=', 'mentor')
    .groupBy('matching_group_people.user_id')
    .execute();
  return new Map(rows.map((row) => [row.user_id, Number(row.count)]));
}

/** Two whom the leader does not want together in this round. */
export async function addForbidden(tx: Tx, { workspaceId, id }: Of, one: UserId, other: UserId) {
  const [first, second] = one < other ? [one, other] : [other, one];
  await tx
    .insertInto('matching_forbidden')
    .values({ workspace_id: workspaceId, round_id: id, one_id: first, other_id: second })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function forbiddenPairs(
  tx: Tx,
  { workspaceId, id }: Of,
): Promise<(readonly [UserId, UserId])[]> {
  const rows = await tx
    .selectFrom('matching_forbidden')
    .select(['one_id', 'other_id'])
    .where('workspace_id', '=', workspaceId)
    .where('round_id', '=', id)
    .orderBy('one_id')
    .orderBy('other_id')
    .execute();
  return rows.map((row) => [row.one_id, row.other_id] as const);
}

function groups(tx: Tx, { workspaceId, id }: Of) {
  return tx
    .selectFrom('matching_groups')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('round_id', '=', id);
}

async function withPeople(
  tx: Tx,
  workspace: WorkspaceId,
  rows: readonly MatchingGroupRow[],
): Promise<ProposedGroup[]> {
  const people = new Map<MatchingGroupId, ProposedGroup['people'][number][]>();
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const found = await tx
      .selectFrom('matching_group_people')
      .selectAll()
      .where('workspace_id', '=', workspace)
      .where(
        'group_id',
        'in',
        rows.slice(from, from + AT_ONCE).map(({ id }) => id),
      )
      .orderBy('part')
      .orderBy('user_id')
      .execute();
    for (const { group_id: group, user_id: userId, part } of found) {
      people.set(group, [...(people.get(group) ?? []), { userId, part }]);
    }
  }
  return rows.map((row) => ({
    id: row.id,
    people: people.get(row.id) ?? [],
    score: row.score,
    isLocked: row.is_locked === 1,
  }));
}
