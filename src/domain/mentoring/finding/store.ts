import type { Tx } from '../../../db/transaction.ts';
import type { SkillId, UserId } from '../../../ids.ts';
import type { InCommunity } from '../mentoring.ts';
import type { MentorIn } from '../profiles/profile.ts';
import type { ListedSkill } from '../skills/store.ts';
import { suggestionsWithPeople } from '../store-of-people-together.ts';

/** Who says that they can help with it. */
export async function listHelpers(
  tx: Tx,
  { workspaceId, communityId }: InCommunity,
  skill: SkillId,
): Promise<UserId[]> {
  const rows = await tx
    .selectFrom('mentor_skills')
    .select('user_id as userId')
    .where('workspace_id', '=', workspaceId)
    .where('community_id', '=', communityId)
    .where('direction', '=', 'helps')
    .where('skill_id', '=', skill)
    .orderBy('user_id')
    .execute();
  return rows.map(({ userId }) => userId);
}

/** A skill that somebody offers who wants to mentor, and is not paused. */
export interface Offer extends ListedSkill {
  readonly userId: UserId;
}

/** One for each mentor and skill. */
export async function listOffers(tx: Tx, { workspaceId, communityId }: InCommunity): Promise<Offer[]> {
  return await tx
    .selectFrom('mentor_skills')
    .innerJoin('skills', (join) =>
      join
        .onRef('skills.workspace_id', '=', 'mentor_skills.workspace_id')
        .onRef('skills.id', '=', 'mentor_skills.skill_id'),
    )
    .innerJoin('mentor_profiles as profile', (join) =>
      join
        .onRef('profile.workspace_id', '=', 'mentor_skills.workspace_id')
        .onRef('profile.community_id', '=', 'mentor_skills.community_id')
        .onRef('profile.user_id', '=', 'mentor_skills.user_id'),
    )
    .innerJoin('members', (join) =>
      join
        .onRef('members.workspace_id', '=', 'mentor_skills.workspace_id')
        .onRef('members.community_id', '=', 'mentor_skills.community_id')
        .onRef('members.user_id', '=', 'mentor_skills.user_id'),
    )
    .select(['mentor_skills.user_id as userId', 'skills.id', 'skills.name', 'skills.folded'])
    .where('mentor_skills.workspace_id', '=', workspaceId)
    .where('mentor_skills.community_id', '=', communityId)
    .where('mentor_skills.direction', '=', 'helps')
    .where('profile.part', 'in', ['mentor', 'both'])
    .where('profile.capacity', '>', 0)
    .where('profile.paused_because', 'is', null)
    .where('members.state', '=', 'belongs')
    .execute();
}

/** Whom this person asked by themselves, and who has not answered yet. */
export async function listAskedNow(tx: Tx, of: MentorIn): Promise<UserId[]> {
  const rows = await suggestionsWithPeople(tx)
    .select('suggestion_people.user_id as userId')
    .where('suggestions.workspace_id', '=', of.workspaceId)
    .where('suggestions.community_id', '=', of.communityId)
    .where('suggestions.state', '=', 'open')
    .where('suggestions.asked_by', '=', of.userId)
    .where('suggestion_people.user_id', '!=', of.userId)
    .orderBy('suggestion_people.user_id')
    .execute();
  return rows.map(({ userId }) => userId);
}
