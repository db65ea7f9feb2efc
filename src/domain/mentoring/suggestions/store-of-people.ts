import type { Tx } from '../../../db/transaction.ts';
import type { SuggestionId, UserId, WorkspaceId } from '../../../ids.ts';
import type { InCommunity } from '../mentoring.ts';
import { peopleInPairings, peopleInSuggestions } from '../store-of-people-together.ts';
import type { Suggestion } from './suggestion.ts';

/** Where somebody stands who is suggested, or may be. */
export interface Standing {
  readonly userId: UserId;
  /** Belongs to the community, and their account is switched on. */
  readonly isThere: boolean;
  readonly isPaused: boolean;
  /** Null without a profile. */
  readonly capacity: number | null;
  readonly hopes: string | null;
}

export async function standingsOf(
  tx: Tx,
  { workspaceId, communityId }: InCommunity,
  users: readonly UserId[],
): Promise<Map<UserId, Standing>> {
  if (users.length === 0) return new Map();
  const rows = await tx
    .selectFrom('members')
    .leftJoin('people', (join) =>
      join
        .onRef('people.workspace_id', '=', 'members.workspace_id')
        .onRef('people.user_id', '=', 'members.user_id'),
    )
    .leftJoin('mentor_profiles', (join) =>
      join
        .onRef('mentor_profiles.workspace_id', '=', 'members.workspace_id')
        .onRef('mentor_profiles.community_id', '=', 'members.community_id')
        .onRef('mentor_profiles.user_id', '=', 'members.user_id'),
    )
    .select([
      'members.user_id',
      'members.state',
      'people.is_active',
      'mentor_profiles.paused_because',
      'mentor_profiles.capacity',
      'mentor_profiles.hopes',
    ])
    .where('members.workspace_id', '=', workspaceId)
    .where('members.community_id', '=', communityId)
    .where('members.user_id', 'in', users)
    .execute();
  return new Map(
    rows.map((row) => [
      row.user_id,
      {
        userId: row.user_id,
        isThere: row.state === 'belongs' && row.is_active !== 0,
        isPaused: row.paused_because !== null,
        capacity: row.capacity,
        hopes: row.hopes,
      },
    ]),
  );
}

/** How many this mentor has by now: in pairings that run, and in other open suggestions to which they have said yes. */
export async function menteesOf(tx: Tx, suggestion: Suggestion, mentor: UserId): Promise<number> {
  const { workspaceId, communityId, program, id } = suggestion;
  const running = await runningOf(tx, suggestion, mentor)
    .where('pairing_people.part', '=', 'mentor')
    .select((one) => one.fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow();
  const promised = await peopleInSuggestions(tx)
    .select((one) => one.fn.countAll<number | string>().as('count'))
    .where('suggestion_people.workspace_id', '=', workspaceId)
    .where('suggestion_people.user_id', '=', mentor)
    .where('suggestion_people.part', '=', 'mentor')
    .where('suggestion_people.answer', '=', 'yes')
    .where('suggestions.community_id', '=', communityId)
    .where('suggestions.program', '=', program)
    .where('suggestions.state', '=', 'open')
    .where('suggestions.id', '<>', id)
    .executeTakeFirstOrThrow();
  return Number(running.count) + Number(promised.count);
}

/** Whether all of these are in one pairing that runs, of the suggestion's program and community. */
export async function arePaired(tx: Tx, suggestion: Suggestion, users: readonly UserId[]): Promise<boolean> {
  let shared: ReadonlySet<string> | null = null;
  for (const user of users) {
    const rows = await runningOf(tx, suggestion, user).select('pairings.id').execute();
    const theirs = new Set<string>(rows.map(({ id }) => id));
    const before: ReadonlySet<string> = shared ?? theirs;
    shared = new Set([...theirs].filter((id) => before.has(id)));
  }
  return shared !== null && shared.size > 0;
}

/** The pairings that run there for this person. */
function runningOf(tx: Tx, { workspaceId, communityId, program }: Suggestion, user: UserId) {
  return peopleInPairings(tx)
    .where('pairing_people.workspace_id', '=', workspaceId)
    .where('pairing_people.user_id', '=', user)
    .where('pairing_people.left_at', 'is', null)
    .where('pairings.community_id', '=', communityId)
    .where('pairings.program', '=', program)
    .where('pairings.state', '=', 'running');
}

/** Whether one of these would rather not be matched with another of them: since they were suggested, or all along. */
export async function wouldRatherNot(
  tx: Tx,
  { workspaceId, communityId }: InCommunity,
  users: readonly UserId[],
): Promise<boolean> {
  if (users.length === 0) return false;
  const wish = await tx
    .selectFrom('mentor_avoids')
    .select('user_id')
    .where('workspace_id', '=', workspaceId)
    .where('community_id', '=', communityId)
    .where('user_id', 'in', users)
    .where('avoided_id', 'in', users)
    .executeTakeFirst();
  return wish !== undefined;
}

/** Open ones of which somebody would rather not be matched with another by now. */
export async function listAgainstWishes(tx: Tx, workspace: WorkspaceId): Promise<SuggestionId[]> {
  const rows = await tx
    .selectFrom('suggestions')
    .innerJoin('suggestion_people as one', (join) =>
      join
        .onRef('one.workspace_id', '=', 'suggestions.workspace_id')
        .onRef('one.suggestion_id', '=', 'suggestions.id'),
    )
    .innerJoin('suggestion_people as other', (join) =>
      join
        .onRef('other.workspace_id', '=', 'suggestions.workspace_id')
        .onRef('other.suggestion_id', '=', 'suggestions.id'),
    )
    .innerJoin('mentor_avoids', (join) =>
      join
        .onRef('mentor_avoids.workspace_id', '=', 'suggestions.workspace_id')
        .onRef('mentor_avoids.community_id', '=', 'suggestions.community_id')
        .onRef('mentor_avoids.user_id', '=', 'one.user_id')
        .onRef('mentor_avoids.avoided_id', '=', 'other.user_id'),
    )
    .innerJoin('communities', (join) =>
      join
        .onRef('communities.workspace_id', '=', 'suggestions.workspace_id')
        .onRef('communities.id', '=', 'suggestions.community_id'),
    )
    .select('suggestions.id')
    .distinct()
    .where('suggestions.workspace_id', '=', workspace)
    .where('suggestions.next_step_at', 'is not', null)
    .where('communities.state', '=', 'active')
    .where((it) => it.or([it('one.answer', 'is', null), it('one.answer', '=', 'yes')]))
    .where((it) => it.or([it('other.answer', 'is', null), it('other.answer', '=', 'yes')]))
    .orderBy('suggestions.id')
    .execute();
  return rows.map(({ id }) => id);
}
