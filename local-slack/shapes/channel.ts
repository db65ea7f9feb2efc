import type { JsonObject } from '../json.ts';
import type { Channel, World } from '../model.ts';
import { botIsIn, isShared } from '../standing.ts';

/** Slack's conversation object, as conversations.info and .list give it to the bot. */
export function channelShape(world: World, channel: Channel, withCount = false): JsonObject {
  if (channel.kind === 'im') return directShape(world, channel);
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private' || channel.kind === 'mpim',
    is_im: false,
    is_mpim: channel.kind === 'mpim',
    is_private: channel.kind !== 'public',
    created: channel.created,
    updated: channel.created * 1000,
    is_archived: channel.isArchived,
    is_general: channel.isGeneral,
    unlinked: 0,
    is_shared: isShared(channel),
    is_org_shared: false,
    is_ext_shared: isShared(channel),
    is_pending_ext_shared: false,
    pending_shared: [],
    pending_connected_team_ids: [],
    parent_conversation: null,
    context_team_id: world.teamId,
    creator: channel.creator,
    shared_team_ids: [channel.teamId, ...channel.sharedWith],
    ...(isShared(channel)
      ? { connected_team_ids: channel.sharedWith, conversation_host_id: channel.teamId }
      : {}),
    is_member: botIsIn(world, channel),
    topic: noteShape(channel, channel.topic),
    purpose: noteShape(channel, channel.purpose),
    previous_names: channel.previousNames,
    ...(withCount ? { num_members: channel.members.length } : {}),
  };
}

function directShape(world: World, channel: Channel): JsonObject {
  const other = channel.members.find((member) => member !== world.app.botUserId) ?? world.app.botUserId;
  return {
    id: channel.id,
    created: channel.created,
    is_archived: false,
    is_im: true,
    is_org_shared: false,
    context_team_id: world.teamId,
    updated: channel.created * 1000,
    user: other,
    is_user_deleted: world.users.get(other)?.deleted ?? true,
    priority: 0,
  };
}

function noteShape(channel: Channel, value: string): JsonObject {
  return {
    value,
    creator: value === '' ? '' : channel.creator,
    last_set: value === '' ? 0 : channel.created,
  };
}

/** The name that interactions and commands give: private places are not named to apps. */
export function placeName(channel: Channel): string {
  switch (channel.kind) {
    case 'public':
      return channel.name;
    case 'private':
      return 'privategroup';
    case 'im':
      return 'directmessage';
    case 'mpim':
      return channel.name;
  }
}

/** How events call the kind of a place. */
export function channelType(channel: Channel): 'channel' | 'group' | 'im' | 'mpim' {
  switch (channel.kind) {
    case 'public':
      return 'channel';
    case 'private':
      return 'group';
    default:
      return channel.kind;
  }
}
