import type { MatchingRoundRow } from '../../../db/tables-of-mentoring.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CommunityId, MatchingRoundId, UserId, WorkspaceId } from '../../../ids.ts';
import type { Part, Preset, Program, Rules } from '../mentoring.ts';
import { pairKey } from '../pair-key.ts';
import {
  pairingsWithPeople,
  peopleInPairings,
  peopleInSuggestions,
  suggestionsWithPeople,
} from '../store-of-people-together.ts';

/** A round whose suggestions are out, as far as they follow it. */
export interface SentRound {
  readonly workspaceId: WorkspaceId;
  readonly id: MatchingRoundId;
  readonly communityId: CommunityId;
  readonly program: Program;
  readonly preset: Preset;
  readonly rules: Rules;
  readonly answerDays: number;
}

export interface InRound {
  readonly userId: UserId;
  readonly part: 'mentor' | 'mentee' | 'both' | 'peer';
}

/** Those of communities that are active, in the order in which they were made. */
export async function listSentRounds(tx: Tx, workspace: WorkspaceId): Promise<SentRound[]> {
  const rows = await tx
    .selectFrom('matching_rounds')
    .innerJoin('communities', (join) =>
      join
        .onRef('communities.workspace_id', '=', 'matching_rounds.workspace_id')
        .onRef('communities.id', '=', 'matching_rounds.community_id'),
    )
    .selectAll('matching_rounds')
    .where('matching_rounds.workspace_id', '=', workspace)
    .where('matching_rounds.state', '=', 'sent')
    .where('communities.state', '=', 'active')
    .orderBy('matching_rounds.created_at')
    .orderBy('matching_rounds.id')
    .execute();
  return rows.map(sentRoundOf);
}

/** How it stands with the round of a suggestion; null where there is none. */
export async function roundNow(
  tx: Tx,
  workspace: WorkspaceId,
  id: MatchingRoundId,
): Promise<(SentRound & { readonly state: MatchingRoundRow['state'] }) | null> {
  const row = await tx
    .selectFrom('matching_rounds')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : { ...sentRoundOf(row), state: row.state };
}

/** Who takes part, and did not sit it out. */
export async function listInRound(tx: Tx, { workspaceId, id }: SentRound): Promise<InRound[]> {
  const rows = await tx
    .selectFrom('matching_people')
    .select(['user_id', 'part'])
    .where('workspace_id', '=', workspaceId)
    .where('round_id', '=', id)
    .where('skips', '=', 0)
    .orderBy('user_id')
    .execute();
  return rows.map((row) => ({ userId: row.user_id, part: row.part }));
}

/** `pairKey`s of those whom the leader does not want together. */
export async function forbiddenIn(tx: Tx, { workspaceId, id }: SentRound): Promise<string[]> {
  const rows = await tx
    .selectFrom('matching_forbidden')
    .select(['one_id', 'other_id'])
    .where('workspace_id', '=', workspaceId)
    .where('round_id', '=', id)
    .execute();
  return rows.map((row) => pairKey(row.one_id, row.other_id));
}

