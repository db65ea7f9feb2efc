import { writeInstant } from '../../../db/instants.ts';
import type { MentorProfileRow } from '../../../db/tables-of-mentoring.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { SkillId, UserId } from '../../../ids.ts';
import type { Skill } from '../skills/skill.ts';
import type { MentorIn, MentorProfile, PausedBecause } from './profile.ts';

/** Null where they have none. Says nothing of rights: it holds what is private. */
export async function findProfile(tx: Tx, of: MentorIn): Promise<MentorProfile | null> {
  const row = await tx
    .selectFrom('mentor_profiles')
    .selectAll()
    .where('workspace_id', '=', of.workspaceId)
    .where('community_id', '=', of.communityId)
    .where('user_id', '=', of.userId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    wants: row.part,
    capacity: row.capacity,
    helps: await skillsOf(tx, of, 'helps'),
    learns: await skillsOf(tx, of, 'learns'),
    experience: row.experience,
    languages: await languagesOf(tx, of),
    hoursAMonth: row.hours_a_month,
    hopes: row.hopes,
    team: row.team,
    managerId: row.manager_id,
    avoids: await avoidedBy(tx, of),
    pausedBecause: row.paused_because,
  };
}

/** What they said last in another community; null where they have no profile anywhere else. */
export async function findLatestElsewhere(
  tx: Tx,
  of: MentorIn,
): Promise<{ readonly communityName: string; readonly profile: MentorProfile } | null> {
  const row = await tx
    .selectFrom('mentor_profiles')
    .innerJoin('communities', (join) =>
      join
        .onRef('communities.workspace_id', '=', 'mentor_profiles.workspace_id')
        .onRef('communities.id', '=', 'mentor_profiles.community_id'),
    )
    .select(['communities.id', 'communities.name'])
    .where('mentor_profiles.workspace_id', '=', of.workspaceId)
    .where('mentor_profiles.user_id', '=', of.userId)
    .where('mentor_profiles.community_id', '!=', of.communityId)
    .orderBy('mentor_profiles.updated_at', 'desc')
    .orderBy('communities.id')
    .limit(1)
    .executeTakeFirst();
  const profile = row === undefined ? null : await findProfile(tx, { ...of, communityId: row.id });
  return row === undefined || profile === null ? null : { communityName: row.name, profile };
}

async function skillsOf(tx: Tx, of: MentorIn, direction: 'helps' | 'learns'): Promise<Skill[]> {
  return await tx
    .selectFrom('mentor_skills')
    .innerJoin('skills', (join) =>
      join
        .onRef('skills.workspace_id', '=', 'mentor_skills.workspace_id')
        .onRef('skills.id', '=', 'mentor_skills.skill_id'),
    )
    .select(['skills.id', 'skills.name'])
    .where('mentor_skills.workspace_id', '=', of.workspaceId)
    .where('mentor_skills.community_id', '=', of.communityId)
    .where('mentor_skills.user_id', '=', of.userId)
    .where('mentor_skills.direction', '=', direction)
    .orderBy('skills.folded')
    .execute();
}

async function languagesOf(tx: Tx, of: MentorIn): Promise<string[]> {
  const rows = await tx
    .selectFrom('mentor_languages')
    .select('language')
    .where('workspace_id', '=', of.workspaceId)
    .where('community_id', '=', of.communityId)
    .where('user_id', '=', of.userId)
    .orderBy('language')
    .execute();
  return rows.map(({ language }) => language);
}

async function avoidedBy(tx: Tx, of: MentorIn): Promise<UserId[]> {
  const rows = await tx
    .selectFrom('mentor_avoids')
    .select('avoided_id')
    .where('workspace_id', '=', of.workspaceId)
    .where('community_id', '=', of.communityId)
    .where('user_id', '=', of.userId)
    .orderBy('avoided_id')
    .execute();
  return rows.map(({ avoided_id }) => avoided_id);
}

/** What a member says anew; pausing and waiting stay as they are. */
export type SaidOfSelf = Omit<MentorProfile, 'pausedBecause'>;

