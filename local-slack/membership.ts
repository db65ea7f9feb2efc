import type { Channel } from './model.ts';
import { botIsIn } from './standing.ts';
import type { Workings } from './workings.ts';

/** Someone comes into a channel. Nothing happens where they are in it. */
export function joinChannel(w: Workings, channel: Channel, userId: string, inviter: string | null): void {
  if (channel.members.includes(userId)) return;
  channel.members.push(userId);
  w.activity.note();
  tell(w, channel, 'member_joined_channel', userId, inviter);
}

export function leaveChannel(w: Workings, channel: Channel, userId: string): void {
  if (!channel.members.includes(userId)) return;
  const botHeard = botIsIn(w.world, channel);
  channel.members = channel.members.filter((member) => member !== userId);
  w.activity.note();
  // The bot is told of its own leaving too, by an event of its own.
  if (userId === w.world.app.botUserId) tellBotLeft(w, channel);
  else if (botHeard) tell(w, channel, 'member_left_channel', userId, null);
}

function tell(
  w: Workings,
  channel: Channel,
  type: 'member_joined_channel' | 'member_left_channel',
  userId: string,
  inviter: string | null,
): void {
  if (!botIsIn(w.world, channel) || channel.kind === 'im' || channel.kind === 'mpim') return;
  w.emit({
    event: {
      type,
      user: userId,
      channel: channel.id,
      channel_type: channel.kind === 'public' ? 'C' : 'G',
      team: w.world.users.get(userId)?.teamId ?? w.world.teamId,
      ...(inviter === null ? {} : { inviter }),
      event_ts: w.stamps.ts(),
    },
    scopes: [channel.kind === 'public' ? 'channels:read' : 'groups:read'],
    channelId: channel.id,
  });
}

function tellBotLeft(w: Workings, channel: Channel): void {
  const isPublic = channel.kind === 'public';
  const scopes = [isPublic ? 'channels:read' : 'groups:read'];
  w.emit({
    event: {
      type: isPublic ? 'channel_left' : 'group_left',
      channel: channel.id,
      actor_id: w.world.app.botUserId,
      event_ts: w.stamps.ts(),
    },
    scopes,
    channelId: channel.id,
  });
  w.emit({
    event: {
      type: 'member_left_channel',
      user: w.world.app.botUserId,
      channel: channel.id,
      channel_type: isPublic ? 'C' : 'G',
      team: w.world.teamId,
      event_ts: w.stamps.ts(),
    },
    scopes,
    channelId: channel.id,
  });
}
