import { readInstant, writeInstant } from '../../../db/instants.ts';
import type { SuggestionPersonRow, SuggestionRow } from '../../../db/tables-of-mentoring.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { MatchingRoundId, SuggestionId, UserId, WorkspaceId } from '../../../ids.ts';
import type { ReasonForNo } from '../mentoring.ts';
import { peopleInSuggestions, suggestionsWithPeople } from '../store-of-people-together.ts';
import type { Suggestion, SuggestionState } from './suggestion.ts';

export async function addSuggestion(
  tx: Tx,
  suggestion: Suggestion,
  { nextStepAt, now }: { readonly nextStepAt: Temporal.Instant; readonly now: Temporal.Instant },
): Promise<void> {
  const { workspaceId, id, people } = suggestion;
  await tx
    .insertInto('suggestions')
    .values({
      workspace_id: workspaceId,
      id,
      community_id: suggestion.communityId,
      round_id: suggestion.roundId,
      rules_of: suggestion.rulesOf,
      asked_by: suggestion.askedBy,
      program: suggestion.program,
      preset: suggestion.preset,
      state: suggestion.state,
      expires_at: writeInstant(suggestion.expiresAt),
      next_step_at: writeInstant(nextStepAt),
      created_at: writeInstant(now),
    })
    .execute();
  await tx
    .insertInto('suggestion_people')
    .values(
      people.map(({ userId, part, answer }) => ({
        workspace_id: workspaceId,
        suggestion_id: id,
        user_id: userId,
        part,
        answer,
        why: null,
        why_words: null,
        answered_at: answer === null ? null : writeInstant(now),
      })),
    )
    .execute();
}

/** Null where there is none. Says nothing of rights. */
export async function findSuggestion(
  tx: Tx,
  workspace: WorkspaceId,
  id: SuggestionId,
): Promise<Suggestion | null> {
  const row = await tx
    .selectFrom('suggestions')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return null;
  const people = await tx
    .selectFrom('suggestion_people')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('suggestion_id', '=', id)
    .orderBy('user_id')
    .execute();
  return suggestionOf(row, people);
}