/** Keeps a profile whole: what it said before is gone. */
export async function putProfile(
  tx: Tx,
  of: MentorIn,
  said: SaidOfSelf,
  now: Temporal.Instant,
): Promise<void> {
  const key = keyOf(of);
  const written = {
    part: said.wants,
    capacity: said.capacity,
    experience: said.experience,
    hours_a_month: said.hoursAMonth,
    hopes: said.hopes,
    team: said.team,
    manager_id: said.managerId,
    updated_at: writeInstant(now),
  };
  await tx
    .insertInto('mentor_profiles')
    .values({ ...key, ...written, paused_because: null, silences: 0, waits_since: null })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'community_id', 'user_id']).doUpdateSet(written),
    )
    .execute();
  await putSkills(tx, of, 'helps', said.helps);
  await putSkills(tx, of, 'learns', said.learns);
  await removeFrom(tx, 'mentor_languages', of);
  const languages = said.languages.map((language) => ({ ...key, language }));
  if (languages.length > 0) await tx.insertInto('mentor_languages').values(languages).execute();
  await removeFrom(tx, 'mentor_avoids', of);
  const avoids = said.avoids.map((avoided_id) => ({ ...key, avoided_id }));
  if (avoids.length > 0) await tx.insertInto('mentor_avoids').values(avoids).execute();
}

async function putSkills(
  tx: Tx,
  of: MentorIn,
  direction: 'helps' | 'learns',
  skills: readonly Pick<Skill, 'id'>[],
): Promise<void> {
  await tx
    .deleteFrom('mentor_skills')
    .where('workspace_id', '=', of.workspaceId)
    .where('community_id', '=', of.communityId)
    .where('user_id', '=', of.userId)
    .where('direction', '=', direction)
    .execute();
  const rows = skills.map(({ id }) => ({ ...keyOf(of), direction, skill_id: id }));
  if (rows.length > 0) await tx.insertInto('mentor_skills').values(rows).execute();
}

/** Adds one to what they want to learn; nothing changes where it is there. */
export async function addWanted(tx: Tx, of: MentorIn, skill: SkillId): Promise<void> {
  await tx
    .insertInto('mentor_skills')
    .values({ ...keyOf(of), direction: 'learns', skill_id: skill })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** With all that hangs on it. */
export async function removeProfile(tx: Tx, of: MentorIn): Promise<void> {
  await removeFrom(tx, 'mentor_profiles', of);
}

async function removeFrom(
  tx: Tx,
  table: 'mentor_profiles' | 'mentor_languages' | 'mentor_avoids',
  of: MentorIn,
): Promise<void> {
  await tx
    .deleteFrom(table)
    .where('workspace_id', '=', of.workspaceId)
    .where('community_id', '=', of.communityId)
    .where('user_id', '=', of.userId)
    .execute();
}

/** How a profile stands beside what its owner says in it. */
export interface Standing {
  readonly pausedBecause: PausedBecause | null;
  readonly silences: number;
  readonly waitsSince: Temporal.Instant | null;
}

/** Null where they have no profile. */
export async function findStanding(
  tx: Tx,
  of: MentorIn,
): Promise<Pick<Standing, 'pausedBecause' | 'silences'> | null> {
  const row = await tx
    .selectFrom('mentor_profiles')
    .select(['paused_because', 'silences'])
    .where('workspace_id', '=', of.workspaceId)
    .where('community_id', '=', of.communityId)
    .where('user_id', '=', of.userId)
    .executeTakeFirst();
  return row === undefined ? null : { pausedBecause: row.paused_because, silences: row.silences };
}

/** Changes nothing where they have no profile. */
export async function saveStanding(tx: Tx, of: MentorIn, standing: Partial<Standing>): Promise<void> {
  const { pausedBecause, silences, waitsSince } = standing;
  const to: Partial<MentorProfileRow> = {
    ...(pausedBecause === undefined ? {} : { paused_because: pausedBecause }),
    ...(silences === undefined ? {} : { silences }),
    ...(waitsSince === undefined
      ? {}
      : { waits_since: waitsSince === null ? null : writeInstant(waitsSince) }),
  };
  await tx
    .updateTable('mentor_profiles')
    .set(to)
    .where('workspace_id', '=', of.workspaceId)
    .where('community_id', '=', of.communityId)
    .where('user_id', '=', of.userId)
    .execute();
}

function keyOf({ workspaceId, communityId, userId }: MentorIn) {
  return { workspace_id: workspaceId, community_id: communityId, user_id: userId };
}
