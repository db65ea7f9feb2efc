import { writeInstant } from '../../db/instants.ts';
import type { RoundPersonRow, RoundRow } from '../../db/tables-of-rounds.ts';
import type { Tx } from '../../db/transaction.ts';
import type { CommunityId, RoundId, UserId, WorkspaceId } from '../../ids.ts';
import type { Question } from './questions.ts';
import type { Round, RoundInFull, RoundState } from './round.ts';
import { questionColumns, questionOf, roundOf, writtenColumns } from './rows.ts';

export async function findRound(tx: Tx, workspace: WorkspaceId, id: RoundId): Promise<Round | null> {
  const row = await rounds(tx, workspace).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : await readRound(tx, row);
}

/** Newest first. */
export async function listRounds(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
  states: readonly RoundState[],
): Promise<Round[]> {
  const rows = await rounds(tx, workspace)
    .where('community_id', '=', community)
    .where('state', 'in', states)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return await readRounds(tx, rows);
}

/** Open rounds that ask this person, the first to close first. */
export async function listOpenFor(
  tx: Tx,
  workspace: WorkspaceId,
  user: UserId,
  now: Temporal.Instant,
): Promise<Round[]> {
  const rows = await rounds(tx, workspace)
    .where('state', '=', 'open')
    .where('closes_at', '>', writeInstant(now))
    .where((where) =>
      where.exists(
        where
          .selectFrom('round_people')
          .select('round_people.user_id')
          .whereRef('round_people.workspace_id', '=', 'rounds.workspace_id')
          .whereRef('round_people.round_id', '=', 'rounds.id')
          .where('round_people.part', '=', 'asked')
          .where('round_people.user_id', '=', user),
      ),
    )
    .orderBy('closes_at')
    .orderBy('id')
    .execute();
  return await readRounds(tx, rows);
}

/**
 * Rounds, in whatever community, of which answers bear no name and are there, or come in, and that close or closed since then; the last
 * to close first.
 */
export async function listUnlinkedSince(
  tx: Tx,
  workspace: WorkspaceId,
  since: Temporal.Instant,
): Promise<Round[]> {
  const rows = await rounds(tx, workspace)
    .where('identity', '=', 'unlinked')
    .where('state', 'in', ['open', 'closing', 'tallied', 'closed', 'published'])
    .where('closes_at', '>=', writeInstant(since))
    .orderBy('closes_at', 'desc')
    .orderBy('id')
    .execute();
  return await readRounds(tx, rows);
}

/** Rounds of the same series whose results are there, the last to close first; without the round itself. */
export async function listClosedOfSeries(tx: Tx, { workspaceId, id, seriesId }: Round): Promise<Round[]> {
  const rows = await rounds(tx, workspaceId)
    .where('series_id', '=', seriesId)
    .where('id', '<>', id)
    .where('state', 'in', ['tallied', 'closed', 'published'])
    .orderBy('closes_at', 'desc')
    .execute();
  return await readRounds(tx, rows);
}

