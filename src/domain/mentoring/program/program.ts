import type { Tx } from '../../../db/transaction.ts';
import type { CommunityId } from '../../../ids.ts';
import { asLeader, identify } from '../../access.ts';
import { findCommunityById } from '../../communities/communities.ts';
import type { Community } from '../../communities/community.ts';
import { leadersOf } from '../../communities/leaders.ts';
import { type Actor, type Ctx, look } from '../../context.ts';
import { matchingPeople } from '../profiles/for-matching.ts';
import { skillNames } from '../skills/skills.ts';
import { type ProgramFigures, programFigures } from './figures.ts';
import { skillsWanted, type WantedSkill } from './skills-wanted.ts';
import { whatHappened } from './store.ts';

/** How a community's programs go: figures above the threshold, and nothing that names anybody. */
export interface ProgramShown {
  readonly communityId: CommunityId;
  readonly communityName: string;
  readonly programs: readonly ProgramFigures[];
  readonly skills: readonly SkillShown[];
}

export interface SkillShown extends WantedSkill {
  readonly name: string;
}

/** For leaders. @throws Refusal as asLeader. */
export async function showProgram(ctx: Ctx, actor: Actor, id: CommunityId): Promise<ProgramShown> {
  const who = await identify(ctx, actor, 'leader');
  return await look(ctx, async (tx) => shownOf(tx, (await asLeader(tx, who, id)).community));
}

/** The same for the message that a leader asked for; null where they do not lead it any more. */
export function programForMessage(
  ctx: Ctx,
  { workspaceId, userId }: Actor,
  id: CommunityId,
): Promise<ProgramShown | null> {
  return look(ctx, async (tx) => {
    const community = await findCommunityById(tx, workspaceId, id);
    if (community === null || !(await leadersOf(tx, workspaceId, id)).includes(userId)) return null;
    return await shownOf(tx, community);
  });
}

async function shownOf(tx: Tx, { workspaceId, id, name }: Community): Promise<ProgramShown> {
  const community = { workspaceId, communityId: id };
  const wanted = skillsWanted(
    await matchingPeople(tx, { ...community, users: 'all', withoutProfile: false }),
  );
  const names = await skillNames(
    tx,
    workspaceId,
    wanted.map(({ skillId }) => skillId),
  );
  return {
    communityId: id,
    communityName: name,
    programs: programFigures(await whatHappened(tx, community)),
    skills: wanted.flatMap((skill) => {
      const called = names.get(skill.skillId);
      return called === undefined ? [] : [{ ...skill, name: called }];
    }),
  };
}
