import { type CommunityId, skillId } from '../../../ids.ts';
import { asMember, identify } from '../../access.ts';
import { type Actor, type Ctx, change } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import { mentoringLimits } from '../mentoring.ts';
import { mentorIn, noProfile } from '../profiles/profile.ts';
import { addWanted, findProfile } from '../profiles/store.ts';
import { listSkills } from '../skills/skills.ts';
import { readSkill } from './finding.ts';

/**
 * Puts a skill on what a member wants to learn. Twice is once. @returns its name, as the list has it.
 * @throws Refusal like asMember, `not_found` where they have no profile, and `invalid` at `skill` where there is no room for more.
 */
export async function wantSkill(ctx: Ctx, actor: Actor, id: CommunityId, typed: string): Promise<string> {
  const who = await identify(ctx, actor, 'member');
  const written = { ...readSkill(typed), id: skillId.of(ctx.random.uuid()) };
  const now = ctx.clock.now();
  return await change(ctx, actor.workspaceId, async (tx) => {
    const { community } = await asMember(tx, who, id);
    const of = mentorIn(actor, id);
    const profile = await findProfile(tx, of);
    if (profile === null) throw noProfile(community.name);
    const [skill] = await listSkills(tx, of, [written], now);
    if (skill === undefined) throw new TypeError('a skill was listed and is not there');
    const isThere = profile.learns.some((one) => one.id === skill.id);
    if (!isThere && profile.learns.length >= mentoringLimits.skillsADirection) {
      throw new Refusal(
        'invalid',
        `Your profile has ${mentoringLimits.skillsADirection} skills to learn already. Take one out in \`/mentor\` first.`,
        'skill',
      );
    }
    await addWanted(tx, of, skill.id);
    return skill.name;
  });
}
