import {
  type ChannelChange,
  cameIntoChannel,
  followChannel,
  forgetWorkspace,
} from '../../domain/communities/channel-life.ts';
import { followChanges, followPerson } from '../../domain/communities/members/following.ts';
import { channelId, userId } from '../../ids.ts';
import type { EventCall } from '../calls.ts';
import { personOf } from '../directory-shapes.ts';
import type { EventOf } from '../surface.ts';

/** Events are hints: they may come twice, late, or never. The daily reconciliation finds what they did not tell. */

export async function memberJoined(call: EventCall<EventOf<'member_joined_channel'>>): Promise<void> {
  const { ctx, workspaceId, event, botUserId } = call;
  const channel = channelId.of(event.channel);
  if (event.user === botUserId) {
    await cameIntoChannel(ctx, workspaceId, channel, userId.parse(event.inviter));
  } else {
    await followPerson(ctx, workspaceId, channel, userId.of(event.user), true);
  }
}

export async function memberLeft(call: EventCall<EventOf<'member_left_channel'>>): Promise<void> {
  const { ctx, workspaceId, event, botUserId } = call;
  const channel = channelId.of(event.channel);
  if (event.user === botUserId) await followChannel(ctx, workspaceId, channel, { is: 'left' });
  else await followPerson(ctx, workspaceId, channel, userId.of(event.user), false);
}

export async function userChanged(call: EventCall<EventOf<'user_change'>>): Promise<void> {
  await followChanges(call.ctx, call.workspaceId, personOf(call.event.user, call.workspaceId));
}

type ChannelEvent = EventOf<
  | 'channel_archive'
  | 'group_archive'
  | 'channel_unarchive'
  | 'group_unarchive'
  | 'channel_deleted'
  | 'group_deleted'
  | 'channel_left'
  | 'group_left'
  | 'channel_rename'
  | 'group_rename'
  | 'channel_id_changed'
>;

export async function channelChanged(call: EventCall<ChannelEvent>): Promise<void> {
  const heard = readChannelEvent(call.event);
  const channel = channelId.parse(heard.channel);
  if (channel !== null) await followChannel(call.ctx, call.workspaceId, channel, heard.what);
}

function readChannelEvent(event: ChannelEvent): { channel: string; what: ChannelChange } {
  switch (event.type) {
    case 'channel_archive':
    case 'group_archive':
      return { channel: event.channel, what: { is: 'archived' } };
    case 'channel_unarchive':
    case 'group_unarchive':
      return { channel: event.channel, what: { is: 'opened' } };
    case 'channel_deleted':
    case 'group_deleted':
      return { channel: event.channel, what: { is: 'deleted' } };
    case 'channel_left':
    case 'group_left':
      return { channel: event.channel, what: { is: 'left' } };
    case 'channel_rename':
    case 'group_rename':
      return { channel: event.channel.id, what: { is: 'renamed', name: event.channel.name } };
    case 'channel_id_changed':
      return { channel: event.old_channel_id, what: { is: 'moved', to: channelId.of(event.new_channel_id) } };
  }
}

export async function appRemoved(call: EventCall<EventOf<'app_uninstalled'>>): Promise<void> {
  await forgetWorkspace(call.ctx, call.workspaceId);
}

/** Either of the two may come alone. Only the bot's own token is ours. */
export async function tokensRevoked(call: EventCall<EventOf<'tokens_revoked'>>): Promise<void> {
  const { bot } = call.event.tokens;
  if (bot !== undefined && bot.length > 0) await forgetWorkspace(call.ctx, call.workspaceId);
}
