import type { WebClient } from '@slack/web-api';
import { type ChannelNews, cameIntoChannel, followChannel } from '../../domain/communities/channel-life.ts';
import {
  type ComingOrGoing,
  followChanges,
  followPerson,
} from '../../domain/communities/members/following.ts';
import { forgetWorkspace } from '../../domain/communities/uninstalled.ts';
import { channelId, userId } from '../../ids.ts';
import { errorName } from '../answering.ts';
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
    await followPerson(ctx, workspaceId, comingOrGoing(event, true));
  }
}

export async function memberLeft(call: EventCall<EventOf<'member_left_channel'>>): Promise<void> {
  const { ctx, workspaceId, event, botUserId } = call;
  const channel = channelId.of(event.channel);
  if (event.user === botUserId) await followChannel(ctx, workspaceId, channel, { is: 'left' });
  else await followPerson(ctx, workspaceId, comingOrGoing(event, false));
}

function comingOrGoing(
  event: EventOf<'member_joined_channel' | 'member_left_channel'>,
  isThere: boolean,
): ComingOrGoing {
  return {
    channelId: channelId.of(event.channel),
    userId: userId.of(event.user),
    isThere,
    at: instantOf(event.event_ts),
  };
}

/** `1772442000.000200`: seconds, and micros that order what happened within one. */
function instantOf(eventTs: string): Temporal.Instant {
  const [seconds = '0', micros = '0'] = eventTs.split('.');
  return Temporal.Instant.fromEpochMilliseconds(Number(seconds) * 1000).add({
    microseconds: Number(micros.padEnd(6, '0').slice(0, 6)),
  });
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
  | 'channel_shared'
  | 'channel_unshared'
  | 'channel_id_changed'
>;

export async function channelChanged(call: EventCall<ChannelEvent>): Promise<void> {
  const heard = readChannelEvent(call.event);
  const channel = channelId.parse(heard.channel);
  if (channel !== null) await followChannel(call.ctx, call.workspaceId, channel, heard.what);
}

function readChannelEvent(event: ChannelEvent): { channel: string; what: ChannelNews } {
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
      return { channel: event.channel.id, what: { is: 'renamed' } };
    case 'channel_shared':
    case 'channel_unshared':
      return { channel: event.channel, what: { is: 'shared' } };
    case 'channel_id_changed':
      return { channel: event.old_channel_id, what: { is: 'moved', to: channelId.of(event.new_channel_id) } };
  }
}

export async function appRemoved({
  ctx,
  workspaceId,
  client,
}: EventCall<EventOf<'app_uninstalled'>>): Promise<void> {
  if (!(await isStillInstalled(client))) await forgetWorkspace(ctx, workspaceId);
}

/** Either of the two may come alone. Only the bot's own token is ours. */
export async function tokensRevoked(call: EventCall<EventOf<'tokens_revoked'>>): Promise<void> {
  const { bot } = call.event.tokens;
  if (bot === undefined || bot.length === 0 || (await isStillInstalled(call.client))) return;
  await forgetWorkspace(call.ctx, call.workspaceId);
}

const TOKEN_IS_DEAD = new Set(['account_inactive', 'invalid_auth', 'not_authed', 'token_revoked']);

/**
 * An old event may come after the app was installed again: where our token is taken, nothing is deleted. Nor where Slack does
 * not say: no answer is no proof.
 */
async function isStillInstalled(client: WebClient): Promise<boolean> {
  try {
    await client.auth.test();
    return true;
  } catch (error) {
    return !TOKEN_IS_DEAD.has(errorName(error));
  }
}
