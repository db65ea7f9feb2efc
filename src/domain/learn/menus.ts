import type { ChannelId } from '../../ids.ts';
import { checklistsOf } from '../checklist/checklists.ts';
import { mayBelong } from '../communities/belonging.ts';
import { communityFor, memberIn } from '../communities/communities.ts';
import type { Community } from '../communities/community.ts';
import { offerSetUp } from '../communities/set-up.ts';
import { type Actor, type Ctx, look } from '../context.ts';
import type { Person } from '../directory.ts';
import { canGather } from '../gather/gathering.ts';
import { Refusal } from '../refusal.ts';
import type { MemberMenu, Menu } from './menu.ts';
import { publicHomes } from './store.ts';

const MOST_ELSEWHERE = 5;

/** What this person can do in this channel, for everyone: it says what is possible and refuses nobody. */
export async function menuFor(ctx: Ctx, actor: Actor, channel: ChannelId | null): Promise<Menu> {
  const { workspaceId, userId } = actor;
  const person = await ctx.directory.person(workspaceId, userId, { allowOlder: true });
  if (person === null || person.standing === 'outsider' || person.standing === 'bot') {
    return { who: 'outsider' };
  }
  const community = await communityFor(ctx, actor, channel);
  if (community !== null) {
    const member = await memberIn(ctx, actor, community.id);
    if (!mayBelong(community, person)) return { who: 'guest' };
    if (member?.state === 'belongs') {
      return await memberMenu(ctx, actor, channel, { community, role: member.role });
    }
    return { who: 'joiner', community: { id: community.id, name: community.name } };
  }
  const whyNotHere = channel === null ? null : await whyNoSetUp(ctx, actor, channel);
  if (channel !== null && whyNotHere === null) return { who: 'founder' };
  return await visitorMenu(ctx, actor, person, whyNotHere);
}

interface Standing {
  readonly community: Community;
  readonly role: 'member' | 'leader';
}

async function memberMenu(
  ctx: Ctx,
  actor: Actor,
  channel: ChannelId | null,
  { community, role }: Standing,
): Promise<MemberMenu> {
  const isElsewhere = channel !== null && community.channelId !== channel;
  const lists = role === 'leader' ? await checklistsOf(ctx, actor) : [];
  const list = lists.find((one) => one.community.id === community.id);
  return {
    who: role,
    community: { id: community.id, name: community.name },
    isResting: community.restingBecause !== null,
    maySetUp: isElsewhere && (await whyNoSetUp(ctx, actor, channel)) === null,
    nextStep: list?.open[0] ?? null,
    mayGather: role === 'leader' && canGather(ctx),
  };
}

/** Why this person cannot set a community up in this channel, or null where they can. */
async function whyNoSetUp(ctx: Ctx, actor: Actor, channel: ChannelId): Promise<string | null> {
  try {
    await offerSetUp(ctx, actor, channel);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

async function visitorMenu(
  ctx: Ctx,
  { workspaceId }: Actor,
  { standing }: Person,
  whyNotHere: string | null,
): Promise<Menu> {
  const forGuests = standing === 'guest';
  const elsewhere = await look(ctx, (tx) =>
    publicHomes(tx, workspaceId, { limit: MOST_ELSEWHERE, forGuests }),
  );
  return forGuests && elsewhere.length === 0 ? { who: 'guest' } : { who: 'visitor', whyNotHere, elsewhere };
}
