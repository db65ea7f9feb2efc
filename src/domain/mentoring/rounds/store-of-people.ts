import type { MatchingPersonRow } from '../../../db/tables-of-mentoring.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { UserId } from '../../../ids.ts';
import { type LeftPerson, readWhyLeft, type WhyLeft, writeWhyLeft } from './proposal.ts';
import type { MatchingRound } from './round.ts';
import { flag } from './rows.ts';

type Of = Pick<MatchingRound, 'workspaceId' | 'id'>;

/** Rows in one statement. */
const AT_ONCE = 200;

/** Someone who takes part, with what the round leaves them with. */
export interface PersonInRound {
  readonly userId: UserId;
  readonly part: MatchingPersonRow['part'];
  readonly whyLeft: WhyLeft | null;
}

/** Whoever is there already keeps what they chose, and is told anew. */
export async function addPeopleToRound(tx: Tx, { workspaceId, id }: Of, people: readonly PersonInRound[]) {
  for (let from = 0; from < people.length; from += AT_ONCE) {
    await tx
      .insertInto('matching_people')
      .values(
        people.slice(from, from + AT_ONCE).map(({ userId, part, whyLeft }) => ({
          workspace_id: workspaceId,
          round_id: id,
          user_id: userId,
          part,
          skips: 0 as const,
          left_because: whyLeft === null ? null : writeWhyLeft(whyLeft),
          is_told: 0 as const,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['workspace_id', 'round_id', 'user_id']).doUpdateSet((row) => ({
          part: row.ref('excluded.part'),
          left_because: row.ref('excluded.left_because'),
          is_told: 0,
        })),
      )
      .execute();
  }
}

export async function clearPeopleOfRound(tx: Tx, { workspaceId, id }: Of): Promise<void> {
  await tx
    .deleteFrom('matching_people')
    .where('workspace_id', '=', workspaceId)
    .where('round_id', '=', id)
    .execute();
}

/** Who was told a day ahead that they take part, and does. */
export async function whoWasWarned(tx: Tx, { workspaceId, id }: Of): Promise<Set<UserId>> {
  const rows = await tx
    .selectFrom('matching_people')
    .select('user_id')
    .where('workspace_id', '=', workspaceId)
    .where('round_id', '=', id)
    .where('skips', '=', 0)
    .execute();
  return new Set(rows.map((row) => row.user_id));
}

/** Who takes part and was not told ahead yet, in the order of their ids. */
export async function notTold(tx: Tx, { workspaceId, id }: Of, most: number): Promise<UserId[]> {
  const rows = await tx
    .selectFrom('matching_people')
    .select('user_id')
    .where('workspace_id', '=', workspaceId)
    .where('round_id', '=', id)
    .where('is_told', '=', 0)
    .orderBy('user_id')
    .limit(most)
    .execute();
  return rows.map((row) => row.user_id);
}

/** Everyone is to be told anew. */
export async function saveNobodyTold(tx: Tx, { workspaceId, id }: Of): Promise<void> {
  await tx
    .updateTable('matching_people')
    .set({ is_told: 0 })
    .where('workspace_id', '=', workspaceId)
    .where('round_id', '=', id)
    .execute();
}

/** Whether they sit this round out; null where they do not take part. */
export async function doesSkip(tx: Tx, { workspaceId, id }: Of, user: UserId): Promise<boolean | null> {
  const row = await tx
    .selectFrom('matching_people')
    .select('skips')
    .where('workspace_id', '=', workspaceId)
    .where('round_id', '=', id)
    .where('user_id', '=', user)
    .executeTakeFirst();
  return row === undefined ? null : row.skips === 1;
}

export async function saveSkips(tx: Tx, { workspaceId, id }: Of, user: UserId, skips: boolean) {
  await tx
    .updateTable('matching_people')
    .set({ skips: flag(skips) })
    .where('workspace_id', '=', workspaceId)
    .where('round_id', '=', id)
    .where('user_id', '=', user)
    .execute();
}

export async function countPeopleOfRound(tx: Tx, { workspaceId, id }: Of): Promise<number> {
  const row = await tx
    .selectFrom('matching_people')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .where('workspace_id', '=', workspaceId)
    .where('round_id', '=', id)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Who mentors in this round, in the order of their ids. */
export async function usersWhoMentor(tx: Tx, { workspaceId, id }: Of): Promise<UserId[]> {
  const rows = await tx
    .selectFrom('matching_people')
    .select('user_id')
    .where('workspace_id', '=', workspaceId)
    .where('round_id', '=', id)
    .where('part', 'in', ['mentor', 'both'])
    .orderBy('user_id')
    .execute();
  return rows.map((row) => row.user_id);
}

/** Whether this person looks for a mentor in this round. */
export async function seekerInRound(tx: Tx, { workspaceId, id }: Of, user: UserId): Promise<boolean> {
  const row = await tx
    .selectFrom('matching_people')
    .select('user_id')
    .where('workspace_id', '=', workspaceId)
    .where('round_id', '=', id)
    .where('user_id', '=', user)
    .where('part', 'in', ['mentee', 'both'])
    .executeTakeFirst();
  return row !== undefined;
}

/** What becomes of one who takes part; null: they are with somebody. */
export async function saveWhyLeft(tx: Tx, { workspaceId, id }: Of, user: UserId, why: WhyLeft | null) {
  await tx
    .updateTable('matching_people')
    .set({ left_because: why === null ? null : writeWhyLeft(why) })
    .where('workspace_id', '=', workspaceId)
    .where('round_id', '=', id)
    .where('user_id', '=', user)
    .execute();
}

/** The same of one who only mentors. */
export async function saveWhyMentorIsLeft(
  tx: Tx,
  { workspaceId, id }: Of,
  user: UserId,
  why: WhyLeft | null,
) {
  await tx
    .updateTable('matching_people')
    .set({ left_because: why === null ? null : writeWhyLeft(why) })
    .where('workspace_id', '=', workspaceId)
    .where('round_id', '=', id)
    .where('user_id', '=', user)
    .where('part', '=', 'mentor')
    .execute();
}

/** Of mentors who were given nobody, nothing is said any more. */
export async function forgetNotNeeded(tx: Tx, { workspaceId, id }: Of): Promise<void> {
  await tx
    .updateTable('matching_people')
    .set({ left_because: null })
    .where('workspace_id', '=', workspaceId)
    .where('round_id', '=', id)
    .where('left_because', '=', writeWhyLeft({ because: 'not needed' }))
    .execute();
}

/** Mentors whom the round gave nobody are not needed, and have no word of it. */
export async function saveNotNeededUntold(tx: Tx, { workspaceId, id }: Of): Promise<void> {
  await tx
    .updateTable('matching_people')
    .set({ left_because: writeWhyLeft({ because: 'not needed' }), is_told: 1 })
    .where('workspace_id', '=', workspaceId)
    .where('round_id', '=', id)
    .where('part', '=', 'mentor')
    .where('left_because', 'is', null)
    .where('user_id', 'not in', ({ selectFrom }) =>
      selectFrom('matching_group_people')
        .innerJoin('matching_groups', (join) =>
          join
            .onRef('matching_groups.workspace_id', '=', 'matching_group_people.workspace_id')
            .onRef('matching_groups.id', '=', 'matching_group_people.group_id'),
        )
        .select('matching_group_people.user_id')
        .where('matching_groups.workspace_id', '=', workspaceId)
        .where('matching_groups.round_id', '=', id),
    )
    .execute();
}

/** Those who look for somebody first, in the order of their ids. */
export async function pageOfLeft(tx: Tx, of: Of, from: number, most: number): Promise<LeftPerson[]> {
  return leftOf(await left(tx, of).limit(most).offset(from).execute());
}

export async function untoldLeft(tx: Tx, of: Of, most: number): Promise<LeftPerson[]> {
  return leftOf(await left(tx, of).where('is_told', '=', 0).limit(most).execute());
}

/** How many have nobody of those who look for somebody, and how many mentors are not needed. */
export async function countLeft(
  tx: Tx,
  { workspaceId, id }: Of,
): Promise<{ readonly left: number; readonly notNeeded: number }> {
  const rows = await tx
    .selectFrom('matching_people')
    .select('left_because')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .where('workspace_id', '=', workspaceId)
    .where('round_id', '=', id)
    .where('left_because', 'is not', null)
    .groupBy('left_because')
    .execute();
  const counted = { left: 0, notNeeded: 0 };
  for (const { left_because: text, count } of rows) {
    const { because } = readWhyLeft(text ?? '');
    counted[because === 'not needed' ? 'notNeeded' : 'left'] += Number(count);
  }
  return counted;
}

export async function savePeopleTold(tx: Tx, { workspaceId, id }: Of, users: readonly UserId[]) {
  if (users.length === 0) return;
  await tx
    .updateTable('matching_people')
    .set({ is_told: 1 })
    .where('workspace_id', '=', workspaceId)
    .where('round_id', '=', id)
    .where('user_id', 'in', users)
    .execute();
}

function left(tx: Tx, { workspaceId, id }: Of) {
  return tx
    .selectFrom('matching_people')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('round_id', '=', id)
    .where('left_because', 'is not', null)
    .orderBy(({ case: when }) => when().when('part', '=', 'mentor').then(1).else(0).end())
    .orderBy('user_id');
}

function leftOf(rows: readonly MatchingPersonRow[]): LeftPerson[] {
  return rows.map((row) => ({ userId: row.user_id, why: readWhyLeft(row.left_because ?? '') }));
}
