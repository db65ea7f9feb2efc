import { newChannel } from '../channels.ts';
import { groupMessage, newConversation } from '../conversation.ts';
import { CannotDo, type Deeds } from '../gestures.ts';
import type { JsonObject } from '../json.ts';
import { joinChannel, leaveChannel } from '../membership.ts';
import { addMessage } from '../messages.ts';
import type { Channel } from '../model.ts';
import { botSees, directMessage } from '../standing.ts';
import type { Workings } from '../workings.ts';
import { activeUser, visibleTo } from './payload.ts';
import { share } from './sharing.ts';
import { escaped } from './typed.ts';

type ChannelDeeds = Pick<
  Deeds,
  | 'join'
  | 'leave'
  | 'invite'
  | 'kick'
  | 'createChannel'
  | 'openConversation'
  | 'archive'
  | 'unarchive'
  | 'rename'
  | 'setTopic'
  | 'deleteChannel'
  | 'convertToShared'
>;

const NAME = /^[\p{Ll}\p{Lo}\p{N}_-]{1,80}$/u;

/** What people do with channels. */
export function channelDeeds(w: Workings): ChannelDeeds {
  return {
    join: (userId, channelId) => {
      const user = activeUser(w, userId);
      const channel = channelFor(w, userId, channelId);
      if (channel.kind !== 'public') throw new CannotDo('private channels are by invitation');
      if (channel.isArchived) throw new CannotDo('this channel is archived');
      joinChannel(w, channel, user.id, null);
    },
    leave: (userId, channelId) => leaveChannel(w, needChannel(channelFor(w, userId, channelId)), userId),
    invite: (byUserId, channelId, userIds) => {
      const channel = needChannel(ownChannel(w, byUserId, channelId));
      for (const userId of userIds) joinChannel(w, channel, invited(w, channel, userId), byUserId);
    },
    kick: (byUserId, channelId, userId) =>
      leaveChannel(w, needChannel(ownChannel(w, byUserId, channelId)), userId),
    createChannel: (userId, { name, isPrivate = false }) => {
      activeUser(w, userId);
      needFreeName(w, name);
      const channel = newChannel(w, { name, creator: userId, isPrivate });
      tell(w, channel, 'channel_created', {
        channel: { id: channel.id, name, created: channel.created, creator: userId },
      });
      return channel;
    },
    openConversation: (userIds) => conversationOf(w, [...new Set(userIds)]),
    archive: (userId, channelId) => {
      const channel = needChannel(ownChannel(w, userId, channelId));
      if (channel.isGeneral) throw new CannotDo('#general cannot be archived');
      channel.isArchived = true;
      tell(w, channel, 'archive', { channel: channel.id, user: userId });
    },
    unarchive: (userId, channelId) => {
      const channel = channelFor(w, userId, channelId);
      channel.isArchived = false;
      tell(w, channel, 'unarchive', { channel: channel.id, user: userId });
    },
    rename: (userId, channelId, name) => {
      const channel = needChannel(ownChannel(w, userId, channelId));
      needFreeName(w, name);
      channel.previousNames = [channel.name, ...channel.previousNames];
      channel.name = name;
      const { id, created } = channel;
      tell(w, channel, 'rename', { channel: { id, name, name_normalized: name, created } });
    },
    setTopic: (userId, channelId, topic) => {
      const channel = ownChannel(w, userId, channelId);
      channel.topic = topic;
      const text = `set the channel topic: ${escaped(topic)}`;
      addMessage(w, { channel, userId, text, subtype: 'channel_topic' });
    },
    deleteChannel: (userId, channelId) => {
      const channel = channelFor(w, userId, channelId);
      const user = activeUser(w, userId);
      if (!user.isAdmin && !user.isOwner) throw new CannotDo('only admins delete channels');
      tell(w, channel, 'deleted', { channel: channel.id, actor_id: userId });
      w.world.channels.delete(channel.id);
      w.world.messages.delete(channel.id);
    },
    convertToShared: (channelId, teamId, options = {}) => share(w, channelId, teamId, options.newId === true),
  };
}

/** The one that these people have, or a new one. */
function conversationOf(w: Workings, userIds: readonly string[]): Channel {
  const ids = userIds.map((id) => userInWorld(w, id));
  const [one = '', other = ''] = ids;
  if (ids.length < 2) throw new CannotDo('a conversation needs two people');
  const there = ids.length === 2 ? directMessage(w.world, one, other) : groupMessage(w.world, ids);
  return there ?? newConversation(w, ids);
}

function userInWorld({ world }: Workings, userId: string): string {
  const user = world.users.get(userId);
  if (user === undefined || user.deleted) throw new CannotDo(`there is nobody ${userId} to invite`);
  return userId;
}

/** People of other organisations only where theirs shares the channel. */
function invited(w: Workings, channel: Channel, userId: string): string {
  const teamId = w.world.users.get(userInWorld(w, userId))?.teamId ?? '';
  if (teamId !== channel.teamId && !channel.sharedWith.includes(teamId))
    throw new CannotDo(`${channel.name} is not shared with the workspace of ${userId}`);
  return userId;
}

function channelFor(w: Workings, userId: string, channelId: string): Channel {
  return visibleTo(w, activeUser(w, userId), channelId);
}

function ownChannel(w: Workings, userId: string, channelId: string): Channel {
  const channel = channelFor(w, userId, channelId);
  if (!channel.members.includes(userId)) throw new CannotDo(`not a member of ${channel.name}`);
  return channel;
}

/** Who is in a direct conversation stays in it. */
function needChannel(channel: Channel): Channel {
  if (channel.kind === 'im' || channel.kind === 'mpim')
    throw new CannotDo('that works in channels, not in direct messages');
  return channel;
}

function needFreeName({ world }: Workings, name: string): void {
  if (!NAME.test(name)) throw new CannotDo(`“${name}” is no name for a channel`);
  if ([...world.channels.values()].some((channel) => channel.name === name))
    throw new CannotDo(`there is a channel ${name}`);
}

/** Events of public channels and their twins for private ones. */
function tell(
  w: Workings,
  channel: Channel,
  what: 'archive' | 'unarchive' | 'rename' | 'deleted' | 'channel_created',
  event: JsonObject,
): void {
  w.activity.note();
  if (!botSees(w.world, channel)) return;
  const isPublic = channel.kind === 'public';
  if (what === 'channel_created' && !isPublic) return;
  const type = what === 'channel_created' ? what : `${isPublic ? 'channel' : 'group'}_${what}`;
  w.emit({
    event: { type, ...event, event_ts: w.stamps.ts() },
    scopes: [isPublic ? 'channels:read' : 'groups:read'],
    channelId: channel.id,
  });
}
