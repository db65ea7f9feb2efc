import type { Tx } from '../../../db/transaction.ts';
import type { UserId } from '../../../ids.ts';
import type { InCommunity, Program, ReasonForNo, WishedPart } from '../mentoring.ts';
import {
  pairingsWithPeople,
  peopleInPairings,
  peopleInSuggestions,
  suggestionsWithPeople,
} from '../store-of-people-together.ts';
import type { MentorIn } from './profile.ts';

/** More than these are found among all of a community instead, so that a query takes them. */
const MOST_NAMED = 500;

/** `all` of a community, or some of it. */
export type Those = readonly UserId[] | 'all';

/** A member as matching needs them, without lists. */
export interface MatchableMember {
  readonly userId: UserId;
  readonly zone: string;
  /** Null where they have no profile. */
  readonly profile: {
    readonly wants: WishedPart;
    readonly capacity: number;
    readonly experience: number | null;
    readonly hoursAMonth: number | null;
    readonly team: string | null;
    readonly managerId: UserId | null;
    readonly waits: boolean;
  } | null;
}

/** Members who may be matched, in id order: not paused, active, and no guests where guests do not belong. */
export async function listMatchable(
  tx: Tx,
  { workspaceId, communityId }: InCommunity,
  those: Those,
): Promise<MatchableMember[]> {
  const query = tx
    .selectFrom('members')
    .innerJoin('communities', (join) =>
      join
        .onRef('communities.workspace_id', '=', 'members.workspace_id')
        .onRef('communities.id', '=', 'members.community_id'),
    )
    .innerJoin('people', (join) =>
      join
        .onRef('people.workspace_id', '=', 'members.workspace_id')
        .onRef('people.user_id', '=', 'members.user_id'),
    )
    .leftJoin('mentor_profiles as profile', (join) =>
      join
        .onRef('profile.workspace_id', '=', 'members.workspace_id')
        .onRef('profile.community_id', '=', 'members.community_id')
        .onRef('profile.user_id', '=', 'members.user_id'),
    )
    .select([
      'members.user_id as userId',
      'profile.part',
      'profile.capacity',
      'profile.experience',
      'profile.hours_a_month',
      'profile.team',
      'profile.manager_id',
      'profile.waits_since',
    ])
    .select((one) => one.fn.coalesce('members.zone', 'people.zone', 'communities.zone').as('zone'))
    .where('members.workspace_id', '=', workspaceId)
    .where('members.community_id', '=', communityId)
    .where('members.state', '=', 'belongs')
    .where('people.is_active', '=', 1)
    .where('people.standing', 'in', ['owner', 'regular', 'guest'])
    .where((one) => one.or([one('people.standing', '!=', 'guest'), one('communities.guests_belong', '=', 1)]))
    .where('profile.paused_because', 'is', null)
    .orderBy('members.user_id');
  const named = nameable(those);
  const rows = await (named === null ? query : query.where('members.user_id', 'in', named)).execute();
  return rows.filter(among(those)).map(({ userId, zone, ...row }) => ({
    userId,
    zone,
    profile:
      row.part === null || row.capacity === null
        ? null
        : {
            wants: row.part,
            capacity: row.capacity,
            experience: row.experience,
            hoursAMonth: row.hours_a_month,
            team: row.team,
            managerId: row.manager_id,
            waits: row.waits_since !== null,
          },
  }));
}

/** What they can help with and want to learn. */
export async function listSkillsOfMany(tx: Tx, { workspaceId, communityId }: InCommunity, those: Those) {
  const query = tx
    .selectFrom('mentor_skills')
    .select(['user_id as userId', 'direction', 'skill_id as skillId'])
    .where('workspace_id', '=', workspaceId)
    .where('community_id', '=', communityId);
  const named = nameable(those);
  return await (named === null ? query : query.where('user_id', 'in', named)).execute();
}

export async function listLanguagesOfMany(tx: Tx, { workspaceId, communityId }: InCommunity, those: Those) {
  const query = tx
    .selectFrom('mentor_languages')
    .select(['user_id as userId', 'language'])
    .where('workspace_id', '=', workspaceId)
    .where('community_id', '=', communityId);
  const named = nameable(those);
  return await (named === null ? query : query.where('user_id', 'in', named)).execute();
}

/** Whom each mentors now, or may soon: once for each mentee of a running pairing, and each suggestion that can still become one. */
export async function listMentees(
  tx: Tx,
  { workspaceId, communityId }: InCommunity,
  those: Those,
): Promise<{ readonly userId: UserId; readonly program: Program }[]> {
  const running = await pairingsOf(tx, those)
    .select(['pairing_people.user_id as userId', 'pairings.program'])
    .where('pairings.workspace_id', '=', workspaceId)
    .where('pairings.community_id', '=', communityId)
    .where('pairings.state', '=', 'running')
    .where('pairing_people.part', '=', 'mentor')
    .execute();
  const possible = await suggestionsOf(tx, those)
    .select(['suggestion_people.user_id as userId', 'suggestions.program'])
    .where('suggestions.workspace_id', '=', workspaceId)
    .where('suggestions.community_id', '=', communityId)
    .where('suggestions.state', '=', 'open')
    .where('suggestion_people.part', '=', 'mentor')
    .where((one) =>
      one.or([one('suggestion_people.answer', 'is', null), one('suggestion_people.answer', '=', 'yes')]),
    )
    .execute();
  return [...running, ...possible];
}

