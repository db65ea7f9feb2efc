import { writeInstant } from '../../db/instants.ts';
import type { Tx } from '../../db/transaction.ts';
import { refresh, refreshAll } from '../../delivery/outbox.ts';
import type { CommunityId, UserId } from '../../ids.ts';
import { asLeader, type Identified, identify } from '../access.ts';
import { type Actor, type Ctx, change, look } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { mayBelong } from './belonging.ts';
import type { Community } from './community.ts';
import { communityKeys } from './keys.ts';
import { findMember, listLeaders, markMembersUnlooked, putMember, saveLed } from './members/store.ts';
import { findCommunity, listNorms, saveNorms, saveNormsLookedAt, saveTerms } from './store.ts';
import type { Terms } from './terms.ts';

/** What leaders see of their community's settings. */
export interface CommunitySettings {
  readonly community: Community;
  readonly norms: readonly string[];
  readonly leaders: readonly UserId[];
  /** Whether the viewer leads it, rather than being a workspace owner who looks after it. */
  readonly leads: boolean;
}

/** @throws Refusal for those who neither lead the community nor own the workspace. */
export async function communitySettings(ctx: Ctx, actor: Actor, id: CommunityId): Promise<CommunitySettings> {
  const who = await identify(ctx, actor, 'leader');
  return await look(ctx, async (tx) => {
    const community = await asLeaderOrOwner(tx, who, id);
    const leaders = await listLeaders(tx, actor.workspaceId, id);
    const norms = await listNorms(tx, actor.workspaceId, id);
    return { community, norms, leaders, leads: leaders.includes(actor.userId) };
  });
}

/**
 * Saves what the leaders say about the community; the welcome in the channel follows. Where more people belong now, they come in
 * within minutes; where fewer may join by themselves, members stay.
 */
export async function changeTerms(ctx: Ctx, actor: Actor, id: CommunityId, terms: Terms): Promise<Community> {
  const who = await identify(ctx, actor, 'leader');
  const now = ctx.clock.now();
  return await change(ctx, actor.workspaceId, async (tx) => {
    const { community } = await asLeader(tx, who, id);
    const { name, purpose, zone, rhythm, belonging, guestsBelong } = terms;
    const changed = { ...community, name, purpose, zone, rhythm, belonging, guestsBelong };
    await saveTerms(tx, changed);
    await saveNorms(tx, actor.workspaceId, id, terms.norms);
    await saveNormsLookedAt(tx, actor.workspaceId, id, writeInstant(now));
    await markMembersUnlooked(tx, actor.workspaceId, id);
    await refresh(tx, actor.workspaceId, communityKeys.welcome(id), now);
    await refreshAll(tx, actor.workspaceId, communityKeys.agreements(id), now);
    return changed;
  });
}

/** The agreement stays as it is for another quarter. */
export async function keepAgreement(ctx: Ctx, actor: Actor, id: CommunityId): Promise<void> {
  const who = await identify(ctx, actor, 'leader');
  const now = ctx.clock.now();
  await change(ctx, actor.workspaceId, async (tx) => {
    await asLeader(tx, who, id);
    await saveNormsLookedAt(tx, actor.workspaceId, id, writeInstant(now));
    await refreshAll(tx, actor.workspaceId, communityKeys.agreements(id), now);
  });
}

/** Makes another person of the channel a leader too. Leaders and workspace owners may. Naming a leader again changes nothing. */
export async function nameLeader(ctx: Ctx, actor: Actor, id: CommunityId, named: UserId): Promise<Community> {
  const who = await identify(ctx, actor, 'leader');
  const person = await ctx.directory.person(actor.workspaceId, named);
  const now = writeInstant(ctx.clock.now());
  const before = await look(ctx, (tx) => asLeaderOrOwner(tx, who, id));
  const inChannel = await ctx.directory.channelMembers(actor.workspaceId, before.channelId);
  return await change(ctx, actor.workspaceId, async (tx) => {
    const community = await asLeaderOrOwner(tx, who, id);
    const isThere = person !== null && inChannel.includes(named) && mayBelong(community, person);
    if (!isThere || person.standing === 'guest') {
      throw new Refusal(
        'invalid',
        'Choose someone of the channel. Guests, apps and people of other organisations cannot lead.',
        'leader',
      );
    }
    const member = await findMember(tx, actor.workspaceId, id, named);
    if (member?.state === 'stepped_out') {
      throw new Refusal(
        'conflict',
        'This person stepped out of the community. Ask them first; they come back with Join.',
        'leader',
      );
    }
    await saveLed(tx, actor.workspaceId, id, now);
    if (member?.state === 'belongs' && member.role === 'leader') return community;
    const leads = { communityId: id, userId: named, role: 'leader', state: 'belongs' } as const;
    await putMember(tx, actor.workspaceId, leads, now);
    return community;
  });
}

/** Stops leading and stays a member. The last leader may too: then the workspace's owners are asked. */
export async function stepDown(ctx: Ctx, actor: Actor, id: CommunityId): Promise<Community> {
  const who = await identify(ctx, actor, 'leader');
  const now = writeInstant(ctx.clock.now());
  return await change(ctx, actor.workspaceId, async (tx) => {
    const { community } = await asLeader(tx, who, id);
    const stays = { communityId: id, userId: actor.userId, role: 'member', state: 'belongs' } as const;
    await putMember(tx, actor.workspaceId, stays, now);
    return community;
  });
}

async function asLeaderOrOwner(tx: Tx, who: Identified, id: CommunityId): Promise<Community> {
  const { workspaceId, userId } = who.actor;
  const community = await findCommunity(tx, workspaceId, id);
  const member = community === null ? null : await findMember(tx, workspaceId, id, userId);
  const belongs = member?.state === 'belongs';
  const leads = belongs && member.role === 'leader';
  if (community !== null && (leads || who.person.standing === 'owner')) return community;
  // From outside, a community that is not there and one that is nobody else's to know of look alike.
  throw community !== null && belongs
    ? new Refusal('not_allowed', `Only leaders of ${community.name} can do this.`)
    : new Refusal('not_found', 'You are not in this community, or it is no longer here.');
}
