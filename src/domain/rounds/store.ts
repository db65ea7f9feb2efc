import { z } from 'zod';
import type { Flag } from '../../db/flag.ts';
import { type InstantText, readInstant, writeInstant } from '../../db/instants.ts';
import type { RoundPersonRow, RoundQuestionRow, RoundRow } from '../../db/tables-of-rounds.ts';
import type { Tx } from '../../db/transaction.ts';
import type { CommunityId, RoundId, UserId, WorkspaceId } from '../../ids.ts';
import type { Question } from './questions.ts';
import type { Audience, Round, RoundInFull, RoundState, Terms } from './round.ts';
import { templateNamed } from './templates.ts';

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

function roundOf(row: RoundRow, chosen: readonly UserId[]): Round {
  return {
    workspaceId: row.workspace_id,
    id: row.id,
    communityId: row.community_id,
    owner: row.owner_id,
    title: row.title,
    template: templateNamed(row.template),
    state: row.state,
    discardedBecause: row.discarded_because,
    terms: termsOf(row, chosen),
    seriesId: row.series_id,
    sealId: row.seal_id,
    openedAt: instantOrNull(row.opened_at),
    opensAt: instantOrNull(row.opens_at),
    closesAt: instantOrNull(row.closes_at),
    isExtended: row.is_extended === 1,
    answered: row.answered,
  };
}

function termsOf(row: RoundRow, chosen: readonly UserId[]): Terms {
  return {
    identity: row.identity,
    threshold: row.threshold,
    readers: row.readers,
    audience: audienceOf(row, chosen),
    opens:
      row.opens_on === null || row.opens_time === null ? null : { date: row.opens_on, time: row.opens_time },
    closes: { date: row.closes_on, time: row.closes_time },
    reminds: row.reminds === 1,
    asksByLetter: row.asks_by_letter === 1,
    everyWeeks: row.every_weeks,
  };
}

function audienceOf(row: RoundRow, people: readonly UserId[]): Audience {
  if (row.audience === 'chosen') return { who: 'chosen', people };
  if (row.audience === 'group' && row.group_id !== null) {
    return { who: 'group', groupId: row.group_id, handle: row.group_handle ?? '' };
  }
  return { who: 'channel' };
}

function writtenColumns(round: Round) {
  const { terms } = round;
  const { audience } = terms;
  return {
    owner_id: round.owner,
    title: round.title,
    template: round.template,
    state: round.state,
    discarded_because: round.discardedBecause,
    identity: terms.identity,
    threshold: terms.threshold,
    readers: terms.readers,
    audience: audience.who,
    group_id: audience.who === 'group' ? audience.groupId : null,
    group_handle: audience.who === 'group' ? audience.handle : null,
    opens_on: terms.opens?.date ?? null,
    opens_time: terms.opens?.time ?? null,
    opens_at: textOrNull(round.opensAt),
    closes_on: terms.closes.date,
    closes_time: terms.closes.time,
    closes_at: textOrNull(round.closesAt),
    is_extended: flag(round.isExtended),
    reminds: flag(terms.reminds),
    asks_by_letter: flag(terms.asksByLetter),
    every_weeks: terms.everyWeeks,
    seal_id: round.sealId,
    opened_at: textOrNull(round.openedAt),
    answered: round.answered,
  };
}

const choiceTexts = z.array(z.string());

function questionOf(row: RoundQuestionRow): Question {
  const asked = { position: row.position, key: row.key, text: row.text, isRequired: row.is_required === 1 };
  switch (row.kind) {
    case 'rating':
      return { ...asked, kind: 'rating', low: row.low ?? '', high: row.high ?? '' };
    case 'open':
      return { ...asked, kind: 'open' };
    case 'single':
    case 'multiple':
      return { ...asked, kind: row.kind, choices: choiceTexts.parse(JSON.parse(row.choices)) };
  }
}

function questionColumns(question: Question) {
  return {
    position: question.position,
    key: question.key,
    kind: question.kind,
    text: question.text,
    is_required: flag(question.isRequired),
    choices: JSON.stringify('choices' in question ? question.choices : []),
    low: question.kind === 'rating' ? question.low : null,
    high: question.kind === 'rating' ? question.high : null,
    figures: null,
  };
}

function flag(is: boolean): Flag {
  return is ? 1 : 0;
}

function textOrNull(instant: Temporal.Instant | null): InstantText | null {
  return instant === null ? null : writeInstant(instant);
}

function instantOrNull(text: InstantText | null): Temporal.Instant | null {
  return text === null ? null : readInstant(text);
}
