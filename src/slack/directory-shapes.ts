import type { ConversationsInfoResponse, UsersInfoResponse } from '@slack/web-api';
import type { Channel, Person } from '../domain/directory.ts';
import { isZone } from '../domain/time.ts';
import { type ChannelId, type UserId, userId, type WorkspaceId } from '../ids.ts';

type SlackUser = NonNullable<UsersInfoResponse['user']>;
type SlackChannel = NonNullable<ConversationsInfoResponse['channel']>;

/** Slackbot says of itself that it is no bot. */
const SLACKBOT = 'USLACKBOT';

/** What we keep of Slack's user object, as users.info and the user events give it. */
export function personOf(user: SlackUser, workspace: WorkspaceId): Person {
  const id = userId.of(user.id ?? '');
  return {
    userId: id,
    name: user.profile?.display_name || user.profile?.real_name || user.real_name || user.name || id,
    // A zone newer than our runtime is as good as none: the community's then serves.
    zone: user.tz !== undefined && isZone(user.tz) ? user.tz : null,
    standing: standingOf(user, id, workspace),
    isActive: user.deleted !== true,
  };
}

function standingOf(user: SlackUser, id: UserId, workspace: WorkspaceId): Person['standing'] {
  if (user.is_bot === true || id === SLACKBOT) return 'bot';
  const isOfOurs = user.team_id === workspace || user.enterprise_user?.enterprise_id === workspace;
  if (user.is_stranger === true || !isOfOurs) return 'outsider';
  if (user.is_restricted === true || user.is_ultra_restricted === true) return 'guest';
  return user.is_admin === true || user.is_owner === true ? 'owner' : 'regular';
}

export function channelOf(channel: SlackChannel, id: ChannelId): Channel {
  return {
    channelId: id,
    name: channel.name ?? '',
    creator: userId.parse(channel.creator),
    kind: kindOf(channel),
    isArchived: channel.is_archived === true,
    isShared: channel.is_ext_shared === true || channel.is_pending_ext_shared === true,
    hasBot: channel.is_member === true,
    memberCount: channel.num_members ?? 0,
  };
}

/** A conversation outside of channels, of which nothing more is asked or needed. */
export function conversationOf(id: ChannelId, kind: 'direct' | 'group'): Channel {
  return {
    channelId: id,
    name: '',
    creator: null,
    kind,
    isArchived: false,
    isShared: false,
    hasBot: false,
    memberCount: 0,
  };
}

function kindOf(channel: SlackChannel): Channel['kind'] {
  if (channel.is_im === true) return 'direct';
  if (channel.is_mpim === true) return 'group';
  return channel.is_private === true ? 'private' : 'public';
}
