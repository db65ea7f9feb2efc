import type { Tx } from '../../db/transaction.ts';
import type { ChannelId, CommunityId, UserId } from '../../ids.ts';
import { type Identified, identify } from '../access.ts';
import { mayBelong } from '../communities/belonging.ts';
import { communitiesAround, sharedCommunities } from '../communities/communities.ts';
import type { Community } from '../communities/community.ts';
import { nowhere } from '../communities/meant.ts';
import { type Actor, type Ctx, look } from '../context.ts';
import type { Person } from '../directory.ts';
import { cleanLine, fold } from '../words.ts';
import { peopleAround } from './store-of-people.ts';

const LONGEST_NAME = 60;

/** The community in which two people meet, or why they do not: in plain words for the one who acts. */
export type Meeting =
  | { readonly community: Community; readonly whyNot: null }
  | { readonly community: null; readonly whyNot: string };

/**
 * Whether this person can write feedback to the other, or ask them for it: two members of one active community. `preferred`: the
 * community that is meant where they share several.
 */
export async function meetingOf(
  tx: Tx,
  who: Identified,
  other: Person | null,
  preferred: CommunityId | null,
): Promise<Meeting> {
  const { workspaceId, userId } = who.actor;
  const whyNot = whyNobody(who, other);
  if (other === null || whyNot !== null) return apart(whyNot ?? NOBODY);
  const shared = await sharedCommunities(tx, workspaceId, userId, other.userId);
  const open = shared.filter((community) => mayBelong(community, who.person) && mayBelong(community, other));
  const community = open.find(({ id }) => id === preferred) ?? open[0];
  if (community !== undefined) return { community, whyNot: null };
  return apart(
    `You and ${nameOf(other)} share no learning community. Feedback goes between people who learn together.`,
  );
}

const NOBODY = 'I cannot find this person in Slack. Please choose somebody else.';

function whyNobody(who: Identified, other: Person | null): string | null {
  if (other === null) return NOBODY;
  if (other.userId === who.actor.userId) return 'This is you. Please choose somebody else.';
  if (other.standing === 'bot') return `${nameOf(other)} is an app. Please choose a person.`;
  if (!other.isActive) return `The account of ${nameOf(other)} is switched off, so they could not read it.`;
  if (other.standing === 'outsider')
    return `${nameOf(other)} belongs to another organisation. Feedback stays inside yours.`;
  return null;
}

function apart(whyNot: string): Meeting {
  return { community: null, whyNot };
}

function nameOf({ name }: Person): string {
  return [...cleanLine(name)].slice(0, LONGEST_NAME).join('');
}

/**
 * In which community this person means to give or ask: the channel's where they belong to it; null where they belong to several
 * others. @throws Refusal `not_found` for those who belong nowhere.
 */
export async function communityMeant(
  ctx: Ctx,
  actor: Actor,
  channel: ChannelId | null,
): Promise<CommunityId | null> {
  await identify(ctx, actor, 'member');
  const around = await communitiesAround(ctx, actor, channel);
  if (around.length === 0) throw nowhere();
  return around.length === 1 ? (around[0]?.id ?? null) : null;
}

/** Why this person cannot write to that one or ask them, before any word is typed; null where they can. */
export async function whyNotTo(ctx: Ctx, actor: Actor, user: UserId): Promise<string | null> {
  const who = await identify(ctx, actor, 'member');
  const other = await ctx.directory.person(actor.workspaceId, user, { allowOlder: true });
  return (await look(ctx, (tx) => meetingOf(tx, who, other, null))).whyNot;
}

/** The one person with this name among those with whom this person learns: the whole name, or its first word. Null where it fits none, or several. */
export async function personNamed(ctx: Ctx, actor: Actor, typed: string): Promise<UserId | null> {
  const wanted = fold(cleanLine(typed));
  if (wanted === '') return null;
  const people = await look(ctx, (tx) => peopleAround(tx, actor.workspaceId, actor.userId));
  const named = people.map(({ userId, name }) => ({ userId, name: fold(cleanLine(name)) }));
  const whole = named.filter(({ name }) => name === wanted);
  const [found, another] =
    whole.length > 0 ? whole : named.filter(({ name }) => name.startsWith(`${wanted} `));
  return another === undefined ? (found?.userId ?? null) : null;
}
