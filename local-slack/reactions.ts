import type { Message } from './model.ts';
import { botIsIn } from './standing.ts';
import type { Workings } from './workings.ts';

const MOST_EMOJI = 50;
const NAME = /^[\p{L}\p{N}_+'-]+(::skin-tone-[2-6])?$/u;

/** Why Slack would not, or null when it is done. */
export function addReaction(w: Workings, message: Message, userId: string, name: string): string | null {
  if (!NAME.test(name)) return 'invalid_name';
  const there = message.reactions.find((reaction) => reaction.name === name);
  if (there?.users.includes(userId) === true) return 'already_reacted';
  if (there === undefined && message.reactions.length >= MOST_EMOJI) return 'too_many_emoji';
  if (there === undefined) message.reactions.push({ name, users: [userId] });
  else there.users.push(userId);
  tell(w, 'reaction_added', message, userId, name);
  return null;
}

export function removeReaction(w: Workings, message: Message, userId: string, name: string): string | null {
  const there = message.reactions.find((reaction) => reaction.name === name);
  if (there?.users.includes(userId) !== true) return 'no_reaction';
  there.users = there.users.filter((user) => user !== userId);
  message.reactions = message.reactions.filter(({ users }) => users.length > 0);
  tell(w, 'reaction_removed', message, userId, name);
  return null;
}

function tell(w: Workings, type: string, message: Message, userId: string, name: string): void {
  w.activity.note();
  const channel = w.world.channels.get(message.channelId);
  if (channel === undefined || !botIsIn(w.world, channel)) return;
  w.emit({
    event: {
      type,
      user: userId,
      reaction: name,
      item: { type: 'message', channel: message.channelId, ts: message.ts },
      item_user: message.userId,
      event_ts: w.stamps.ts(),
    },
    scopes: ['reactions:read'],
    channelId: channel.id,
  });
}