/** The open ones of a round, in the order of ids. */
export async function listOpenOfRound(
  tx: Tx,
  workspace: WorkspaceId,
  round: MatchingRoundId,
): Promise<SuggestionId[]> {
  const rows = await tx
    .selectFrom('suggestions')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('round_id', '=', round)
    .where('state', '=', 'open')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** What one of its people says to it. */
export async function saveAnswer(
  tx: Tx,
  { workspaceId, id }: Suggestion,
  user: UserId,
  given: {
    readonly answer: 'yes' | 'no' | 'gone';
    readonly why: ReasonForNo | null;
    readonly whyWords: string | null;
  },
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('suggestion_people')
    .set({
      answer: given.answer,
      why: given.why,
      why_words: given.whyWords,
      answered_at: writeInstant(now),
    })
    .where('workspace_id', '=', workspaceId)
    .where('suggestion_id', '=', id)
    .where('user_id', '=', user)
    .execute();
}

/** It is over, in one of the ways in which it can be. */
export async function saveEnded(
  tx: Tx,
  { workspaceId, id }: Suggestion,
  state: Exclude<SuggestionState, 'open'>,
): Promise<void> {
  await tx
    .updateTable('suggestions')
    .set({ state, next_step_at: null })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

function suggestionOf(row: SuggestionRow, people: readonly SuggestionPersonRow[]): Suggestion {
  return {
    workspaceId: row.workspace_id,
    id: row.id,
    communityId: row.community_id,
    roundId: row.round_id,
    rulesOf: row.rules_of,
    askedBy: row.asked_by,
    program: row.program,
    preset: row.preset,
    state: row.state,
    expiresAt: readInstant(row.expires_at),
    createdAt: readInstant(row.created_at),
    people: people.map((person) => ({
      userId: person.user_id,
      part: person.part,
      answer: person.answer,
      why: person.why,
      whyWords: person.why_words,
    })),
  };
}

/** Other open suggestions of exactly the same people for the same, in the same community. */
export async function listTwins(tx: Tx, suggestion: Suggestion): Promise<Suggestion[]> {
  const { workspaceId, communityId, id, program, people } = suggestion;
  const [first] = people;
  if (first === undefined) return [];
  const rows = await peopleInSuggestions(tx)
    .select('suggestions.id')
    .where('suggestions.workspace_id', '=', workspaceId)
    .where('suggestion_people.user_id', '=', first.userId)
    .where('suggestions.community_id', '=', communityId)
    .where('suggestions.program', '=', program)
    .where('suggestions.state', '=', 'open')
    .where('suggestions.id', '<>', id)
    .orderBy('suggestions.id')
    .execute();
  const twins: Suggestion[] = [];
  for (const row of rows) {
    const other = await findSuggestion(tx, workspaceId, row.id);
    if (other !== null && areSame(other.people, people)) twins.push(other);
  }
  return twins;
}

/** Both are in the order of ids. */
function areSame(these: Suggestion['people'], those: Suggestion['people']): boolean {
  return these.length === those.length && these.every(({ userId }, index) => userId === those[index]?.userId);
}

/** Open ones at which the clock has to look by now, of communities that are active, longest due first. */
export async function listDue(
  tx: Tx,
  workspace: WorkspaceId,
  now: Temporal.Instant,
  limit: number,
): Promise<SuggestionId[]> {
  const rows = await tx
    .selectFrom('suggestions')
    .innerJoin('communities', (join) =>
      join
        .onRef('communities.workspace_id', '=', 'suggestions.workspace_id')
        .onRef('communities.id', '=', 'suggestions.community_id'),
    )
    .select('suggestions.id')
    .where('suggestions.workspace_id', '=', workspace)
    .where('suggestions.next_step_at', '<=', writeInstant(now))
    .where('communities.state', '=', 'active')
    .orderBy('suggestions.next_step_at')
    .orderBy('suggestions.id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Open ones of which somebody, who has not said no, has left, was switched off, or has paused. */
export async function listWithSomebodyGone(tx: Tx, workspace: WorkspaceId): Promise<SuggestionId[]> {
  const rows = await suggestionsWithPeople(tx)
    .innerJoin('communities', (join) =>
      join
        .onRef('communities.workspace_id', '=', 'suggestions.workspace_id')
        .onRef('communities.id', '=', 'suggestions.community_id'),
    )
    .leftJoin('members', (join) =>
      join
        .onRef('members.workspace_id', '=', 'suggestions.workspace_id')
        .onRef('members.community_id', '=', 'suggestions.community_id')
        .onRef('members.user_id', '=', 'suggestion_people.user_id'),
    )
    .leftJoin('people', (join) =>
      join
        .onRef('people.workspace_id', '=', 'suggestions.workspace_id')
        .onRef('people.user_id', '=', 'suggestion_people.user_id'),
    )
    .leftJoin('mentor_profiles', (join) =>
      join
        .onRef('mentor_profiles.workspace_id', '=', 'suggestions.workspace_id')
        .onRef('mentor_profiles.community_id', '=', 'suggestions.community_id')
        .onRef('mentor_profiles.user_id', '=', 'suggestion_people.user_id'),
    )
    .select('suggestions.id')
    .where('suggestions.workspace_id', '=', workspace)
    .where('suggestions.state', '=', 'open')
    .where('communities.state', '=', 'active')
    .where((one) =>
      one.or([one('suggestion_people.answer', 'is', null), one('suggestion_people.answer', '=', 'yes')]),
    )
    .where((one) =>
      one.or([
        one('members.state', 'is', null),
        one('members.state', '<>', 'belongs'),
        one('people.is_active', '=', 0),
        one('mentor_profiles.paused_because', 'is not', null),
      ]),
    )
    .execute();
  return [...new Set(rows.map(({ id }) => id))].sort();
}

/** When the clock looks at it again, and when it expires. */
export async function saveTimes(
  tx: Tx,
  { workspaceId, id }: Suggestion,
  { nextStepAt, expiresAt }: { readonly nextStepAt: Temporal.Instant; readonly expiresAt: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('suggestions')
    .set({ next_step_at: writeInstant(nextStepAt), expires_at: writeInstant(expiresAt) })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .execute();
}

/** Suggestions that wait for this person's answer, in all communities that are active, soonest to expire first. */
export async function listWaitingFor(tx: Tx, workspace: WorkspaceId, user: UserId): Promise<SuggestionId[]> {
  const rows = await peopleInSuggestions(tx)
    .innerJoin('communities', (join) =>
      join
        .onRef('communities.workspace_id', '=', 'suggestions.workspace_id')
        .onRef('communities.id', '=', 'suggestions.community_id'),
    )
    .select('suggestions.id')
    .where('suggestion_people.workspace_id', '=', workspace)
    .where('suggestion_people.user_id', '=', user)
    .where('suggestion_people.answer', 'is', null)
    .where('suggestions.state', '=', 'open')
    .where('communities.state', '=', 'active')
    .orderBy('suggestions.expires_at')
    .orderBy('suggestions.id')
    .execute();
  return rows.map(({ id }) => id);
}