/** How many mentees somebody has in pairings that run. */
export async function countMentees(tx: Tx, of: MentorIn): Promise<number> {
  const row = await peopleInPairings(tx)
    .select((one) => one.fn.countAll<number | string>().as('mentees'))
    .where('pairings.workspace_id', '=', of.workspaceId)
    .where('pairings.community_id', '=', of.communityId)
    .where('pairings.state', '=', 'running')
    .where('pairings.program', '=', 'mentoring')
    .where('pairing_people.part', '=', 'mentor')
    .where('pairing_people.user_id', '=', of.userId)
    .executeTakeFirstOrThrow();
  return Number(row.mentees);
}

/** What each gave as reasons when they said no. */
export async function listReasonsForNo(
  tx: Tx,
  { workspaceId, communityId }: InCommunity,
  those: Those,
): Promise<{ readonly userId: UserId; readonly why: ReasonForNo }[]> {
  const query = peopleInSuggestions(tx)
    .select(['suggestion_people.user_id as userId', 'suggestion_people.why'])
    .distinct()
    .where('suggestions.workspace_id', '=', workspaceId)
    .where('suggestions.community_id', '=', communityId)
    .where('suggestion_people.why', 'is not', null);
  const named = nameable(those);
  const rows = await (named === null
    ? query
    : query.where('suggestion_people.user_id', 'in', named)
  ).execute();
  return rows.flatMap(({ userId, why }) => (why === null ? [] : [{ userId, why }]));
}

/** Who would rather not be matched with whom. */
export async function listWishes(
  tx: Tx,
  { workspaceId, communityId }: InCommunity,
): Promise<{ readonly userId: UserId; readonly avoidedId: UserId }[]> {
  return await tx
    .selectFrom('mentor_avoids')
    .select(['user_id as userId', 'avoided_id as avoidedId'])
    .where('workspace_id', '=', workspaceId)
    .where('community_id', '=', communityId)
    .execute();
}

/** Those of each suggestion that was not taken back and did not become a pairing, person by person. */
export async function listSuggested(tx: Tx, { workspaceId, communityId }: InCommunity, those: Those) {
  return await suggestionsOf(tx, those)
    .select([
      'suggestions.id',
      'suggestions.program',
      'suggestions.state',
      'suggestion_people.user_id as userId',
      'suggestion_people.answer',
    ])
    .where('suggestions.workspace_id', '=', workspaceId)
    .where('suggestions.community_id', '=', communityId)
    .where('suggestions.state', 'in', ['open', 'declined', 'expired'])
    .execute();
}

/** Those of each pairing in these programs, running or ended, person by person; the oldest pairing first. */
export async function listPaired(
  tx: Tx,
  { workspaceId, communityId }: InCommunity,
  programs: readonly Program[],
  those: Those,
) {
  return await pairingsOf(tx, those)
    .select(['pairings.id', 'pairings.round_id as roundId', 'pairing_people.user_id as userId'])
    .where('pairings.workspace_id', '=', workspaceId)
    .where('pairings.community_id', '=', communityId)
    .where('pairings.program', 'in', programs)
    .orderBy('pairings.began_at')
    .orderBy('pairings.id')
    .orderBy('pairing_people.user_id')
    .execute();
}

/** How many profiles there say something of what the hard rules look at. */
export async function countKnown(
  tx: Tx,
  { workspaceId, communityId }: InCommunity,
): Promise<{ readonly managers: number; readonly teams: number; readonly languages: number }> {
  const profiles = await tx
    .selectFrom('mentor_profiles')
    .select((one) => [one.fn.count('manager_id').as('managers'), one.fn.count('team').as('teams')])
    .where('workspace_id', '=', workspaceId)
    .where('community_id', '=', communityId)
    .executeTakeFirstOrThrow();
  const { languages } = await tx
    .selectFrom('mentor_languages')
    .select((one) => one.fn.countAll().as('languages'))
    .where('workspace_id', '=', workspaceId)
    .where('community_id', '=', communityId)
    .executeTakeFirstOrThrow();
  return {
    managers: Number(profiles.managers),
    teams: Number(profiles.teams),
    languages: Number(languages),
  };
}

/** Suggestions with those of their people. */
function suggestionsOf(tx: Tx, those: Those) {
  const named = nameable(those);
  return named === null
    ? suggestionsWithPeople(tx)
    : peopleInSuggestions(tx).where('suggestion_people.user_id', 'in', named);
}

/** Pairings with those of their people. */
function pairingsOf(tx: Tx, those: Those) {
  const named = nameable(those);
  return named === null
    ? pairingsWithPeople(tx)
    : peopleInPairings(tx).where('pairing_people.user_id', 'in', named);
}

function nameable(those: Those): readonly UserId[] | null {
  return those === 'all' || those.length > MOST_NAMED ? null : those;
}

function among(those: Those): (member: { readonly userId: UserId }) => boolean {
  if (those === 'all') return () => true;
  const named = new Set(those);
  return ({ userId }) => named.has(userId);
}
