import type { Tx } from '../../../db/transaction.ts';
import { refresh } from '../../../delivery/outbox.ts';
import type { ChannelId, CommunityId } from '../../../ids.ts';
import { asReader, identify } from '../../access.ts';
import { communitiesAround } from '../../communities/communities.ts';
import type { Community } from '../../communities/community.ts';
import { nowhere } from '../../communities/meant.ts';
import { type Actor, type Ctx, change } from '../../context.ts';
import { pauseProfile, resumeProfile } from './pausing.ts';
import { type MentorIn, mentorIn, noProfile, type PausedBecause, profileKeys } from './profile.ts';
import { findStanding } from './store.ts';

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

/** The same in one community, by its button. @throws Refusal like asReader, and `not_found` where they have no profile. */
export async function pauseIn(ctx: Ctx, actor: Actor, id: CommunityId): Promise<Community> {
  return await inOne(ctx, actor, id, async (tx, of, standing) => {
    if (standing.pausedBecause === null) await pauseProfile(tx, of, 'own');
  });
}

/** The same back. */
export async function resumeIn(ctx: Ctx, actor: Actor, id: CommunityId): Promise<Community> {
  return await inOne(ctx, actor, id, (tx, of) => resumeProfile(tx, of));
}

/**
 * The one tap back, under the word that we paused them at that instant; twice is once.
 * @throws Refusal as for the others.
 */
export async function comeBack(
  ctx: Ctx,
  actor: Actor,
  id: CommunityId,
  pausedAt: Temporal.Instant,
): Promise<void> {
  const now = ctx.clock.now();
  await inOne(ctx, actor, id, async (tx, of) => {
    await resumeProfile(tx, of);
    await refresh(tx, actor.workspaceId, profileKeys.paused(of, pausedAt), now);
  });
}

type Act = (
  tx: Tx,
  of: MentorIn,
  standing: { readonly pausedBecause: PausedBecause | null },
) => Promise<void>;

async function inOne(ctx: Ctx, actor: Actor, id: CommunityId, act: Act): Promise<Community> {
  const who = await identify(ctx, actor, 'member');
  return await change(ctx, actor.workspaceId, async (tx) => {
    const { community } = await asReader(tx, who, id);
    const of = mentorIn(actor, id);
    const standing = await findStanding(tx, of);
    if (standing === null) throw noProfile(community.name);
    await act(tx, of, standing);
    return community;
  });
}

async function inAllAround(
  ctx: Ctx,
  actor: Actor,
  channel: ChannelId | null,
  act: Act,
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
