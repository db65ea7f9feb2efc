import { writeInstant } from '../../db/instants.ts';
import type { Tx } from '../../db/transaction.ts';
import { owe } from '../../delivery/outbox.ts';
import { type ChannelId, communityId, deliveryId, type UserId } from '../../ids.ts';
import { type Identified, identify } from '../access.ts';
import { type Actor, type Ctx, change, look } from '../context.ts';
import type { Channel } from '../directory.ts';
import { rememberCommunity } from '../people/store.ts';
import { Refusal } from '../refusal.ts';
import { mayBelong } from './belonging.ts';
import type { Community } from './community.ts';
import { communityKeys } from './keys.ts';
import { followedPeople } from './members/people-in-channel.ts';
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
  const people =
    terms.belonging === 'everyone' ? await followedPeople(ctx, actor.workspaceId, channelId) : [];
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
  };
  const members = people.filter((person) => mayBelong(community, person)).map((person) => person.userId);
  const welcomeId = deliveryId.of(ctx.random.uuid());
  const now = ctx.clock.now();
  await change(ctx, actor.workspaceId, async (tx) => {
    await mustBeAllowed(tx, who, channel);
    if (!(await addCommunity(tx, community, writeInstant(now)))) throw alreadyThere(actor.userId);
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

async function mustBeAllowed(tx: Tx, who: Identified, channel: Channel): Promise<void> {
  const { workspaceId, userId } = who.actor;
  const existing = await findCommunityOfChannel(tx, workspaceId, channel.channelId);
  if (existing !== null) throw alreadyThere(existing.setUpBy, existing.name);
  if (who.person.standing === 'guest') {
    throw new Refusal(
      'not_allowed',
      'Guests cannot set a community up. Ask the person who made this channel.',
    );
  }
  if (who.person.standing === 'owner' || channel.creator === userId) return;
  if ((await inviterOf(tx, workspaceId, channel.channelId)) === userId) return;
  const creator = channel.creator === null ? 'its creator' : `<@${channel.creator}>, who made it`;
  throw new Refusal(
    'not_allowed',
    `You cannot set a community up in this channel. Three people can: ${creator}, a workspace admin, and whoever added me.`,
  );
}

function alreadyThere(setUpBy: UserId, name: string | null = null): Refusal {
  const which = name === null ? 'a community' : `the community ${name}`;
  return new Refusal(
    'conflict',
    `This channel has ${which} already: <@${setUpBy}> set it up. Type \`/learn\` to see what you can do there.`,
  );
}
