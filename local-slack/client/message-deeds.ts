import { CannotDo, type Deeds } from '../gestures.ts';
import { addMessage, changeMessage, removeMessage } from '../messages.ts';
import type { Channel, Message, User } from '../model.ts';
import { pinMessage, unpinMessage } from '../pins.ts';
import { addReaction, removeReaction } from '../reactions.ts';
import { isBotDm } from '../standing.ts';
import type { Workings } from '../workings.ts';
import { activeUser, messageSeenBy, visibleTo } from './payload.ts';
import { asTypedInMessage } from './typed.ts';

type MessageDeeds = Pick<
  Deeds,
  'postAsUser' | 'editAsUser' | 'deleteAsUser' | 'react' | 'unreact' | 'pin' | 'unpin'
>;

/** What people do with messages. */
export function messageDeeds(w: Workings): MessageDeeds {
  return {
    postAsUser: (userId, channelId, text, options = {}) => {
      const user = activeUser(w, userId);
      const channel = writableBy(w, user, channelId);
      if (text.trim() === '') throw new CannotDo('Slack sends no empty message');
      const threadTs = options.threadTs ?? null;
      if (threadTs !== null) needThread(messageSeenBy(w, user, channelId, threadTs));
      return addMessage(w, { channel, userId, text: asTypedInMessage(w.world, userId, text), threadTs });
    },
    editAsUser: (userId, channelId, ts, text) => {
      const message = ownMessage(w, userId, channelId, ts);
      changeMessage(w, message, userId, { text: asTypedInMessage(w.world, userId, text) });
    },
    deleteAsUser: (userId, channelId, ts) => {
      const user = activeUser(w, userId);
      const message = messageSeenBy(w, user, channelId, ts);
      if (message.userId !== userId && !user.isAdmin && !user.isOwner)
        throw new CannotDo(`${user.name} did not write this message`);
      removeMessage(w, message);
    },
    react: (userId, channelId, ts, emoji) => {
      refuse(addReaction(w, seen(w, userId, channelId, ts), userId, emoji));
    },
    unreact: (userId, channelId, ts, emoji) => {
      refuse(removeReaction(w, seen(w, userId, channelId, ts), userId, emoji));
    },
    pin: (userId, channelId, ts) => {
      const message = seen(w, userId, channelId, ts);
      refuse(pinMessage(w, writableBy(w, activeUser(w, userId), channelId), message, userId));
    },
    unpin: (userId, channelId, ts) => {
      const message = seen(w, userId, channelId, ts);
      refuse(unpinMessage(w, writableBy(w, activeUser(w, userId), channelId), message, userId));
    },
  };
}

function seen(w: Workings, userId: string, channelId: string, ts: string): Message {
  return messageSeenBy(w, activeUser(w, userId), channelId, ts);
}

/** A place where this person may write. @throws CannotDo */
export function writableBy(w: Workings, user: User, channelId: string): Channel {
  const channel = visibleTo(w, user, channelId);
  if (!channel.members.includes(user.id)) throw new CannotDo(`${user.name} is not in ${channel.name}`);
  if (channel.isArchived) throw new CannotDo(`${channel.name} is archived`);
  const { hasMessagesTab, messagesAreReadOnly } = w.manifest;
  if (isBotDm(w.world, channel) && (!hasMessagesTab || messagesAreReadOnly))
    throw new CannotDo('sending messages to this app has been turned off');
  return channel;
}

function ownMessage(w: Workings, userId: string, channelId: string, ts: string): Message {
  const message = seen(w, userId, channelId, ts);
  if (message.userId !== userId) throw new CannotDo('people edit only what they wrote');
  return message;
}

/** @throws CannotDo where this message is a reply itself */
export function needThread(message: Message): void {
  if (message.threadTs !== null && message.threadTs !== message.ts)
    throw new CannotDo('a reply has no thread of its own');
}

function refuse(error: string | null): void {
  if (error !== null) throw new CannotDo(error);
}
