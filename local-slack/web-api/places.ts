import type { Channel, Message, User } from '../model.ts';
import { channelType } from '../shapes/channel.ts';
import { botIsIn, botSees, isBotDm } from '../standing.ts';
import { ApiError, type Call, missingScope } from './call.ts';

/** A conversation that the bot can see. @throws ApiError channel_not_found */
export function visibleChannel({ world }: Call, id: string): Channel {
  const channel = world.channels.get(id);
  if (channel === undefined || !botSees(world, channel)) throw new ApiError('channel_not_found');
  return channel;
}

/** A conversation that the bot is in. @throws ApiError channel_not_found, not_in_channel */
export function joinedChannel(call: Call, id: string): Channel {
  const channel = visibleChannel(call, id);
  if (!botIsIn(call.world, channel)) throw new ApiError('not_in_channel');
  return channel;
}

/** @throws ApiError message_not_found */
export function messageIn({ world }: Call, channel: Channel, ts: string): Message {
  const message = world.messages.get(channel.id)?.get(ts);
  if (message === undefined || message.subtype === 'tombstone') throw new ApiError('message_not_found');
  return message;
}

/** @throws ApiError user_not_found */
export function userOf({ world }: Call, id: string): User {
  const user = world.users.get(id);
  if (user === undefined) throw new ApiError('user_not_found');
  return user;
}

const SCOPE_WORDS = { channel: 'channels', group: 'groups', im: 'im', mpim: 'mpim' } as const;

/** `channels:read`, `groups:history`: which right a place of this kind needs. */
function scopeFor(channel: Channel, right: 'read' | 'history' | 'write'): string {
  return `${SCOPE_WORDS[channelType(channel)]}:${right}`;
}

/** @throws ApiError missing_scope */
export function needScopeFor({ world }: Call, channel: Channel, right: 'read' | 'history'): void {
  const needed = scopeFor(channel, right);
  if (!world.app.scopes.includes(needed)) throw missingScope(world.app.scopes, needed);
}

export const READ_SCOPES = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];
export const HISTORY_SCOPES = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];

/** @throws ApiError messages_tab_disabled where the app lets nobody write with it. */
export function needMessagesTab(call: Call, channel: Channel): void {
  if (isBotDm(call.world, channel) && !call.manifest.hasMessagesTab)
    throw new ApiError('messages_tab_disabled');
}
