import { writeInstant } from '../../../db/instants.ts';
import type { CommunityId } from '../../../ids.ts';
import { asMember, identify, whyItRests } from '../../access.ts';
import { type Actor, type Ctx, change, look } from '../../context.ts';
import { rememberCommunity } from '../../people/store.ts';
import { Refusal } from '../../refusal.ts';
import { mayBelong } from '../belonging.ts';
import type { Community } from '../community.ts';
import { findCommunity } from '../store.ts';
import { findMember, putMember } from './store.ts';

/**
 * Makes this person of the channel a member, also one who stepped out before. Joining twice changes nothing. @throws Refusal for those who may not, or who are not
 * in the channel.
 */
export async function joinCommunity(ctx: Ctx, actor: Actor, id: CommunityId): Promise<Community> {
  const who = await identify(ctx, actor, 'member');
  const now = writeInstant(ctx.clock.now());
  const community = await found(ctx, actor, id);
  const inChannel = await ctx.directory.channelMembers(actor.workspaceId, community.channelId);
  if (!inChannel.includes(actor.userId)) {
    throw new Refusal(
      'not_allowed',
      `Join the channel <#${community.channelId}> first, then press Join again.`,
    );
  }
  return await change(ctx, actor.workspaceId, async (tx) => {
    const current = await findCommunity(tx, actor.workspaceId, id);
    if (current === null) throw gone();
    if (current.restingBecause !== null) throw new Refusal('conflict', whyItRests(current));
    if (!mayBelong(current, who.person)) {
      throw new Refusal(
        'not_allowed',
        `Guests do not take part in ${current.name}. A leader can change that.`,
      );
    }
    const member = await findMember(tx, actor.workspaceId, id, actor.userId);
    await rememberCommunity(tx, actor.workspaceId, actor.userId, id);
    if (member?.state === 'belongs') return current;
    const joined = { communityId: id, userId: actor.userId, role: 'member', state: 'belongs' } as const;
    await putMember(tx, actor.workspaceId, joined, now);
    return current;
  });
}

/** Leaves the community and stays in the channel. The way back is Join. What they shared stays. */
export async function stepOut(ctx: Ctx, actor: Actor, id: CommunityId): Promise<Community> {
  const who = await identify(ctx, actor, 'member');
  const now = writeInstant(ctx.clock.now());
  return await change(ctx, actor.workspaceId, async (tx) => {
    const { community } = await asMember(tx, who, id);
    const out = { communityId: id, userId: actor.userId, role: 'member', state: 'stepped_out' } as const;
    await putMember(tx, actor.workspaceId, out, now);
    return community;
  });
}

async function found(ctx: Ctx, actor: Actor, id: CommunityId): Promise<Community> {
  const community = await look(ctx, (tx) => findCommunity(tx, actor.workspaceId, id));
  if (community === null) throw gone();
  return community;
}

function gone(): Refusal {
  return new Refusal('not_found', 'This community is no longer here.');
}
