import { sql } from 'kysely';
import { writeInstant } from '../../../db/instants.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { SkillId, WorkspaceId } from '../../../ids.ts';
import { lengthOf } from '../../words.ts';
import type { InCommunity } from '../mentoring.ts';
import type { Skill, WrittenSkill } from './skill.ts';

/** A skill of the list with the form that all its spellings share. */
export interface ListedSkill extends Skill {
  readonly folded: string;
}

/** Those of the list that these are spellings of, in no order. */
export async function findSkills(
  tx: Tx,
  { workspaceId, communityId }: InCommunity,
  folded: readonly string[],
): Promise<ListedSkill[]> {
  if (folded.length === 0) return [];
  return await tx
    .selectFrom('skills')
    .select(['id', 'name', 'folded'])
    .where('workspace_id', '=', workspaceId)
    .where('community_id', '=', communityId)
    .where('folded', 'in', folded)
    .execute();
}

/** Puts skills on the list, where no spelling of them is there. */
export async function addSkills(
  tx: Tx,
  { workspaceId, communityId }: InCommunity,
  skills: readonly (WrittenSkill & { readonly id: SkillId })[],
  now: Temporal.Instant,
): Promise<void> {
  if (skills.length === 0) return;
  const rows = skills.map(({ id, name, folded }) => ({
    workspace_id: workspaceId,
    id,
    community_id: communityId,
    name,
    folded,
    created_at: writeInstant(now),
  }));
  await tx
    .insertInto('skills')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['workspace_id', 'community_id', 'folded']).doNothing())
    .execute();
}

/** The skills of the list that hold this folded text: itself first, then those that begin with it, then by how many have them. */
export async function skillsLike(
  tx: Tx,
  { workspaceId, communityId }: InCommunity,
  typed: string,
  limit: number,
): Promise<ListedSkill[]> {
  const inside = `%${typed.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const begins = sql<number>`case
    when skills.folded = ${typed} then 0
    when substr(skills.folded, 1, ${lengthOf(typed)}) = ${typed} then 1
    else 2 end`;
  const rows = await tx
    .selectFrom('skills')
    .innerJoin('mentor_skills', (join) =>
      join
        .onRef('mentor_skills.workspace_id', '=', 'skills.workspace_id')
        .onRef('mentor_skills.skill_id', '=', 'skills.id'),
    )
    .select(['skills.id', 'skills.name', 'skills.folded'])
    .select((select) => select.fn.countAll().as('uses'))
    .where('skills.workspace_id', '=', workspaceId)
    .where('skills.community_id', '=', communityId)
    .where(sql<boolean>`skills.folded like ${inside} escape '\\'`)
    .groupBy(['skills.id', 'skills.name', 'skills.folded'])
    .orderBy(begins)
    .orderBy('uses', 'desc')
    .orderBy('skills.folded')
    .limit(limit)
    .execute();
  return rows.map(({ id, name, folded }) => ({ id, name, folded }));
}

/** Names as they were first written; of those that are gone, none. */
export async function namesOfSkills(
  tx: Tx,
  workspace: WorkspaceId,
  ids: readonly SkillId[],
): Promise<Map<SkillId, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('skills')
    .select(['id', 'name'])
    .where('workspace_id', '=', workspace)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Takes off the list what nobody has in their profile any more: it holds what people say of themselves, and nothing else. */
export async function removeUnusedSkills(tx: Tx, { workspaceId, communityId }: InCommunity): Promise<void> {
  await tx
    .deleteFrom('skills')
    .where('workspace_id', '=', workspaceId)
    .where('community_id', '=', communityId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('mentor_skills')
            .select('mentor_skills.skill_id')
            .whereRef('mentor_skills.workspace_id', '=', 'skills.workspace_id')
            .whereRef('mentor_skills.skill_id', '=', 'skills.id'),
        ),
      ),
    )
    .execute();
}
