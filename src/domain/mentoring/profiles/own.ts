import type { Tx } from '../../../db/transaction.ts';
import { refresh } from '../../../delivery/outbox.ts';
import { type ChannelId, type CommunityId, skillId } from '../../../ids.ts';
import { asMember, asReader, identify } from '../../access.ts';
import { communitiesAround } from '../../communities/communities.ts';
import type { Community } from '../../communities/community.ts';
import { nowhere } from '../../communities/meant.ts';
import { type Actor, type Ctx, change, look } from '../../context.ts';
import { rememberCommunity } from '../../people/store.ts';
import type { WrittenSkill } from '../skills/skill.ts';
import { listSkills } from '../skills/skills.ts';
import { removeUnusedSkills } from '../skills/store.ts';
import { pauseProfile, resumeProfile } from './pausing.ts';
import { type MentorIn, type MentorProfile, noProfile, type PausedBecause, profileKeys } from './profile.ts';
import { findProfile, findStanding, putProfile, removeProfile } from './store.ts';
import { countMentees } from './store-of-matching.ts';
import { checkProfile, type TypedProfile } from './wording.ts';

/** What a member sees of their profile in one community. */
export interface OwnProfile {
  readonly community: Community;
  /** Null where they have none yet. */
  readonly profile: MentorProfile | null;
  /** Where their days pass, and whether they chose it for this community. IANA. */
  readonly zone: string;
  readonly isOwnZone: boolean;
  /** Whom they mentor now. */
  readonly mentees: number;
}

/** For themselves alone, also while the community rests. @throws Refusal like asReader. */
export async function ownProfile(ctx: Ctx, actor: Actor, id: CommunityId): Promise<OwnProfile> {
  const who = await identify(ctx, actor, 'member');
  return await look(ctx, async (tx) => {
    const { community, member } = await asReader(tx, who, id);
    const of = mentorIn(actor, id);
    return {
      community,
      profile: await findProfile(tx, of),
      zone: member.zone ?? who.person.zone ?? community.zone,
      isOwnZone: member.zone !== null,
      mentees: await countMentees(tx, of),
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
  const [helps, learns] = [withIds(said.helps), withIds(said.learns)];
  const now = ctx.clock.now();
  return await change(ctx, actor.workspaceId, async (tx) => {
    const { community } = await asMember(tx, who, id);
    const of = mentorIn(actor, id);
    const skills = {
      helps: await listSkills(tx, of, helps, now),
      learns: await listSkills(tx, of, learns, now),
    };
    await putProfile(tx, of, { ...said, ...skills }, now);
    await removeUnusedSkills(tx, of);
    await rememberCommunity(tx, actor.workspaceId, actor.userId, id);
    const standing = await findStanding(tx, of);
    return {
      community,
      profile: { ...said, ...skills, pausedBecause: standing?.pausedBecause ?? null },
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

/**
 * Nobody is suggested to them until they resume: in the community of this home channel, elsewhere in all where they have a profile.
 * @returns those communities. @throws Refusal `not_found` where they belong to none, or have a profile in none of these.
 */
export async function pauseOwn(ctx: Ctx, actor: Actor, channel: ChannelId | null): Promise<Community[]> {
  return await inAllAround(ctx, actor, channel, async (tx, of, standing) => {
    if (standing.pausedBecause === null) await pauseProfile(tx, of, 'own');
  });
}

/** They may be suggested again. Which communities, and what is thrown: as for pausing. */
export async function resumeOwn(ctx: Ctx, actor: Actor, channel: ChannelId | null): Promise<Community[]> {
  return await inAllAround(ctx, actor, channel, (tx, of) => resumeProfile(tx, of));
}

async function inAllAround(
  ctx: Ctx,
  actor: Actor,
  channel: ChannelId | null,
  act: (tx: Tx, of: MentorIn, standing: { readonly pausedBecause: PausedBecause | null }) => Promise<void>,
): Promise<Community[]> {
  await identify(ctx, actor, 'member');
  const around = await communitiesAround(ctx, actor, channel);
  const [first] = around;
  if (first === undefined) throw nowhere();
  return await change(ctx, actor.workspaceId, async (tx) => {
    const done: Community[] = [];
    for (const community of around) {
      const of = mentorIn(actor, community.id);
      const standing = await findStanding(tx, of);
      if (standing === null) continue;
      await act(tx, of, standing);
      done.push(community);
    }
    if (done.length === 0) throw noProfile(around.length === 1 ? first.name : null);
    return done;
  });
}

/**
 * The one tap back, under the word that we paused them at that instant; twice is once.
 * @throws Refusal like asReader, and `not_found` where they have no profile.
 */
export async function comeBack(
  ctx: Ctx,
  actor: Actor,
  id: CommunityId,
  pausedAt: Temporal.Instant,
): Promise<Community> {
  const who = await identify(ctx, actor, 'member');
  const now = ctx.clock.now();
  return await change(ctx, actor.workspaceId, async (tx) => {
    const { community } = await asReader(tx, who, id);
    const of = mentorIn(actor, id);
    if ((await findStanding(tx, of)) === null) throw noProfile(community.name);
    await resumeProfile(tx, of);
    await refresh(tx, actor.workspaceId, profileKeys.paused(of, pausedAt), now);
    return community;
  });
}

function mentorIn({ workspaceId, userId }: Actor, communityId: CommunityId): MentorIn {
  return { workspaceId, communityId, userId };
}
