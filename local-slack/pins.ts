import type { Channel, Message } from './model.ts';
import { messageShape, permalinkOf } from './shapes/message.ts';
import { botIsIn } from './standing.ts';
import type { Workings } from './workings.ts';

const MOST_PINS = 100;

/** Why Slack would not, or null when it is done. */
export function pinMessage(w: Workings, channel: Channel, message: Message, by: string): string | null {
  if (channel.pinned.some(({ ts }) => ts === message.ts)) return 'already_pinned';
  if (channel.pinned.length >= MOST_PINS) return 'too_many_pins';
  channel.pinned.push({ ts: message.ts, by, at: w.stamps.seconds() });
  tell(w, 'pin_added', channel, message, by);
  return null;
}

export function unpinMessage(w: Workings, channel: Channel, message: Message, by: string): string | null {
  if (!channel.pinned.some(({ ts }) => ts === message.ts)) return 'no_pin';
  channel.pinned = channel.pinned.filter(({ ts }) => ts !== message.ts);
  tell(w, 'pin_removed', channel, message, by);
  return null;
}

function tell(w: Workings, type: string, channel: Channel, message: Message, by: string): void {
  w.activity.note();
  if (!botIsIn(w.world, channel)) return;
  w.emit({
    event: {
      type,
      user: by,
      channel_id: channel.id,
      item: {
        type: 'message',
        channel: channel.id,
        message: { ...messageShape(w.world, message), permalink: permalinkOf(w.world, message) },
        created: w.stamps.seconds(),
        created_by: by,
      },
      pin_count: channel.pinned.length,
      event_ts: w.stamps.ts(),
    },
    scopes: ['pins:read'],
    channelId: channel.id,
  });
}
