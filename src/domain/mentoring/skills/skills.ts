import type { Tx } from '../../../db/transaction.ts';
import type { CommunityId, SkillId, WorkspaceId } from '../../../ids.ts';
import { asMember, identify } from '../../access.ts';
import { type Actor, type Ctx, look } from '../../context.ts';
import { isBlank, lengthOf } from '../../words.ts';
import type { InCommunity } from '../mentoring.ts';
import { mentoringLimits } from '../mentoring.ts';
import { foldSkill, type Skill, skillName, type WrittenSkill } from './skill.ts';
import { addSkills, findSkills, type ListedSkill, namesOfSkills, skillsLike } from './store.ts';

const MOST_OFFERED = 20;

/** Names of skills as they were first written, inside someone's transaction; of those that are gone, none. */
export function skillNames(
  tx: Tx,
  workspace: WorkspaceId,
  ids: readonly SkillId[],
): Promise<Map<SkillId, string>> {
  return namesOfSkills(tx, workspace, ids);
}

export interface SkillChoices {
  readonly known: readonly ListedSkill[];
  /** What was typed, as a skill that the list does not have yet; null where it has, or where it can be none. */
  readonly fresh: string | null;
  /** What was typed is longer than a skill may be: how long. */
  readonly tooLong: number | null;
}

/** The skills of this community that fit what a member has typed so far. @throws Refusal like asMember. */
export async function findSkillsLike(
  ctx: Ctx,
  actor: Actor,
  community: CommunityId,
  typed: string,
): Promise<SkillChoices> {
  const who = await identify(ctx, actor, 'member');
  const name = skillName(typed);
  const folded = isBlank(name) ? '' : foldSkill(name);
  const length = lengthOf(name);
  const isTooLong = length > mentoringLimits.skill;
  return await look(ctx, async (tx) => {
    await asMember(tx, who, community);
    const of = { workspaceId: actor.workspaceId, communityId: community };
    const known = await skillsLike(tx, of, folded, MOST_OFFERED);
    const isKnown = folded === '' || known.some((skill) => skill.folded === folded);
    return { known, fresh: isKnown || isTooLong ? null : name, tooLong: isTooLong ? length : null };
  });
}

/** Skills as the list has them, in the order given; what it does not have yet is put on it under the id that comes with it. */
export async function listSkills(
  tx: Tx,
  of: InCommunity,
  written: readonly (WrittenSkill & { readonly id: SkillId })[],
  now: Temporal.Instant,
): Promise<Skill[]> {
  const spellings = [...new Map(written.map((skill) => [skill.folded, skill])).values()];
  const known = await findSkills(
    tx,
    of,
    spellings.map(({ folded }) => folded),
  );
  const listed = new Map<string, Skill>(known.map(({ folded, id, name }) => [folded, { id, name }]));
  await addSkills(
    tx,
    of,
    spellings.filter(({ folded }) => !listed.has(folded)),
    now,
  );
  return written.flatMap(({ folded }) => {
    const skill = listed.get(folded) ?? spellings.find((one) => one.folded === folded);
    return skill === undefined ? [] : [{ id: skill.id, name: skill.name }];
  });
}
