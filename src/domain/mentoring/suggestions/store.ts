import { readInstant, writeInstant } from '../../../db/instants.ts';
import type { SuggestionPersonRow, SuggestionRow } from '../../../db/tables-of-mentoring.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { MatchingRoundId, SuggestionId, UserId, WorkspaceId } from '../../../ids.ts';
import type { ReasonForNo } from '../mentoring.ts';
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
    readonly answer: 'yes' | 'no';
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