/** Rounds that the clock has to look at by now, the most urgent first. */
export async function listDue(tx: Tx, workspace: WorkspaceId, now: Temporal.Instant): Promise<RoundId[]> {
  const rows = await tx
    .selectFrom('rounds')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('next_step_at', '<=', writeInstant(now))
    .orderBy('next_step_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

export async function findQuestions(tx: Tx, workspace: WorkspaceId, round: RoundId): Promise<Question[]> {
  const rows = await tx
    .selectFrom('round_questions')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('round_id', '=', round)
    .orderBy('position')
    .execute();
  return rows.map(questionOf);
}

export async function findRoundInFull(
  tx: Tx,
  workspace: WorkspaceId,
  id: RoundId,
): Promise<RoundInFull | null> {
  const round = await findRound(tx, workspace, id);
  return round === null ? null : { round, questions: await findQuestions(tx, workspace, id) };
}

/** In the order of their ids. */
export async function listPeople(
  tx: Tx,
  workspace: WorkspaceId,
  round: RoundId,
  part: RoundPersonRow['part'],
): Promise<UserId[]> {
  const rows = await tx
    .selectFrom('round_people')
    .select('user_id')
    .where('workspace_id', '=', workspace)
    .where('round_id', '=', round)
    .where('part', '=', part)
    .orderBy('user_id')
    .execute();
  return rows.map((row) => row.user_id);
}

/** Whether this person is one of them. */
export async function hasPart(
  tx: Tx,
  { workspaceId, id }: Pick<Round, 'workspaceId' | 'id'>,
  user: UserId,
  part: RoundPersonRow['part'],
): Promise<boolean> {
  const row = await tx
    .selectFrom('round_people')
    .select('user_id')
    .where('workspace_id', '=', workspaceId)
    .where('round_id', '=', id)
    .where('part', '=', part)
    .where('user_id', '=', user)
    .executeTakeFirst();
  return row !== undefined;
}

export async function savePeople(
  tx: Tx,
  { workspaceId, id }: Pick<Round, 'workspaceId' | 'id'>,
  part: RoundPersonRow['part'],
  people: readonly UserId[],
): Promise<void> {
  await tx
    .deleteFrom('round_people')
    .where('workspace_id', '=', workspaceId)
    .where('round_id', '=', id)
    .where('part', '=', part)
    .execute();
  for (let from = 0; from < people.length; from += AT_ONCE) {
    const some = people.slice(from, from + AT_ONCE);
    await tx
      .insertInto('round_people')
      .values(some.map((user) => ({ workspace_id: workspaceId, round_id: id, user_id: user, part })))
      .execute();
  }
}

export async function addRound(tx: Tx, round: Round, questions: readonly Question[], now: Temporal.Instant) {
  await tx
    .insertInto('rounds')
    .values({
      workspace_id: round.workspaceId,
      id: round.id,
      community_id: round.communityId,
      ...writtenColumns(round),
      series_id: round.seriesId,
      next_step_at: null,
      created_at: writeInstant(now),
    })
    .execute();
  await saveChosen(tx, round);
  await saveQuestions(tx, round, questions);
}

/** All of it but its questions; and of an audience the chosen people, while they are not frozen. */
export async function saveRound(tx: Tx, round: Round): Promise<void> {
  await tx
    .updateTable('rounds')
    .set(writtenColumns(round))
    .where('workspace_id', '=', round.workspaceId)
    .where('id', '=', round.id)
    .execute();
  if (round.openedAt === null) await saveChosen(tx, round);
}

export async function saveQuestions(
  tx: Tx,
  { workspaceId, id }: Pick<Round, 'workspaceId' | 'id'>,
  questions: readonly Question[],
): Promise<void> {
  await tx
    .deleteFrom('round_questions')
    .where('workspace_id', '=', workspaceId)
    .where('round_id', '=', id)
    .execute();
  if (questions.length === 0) return;
  await tx
    .insertInto('round_questions')
    .values(
      questions.map((question) => ({
        workspace_id: workspaceId,
        round_id: id,
        ...questionColumns(question),
      })),
    )
    .execute();
}

/** When the clock looks at it again; null: never. */
export async function saveNextStep(
  tx: Tx,
  { workspaceId, id }: Pick<Round, 'workspaceId' | 'id'>,
  at: Temporal.Instant | null,
): Promise<void> {
  await tx
    .updateTable('rounds')
    .set({ next_step_at: at === null ? null : writeInstant(at) })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

/** A draft, with all that belongs to it. */
export async function deleteRound(
  tx: Tx,
  { workspaceId, id }: Pick<Round, 'workspaceId' | 'id'>,
): Promise<void> {
  await tx.deleteFrom('rounds').where('workspace_id', '=', workspaceId).where('id', '=', id).execute();
}

const AT_ONCE = 200;

function rounds(tx: Tx, workspace: WorkspaceId) {
  return tx.selectFrom('rounds').selectAll().where('workspace_id', '=', workspace);
}

async function readRounds(tx: Tx, rows: readonly RoundRow[]): Promise<Round[]> {
  const read: Round[] = [];
  for (const row of rows) read.push(await readRound(tx, row));
  return read;
}

async function readRound(tx: Tx, row: RoundRow): Promise<Round> {
  const isChosen = row.audience === 'chosen';
  return roundOf(row, isChosen ? await listPeople(tx, row.workspace_id, row.id, 'asked') : []);
}

async function saveChosen(tx: Tx, round: Round): Promise<void> {
  const { audience } = round.terms;
  await savePeople(tx, round, 'asked', audience.who === 'chosen' ? audience.people : []);
}
