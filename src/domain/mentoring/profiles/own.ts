import { type CommunityId, skillId } from '../../../ids.ts';
import { asMember, asReader, identify } from '../../access.ts';
import type { Community } from '../../communities/community.ts';
import { type Actor, type Ctx, change, look } from '../../context.ts';
import { rememberCommunity } from '../../people/store.ts';
import type { WrittenSkill } from '../skills/skill.ts';
import { listSkills } from '../skills/skills.ts';
import { removeUnusedSkills } from '../skills/store.ts';
import { type MentorProfile, mentorIn } from './profile.ts';
import { type SaidInSlack, saidInSlack } from './slack-fields.ts';
import { findLatestElsewhere, findProfile, putProfile, removeProfile } from './store.ts';
import { countMentees } from './store-of-matching.ts';
import { checkProfile, type TypedProfile } from './wording.ts';

/** What a member sees of their profile in one community. */
export interface OwnProfile {
  readonly community: Community;
  /** Null where they have none yet. */
  readonly profile: MentorProfile | null;
  /** What they said last in another community, to begin with here; null where they have a profile here, or none. */
  readonly elsewhere: { readonly communityName: string; readonly profile: MentorProfile } | null;
  /** Where their days pass, and whether they chose it for this community. IANA. */
  readonly zone: string;
  readonly isOwnZone: boolean;
  /** How many they mentor now. */
  readonly mentees: number;
  readonly inSlack: SaidInSlack;
}

/** For themselves alone, also while the community rests. @throws Refusal like asReader. */
export async function ownProfile(ctx: Ctx, actor: Actor, id: CommunityId): Promise<OwnProfile> {
  const who = await identify(ctx, actor, 'member');
  const inSlack = await saidInSlack(ctx, actor, id);
  return await look(ctx, async (tx) => {
    const { community, member } = await asReader(tx, who, id);
    const of = mentorIn(actor, id);
    const profile = await findProfile(tx, of);
    return {
      community,
      profile,
      elsewhere: profile === null ? await findLatestElsewhere(tx, of) : null,
      zone: member.zone ?? who.person.zone ?? community.zone,
      isOwnZone: member.zone !== null,
      mentees: await countMentees(tx, of),
      inSlack,
    };
  });
}

/** What somebody hears when their profile was saved. */
export interface SavedProfile {
  readonly community: Community;
  readonly profile: MentorProfile;
  readonly mentees: number;
}

/**
 * Keeps what a member says of themselves, whole. Fewer mentees than they have now is fine: what runs goes on.
 * @throws Refusal like asMember, and at `wants`, `helps`, `learns`, `capacity`, `experience`, `languages`, `hours`, `hopes`, `team`, `manager`
 * and `avoids`.
 */
export async function saveProfile(
  ctx: Ctx,
  actor: Actor,
  id: CommunityId,
  typed: TypedProfile,
): Promise<SavedProfile> {
  const who = await identify(ctx, actor, 'member');
  const said = checkProfile(typed, actor.userId);
  const withIds = (skills: readonly WrittenSkill[]) =>
    skills.map((skill) => ({ ...skill, id: skillId.of(ctx.random.uuid()) }));
  const inSlack = await saidInSlack(ctx, actor, id);
  const [helps, learns] = [withIds(said.helps), withIds(said.learns)];
  const now = ctx.clock.now();
  return await change(ctx, actor.workspaceId, async (tx) => {
    const { community } = await asMember(tx, who, id);
    const of = mentorIn(actor, id);
    const skills = {
      helps: await listSkills(tx, of, helps, now),
      learns: await listSkills(tx, of, learns, now),
    };
    const before = await findProfile(tx, of);
    const whole = {
      ...said,
      ...skills,
      team: inSlack.team ?? (said.team === undefined ? (before?.team ?? null) : said.team),
      managerId:
        inSlack.managerId ?? (said.managerId === undefined ? (before?.managerId ?? null) : said.managerId),
    };
    await putProfile(tx, of, whole, now);
    await removeUnusedSkills(tx, of);
    await rememberCommunity(tx, actor.workspaceId, actor.userId, id);
    return {
      community,
      profile: { ...whole, pausedBecause: before?.pausedBecause ?? null },
      mentees: await countMentees(tx, of),
    };
  });
}

/** Takes back all that they said. Pairings go on, and what was suggested can still be answered. @throws Refusal like asReader. */
export async function deleteProfile(ctx: Ctx, actor: Actor, id: CommunityId): Promise<Community> {
  const who = await identify(ctx, actor, 'member');
  return await change(ctx, actor.workspaceId, async (tx) => {
    const { community } = await asReader(tx, who, id);
    const of = mentorIn(actor, id);
    await removeProfile(tx, of);
    await removeUnusedSkills(tx, of);
    return community;
  });
}
