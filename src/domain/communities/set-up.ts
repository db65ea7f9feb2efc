import { writeInstant } from '../../db/instants.ts';
import type { Tx } from '../../db/transaction.ts';
import { owe } from '../../delivery/outbox.ts';
import { type ChannelId, communityId, deliveryId, type UserId } from '../../ids.ts';
import { type Identified, identify } from '../access.ts';
import { type Actor, type Ctx, change, look } from '../context.ts';
import type { Channel } from '../directory.ts';
import { namesOf, rememberCommunity } from '../people/store.ts';
import { Refusal } from '../refusal.ts';
import { mayBelong } from './belonging.ts';
import type { Community } from './community.ts';
import { communityKeys } from './keys.ts';
import { peopleInSmallChannel } from './members/people-in-channel.ts';
import { putMember } from './members/store.ts';
import { addCommunity, findCommunityOfChannel, inviterOf, saveNorms } from './store.ts';
import { MOST_WITHOUT_ASKING, type Terms } from './terms.ts';

/** What the form for setting up begins with. */
export interface SetUpOffer {
  readonly channelId: ChannelId;
  readonly channelName: string;
  /** The zone of whoever sets up; null where Slack knows none. */
  readonly zone: string | null;
  readonly belonging: Community['belonging'];
}

/**
 * Whether this person may set a community up in this channel: its creator, a workspace admin or owner, or whoever was seen
 * adding the bot. @throws Refusal that says who can.
 */
export async function offerSetUp(ctx: Ctx, actor: Actor, channelId: ChannelId): Promise<SetUpOffer> {
  const who = await identify(ctx, actor, 'leader');
  const channel = await openChannel(ctx, actor, channelId);
  await meetCreator(ctx, who, channel);
  await look(ctx, (tx) => mustBeAllowed(tx, who, channel));
  return {
    channelId,
    channelName: channel.name,
    zone: who.person.zone,
    belonging: channel.memberCount > MOST_WITHOUT_ASKING ? 'joiners' : 'everyone',
  };
}

/**
 * Sets the community up, with this person as its leader, and owes the welcome. People of the channel become members unless
 * the terms say that members join by themselves. @throws Refusal like offerSetUp; `conflict` where someone was faster.
 */
export async function setUpCommunity(
  ctx: Ctx,
  actor: Actor,
  channelId: ChannelId,
  terms: Terms,
): Promise<Community> {
  const who = await identify(ctx, actor, 'leader');
  const channel = await openChannel(ctx, actor, channelId);
  await meetCreator(ctx, who, channel);
  // Whoever is not looked up now, because they are many, comes in with the first reconciliation, minutes later.
  const isSmall = terms.belonging === 'everyone' && channel.memberCount <= MOST_WITHOUT_ASKING;
  const people = isSmall ? (await peopleInSmallChannel(ctx, actor.workspaceId, channelId)).people : [];
  const { zone, name, purpose, rhythm, belonging, guestsBelong } = terms;
  const community: Community = {
    workspaceId: actor.workspaceId,
    id: communityId.of(ctx.random.uuid()),
    channelId,
    channelName: channel.name,
    isPrivate: channel.kind === 'private',
    name,
    purpose,
    zone,
    rhythm,
    belonging,
    guestsBelong,
    restingBecause: null,
    setUpBy: actor.userId,
    asksWeekly: true,
    isLed: true,
  };
  const members = people.filter((person) => mayBelong(community, person)).map((person) => person.userId);
  const welcomeId = deliveryId.of(ctx.random.uuid());
  const now = ctx.clock.now();
  await change(ctx, actor.workspaceId, async (tx) => {
    await mustBeAllowed(tx, who, channel);
    if (!(await addCommunity(tx, community, writeInstant(now)))) throw alreadyThere('Someone', null);
    await saveNorms(tx, community.workspaceId, community.id, terms.norms);
    await addMembers(tx, community, actor.userId, members, now);
    await rememberCommunity(tx, actor.workspaceId, actor.userId, community.id);
    await owe(
      tx,
      {
        workspaceId: community.workspaceId,
        id: welcomeId,
        key: communityKeys.welcome(community.id),
        kind: 'welcome',
        to: { to: 'channel', channelId },
        subject: { communityId: community.id },
        due: now,
        notAfter: null,
      },
      now,
    );
  });
  return community;
}

async function addMembers(
  tx: Tx,
  community: Community,
  leader: UserId,
  members: readonly UserId[],
  now: Temporal.Instant,
): Promise<void> {
  const since = writeInstant(now);
  const put = (userId: UserId, role: 'leader' | 'member') =>
    putMember(
      tx,
      community.workspaceId,
      { communityId: community.id, userId, role, state: 'belongs' },
      since,
    );
  await put(leader, 'leader');
  for (const member of members) if (member !== leader) await put(member, 'member');
}

async function openChannel(ctx: Ctx, actor: Actor, channelId: ChannelId): Promise<Channel> {
  const channel = await ctx.directory.channel(actor.workspaceId, channelId);
  if (channel.kind === 'direct' || channel.kind === 'group') {
    throw new Refusal(
      'invalid',
      'A community needs a channel. Go to the one where your people meet, and try again.',
    );
  }
  if (channel.isArchived) {
    throw new Refusal('conflict', 'This channel is archived. Choose one where people can write.');
  }
  if (!channel.hasBot) {
    throw new Refusal(
      'conflict',
      'I am not in this channel yet. Type `/invite @Lyceum` here, then try again.',
    );
  }
  if (channel.isShared) {
    throw new Refusal(
      'invalid',
      'This channel is shared with another organisation. Choose one where only your own people are.',
    );
  }
  return channel;
}

/** So that whoever may not is told the name of the person who can. */
async function meetCreator(ctx: Ctx, who: Identified, { creator }: Channel): Promise<void> {
  if (creator === null || creator === who.actor.userId || who.person.standing === 'owner') return;
  await ctx.directory.person(who.actor.workspaceId, creator, { allowOlder: true }).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}

async function mustBeAllowed(tx: Tx, who: Identified, channel: Channel): Promise<void> {
  const { workspaceId, userId } = who.actor;
  const existing = await findCommunityOfChannel(tx, workspaceId, channel.channelId);
  if (existing !== null) {
    const names = await namesOf(tx, workspaceId, [existing.setUpBy]);
    throw alreadyThere(withoutMarks(names.get(existing.setUpBy) ?? 'Someone'), existing.name);
  }
  if (who.person.standing === 'guest') {
    throw new Refusal(
      'not_allowed',
      'Guests cannot set a community up. Ask the person who made this channel.',
    );
  }
  if (who.person.standing === 'owner' || channel.creator === userId) return;
  if ((await inviterOf(tx, workspaceId, channel.channelId)) === userId) return;
  const names = await namesOf(tx, workspaceId, channel.creator === null ? [] : [channel.creator]);
  const creator = channel.creator === null ? undefined : names.get(channel.creator);
  const maker = creator === undefined ? 'whoever made it' : `${withoutMarks(creator)}, who made it`;
  throw new Refusal(
    'not_allowed',
    `You cannot set a community up in this channel. These can: ${maker}, a workspace admin, and whoever added me.`,
  );
}

function alreadyThere(setUpBy: string, name: string | null): Refusal {
  const which = name === null ? 'a community' : `the community ${name}`;
  return new Refusal(
    'conflict',
    `This channel has ${which} already. ${setUpBy} set it up. Type /learn to see what you can do there.`,
  );
}

/** A name that stays a name in a sentence: no mention, no link. */
function withoutMarks(name: string): string {
  return name.replaceAll(/[<>]/g, '');
}