export async function hasOpen(tx: Tx, workspace: WorkspaceId, round: MatchingRoundId): Promise<boolean> {
  const row = await tx
    .selectFrom('suggestions')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('round_id', '=', round)
    .where('state', '=', 'open')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Those for whom the round still has to find somebody: a suggestion of theirs came to nothing, and no other is open or came true. Not
 * those who let theirs pass, have left or paused, are with somebody by now, or have had their word. Of peers, for whom nobody else is
 * looked for, not those who said no.
 */
export async function listUnserved(tx: Tx, round: SentRound): Promise<InRound[]> {
  const rows = await unservedIn(tx, round, 'all').execute();
  return rows.map((row) => ({ userId: row.user_id, part: row.part }));
}

/** Whether this person is one of them. */
export async function isUnserved(tx: Tx, round: SentRound, user: UserId): Promise<boolean> {
  const row = await unservedIn(tx, round, user).executeTakeFirst();
  return row !== undefined;
}

function unservedIn(tx: Tx, round: SentRound, whom: UserId | 'all') {
  const asked = suggestedIn(tx, round, whom).where('suggestion_people.part', 'in', ['mentee', 'peer']);
  const peersWhoAreOut = suggestedIn(tx, round, whom)
    .where('suggestion_people.part', '=', 'peer')
    .where('suggestion_people.answer', 'in', ['no', 'gone']);
  return withNobody(tx, round, ['mentee', 'peer'], whom)
    .where('matching_people.user_id', 'in', asked)
    .where('matching_people.user_id', 'not in', peersWhoAreOut);
}

/**
 * Mentors to whom the round has brought nobody, and who have had no word of it, also where they look for a mentor beside. Not those who
 * let a suggestion pass.
 */
export async function listNotNeeded(tx: Tx, round: SentRound, most: number): Promise<UserId[]> {
  const rows = await withNobody(tx, round, ['mentor'], 'all')
    .where((one) =>
      one.or([
        one('matching_people.part', '=', 'mentor'),
        // Room for none is no offer.
        one.and([one('matching_people.part', '=', 'both'), one('mentor_profiles.capacity', '>', 0)]),
      ]),
    )
    .limit(most)
    .execute();
  return rows.map((row) => row.user_id);
}

/**
 * Of those who take part, who has had no word, is still there, let no suggestion pass, and is with nobody: in no suggestion that is open or
 * came true, and in no pairing that runs, in one of these parts.
 */
function withNobody(tx: Tx, round: SentRound, parts: readonly Part[], whom: UserId | 'all') {
  const { workspaceId, id, communityId, program } = round;
  const held = suggestedIn(tx, round, whom)
    .where('suggestion_people.part', 'in', parts)
    .where('suggestions.state', 'in', ['open', 'agreed'])
    .where((one) =>
      one.or([one('suggestion_people.answer', 'is', null), one('suggestion_people.answer', '=', 'yes')]),
    );
  const letPass = suggestedIn(tx, round, whom)
    .where('suggestions.state', '=', 'expired')
    .where('suggestion_people.answer', 'is', null);
  const paired = (
    whom === 'all' ? pairingsWithPeople(tx) : peopleInPairings(tx).where('pairing_people.user_id', '=', whom)
  )
    .select('pairing_people.user_id')
    .where('pairings.workspace_id', '=', workspaceId)
    .where('pairings.community_id', '=', communityId)
    .where('pairings.program', '=', program)
    .where('pairings.state', '=', 'running')
    .where('pairing_people.part', 'in', parts)
    .where('pairing_people.left_at', 'is', null);
  const found = tx
    .selectFrom('matching_people')
    .innerJoin('members', (join) =>
      join
        .onRef('members.workspace_id', '=', 'matching_people.workspace_id')
        .onRef('members.user_id', '=', 'matching_people.user_id')
        .on('members.community_id', '=', communityId),
    )
    .leftJoin('mentor_profiles', (join) =>
      join
        .onRef('mentor_profiles.workspace_id', '=', 'matching_people.workspace_id')
        .onRef('mentor_profiles.user_id', '=', 'matching_people.user_id')
        .on('mentor_profiles.community_id', '=', communityId),
    )
    .select(['matching_people.user_id', 'matching_people.part'])
    .where('matching_people.workspace_id', '=', workspaceId)
    .where('matching_people.round_id', '=', id)
    .where('matching_people.skips', '=', 0)
    .where('matching_people.is_told', '=', 0)
    .where('members.state', '=', 'belongs')
    .where('mentor_profiles.paused_because', 'is', null)
    .where('matching_people.user_id', 'not in', held)
    .where('matching_people.user_id', 'not in', letPass)
    .where('matching_people.user_id', 'not in', paired)
    .orderBy('matching_people.user_id');
  return whom === 'all' ? found : found.where('matching_people.user_id', '=', whom);
}

/** The people of the round's suggestions, or one of them. */
function suggestedIn(tx: Tx, { workspaceId, id }: SentRound, whom: UserId | 'all') {
  const suggested =
    whom === 'all'
      ? suggestionsWithPeople(tx)
      : peopleInSuggestions(tx).where('suggestion_people.user_id', '=', whom);
  return suggested
    .select('suggestion_people.user_id')
    .where('suggestions.workspace_id', '=', workspaceId)
    .where('suggestions.round_id', '=', id);
}

function sentRoundOf(row: MatchingRoundRow): SentRound {
  return {
    workspaceId: row.workspace_id,
    id: row.id,
    communityId: row.community_id,
    program: row.program,
    preset: row.preset,
    rules: {
      notManager: row.not_manager === 1,
      notSameTeam: row.not_same_team === 1,
      sameLanguage: row.same_language === 1,
      leastSharedMinutes: row.least_shared_minutes,
    },
    answerDays: row.answer_days,
  };
}
