import { withIds } from './block-ids.ts';
import { forgetShares, noteShares } from './files.ts';
import type { JsonObject } from './json.ts';
import type { Channel, Message, Metadata } from './model.ts';
import { channelType } from './shapes/channel.ts';
import { messageShape } from './shapes/message.ts';
import { botIsIn } from './standing.ts';
import type { Workings } from './workings.ts';

export interface Draft {
  readonly channel: Channel;
  readonly userId: string;
  readonly text: string;
  readonly blocks?: readonly JsonObject[];
  readonly attachments?: readonly JsonObject[];
  readonly metadata?: Metadata | null;
  readonly threadTs?: string | null;
  readonly isBroadcast?: boolean;
  readonly subtype?: string;
  readonly files?: readonly string[];
}

/** Puts a message into its place and tells the app. The caller has checked that its author may. */
export function addMessage(w: Workings, draft: Draft): Message {
  const author = w.world.users.get(draft.userId);
  const message: Message = {
    ts: w.stamps.ts(),
    channelId: draft.channel.id,
    threadTs: draft.threadTs ?? null,
    subtype: draft.subtype ?? null,
    userId: draft.userId,
    botId: author?.botId ?? null,
    appId: author?.appId ?? null,
    text: draft.text,
    blocks: withIds(w.stamps, draft.blocks ?? []),
    attachments: [...(draft.attachments ?? [])],
    metadata: draft.metadata ?? null,
    reactions: [],
    edited: null,
    files: [...(draft.files ?? [])],
    replies: [],
    isBroadcast: draft.isBroadcast ?? false,
  };
  const messages = w.world.messages.get(draft.channel.id) ?? new Map<string, Message>();
  w.world.messages.set(draft.channel.id, messages);
  messages.set(message.ts, message);
  noteShares(w.world, message);
  const parent = message.threadTs === null ? undefined : messages.get(message.threadTs);
  if (parent !== undefined) {
    parent.threadTs = parent.ts;
    parent.replies.push(message.ts);
  }
  w.activity.note();
  tellOf(w, draft.channel, { ...messageShape(w.world, message), channel: draft.channel.id }, message.ts);
  tellOfMention(w, draft.channel, message);
  return message;
}

export function changeMessage(
  w: Workings,
  message: Message,
  by: string,
  change: Partial<Pick<Message, 'text' | 'attachments' | 'metadata'>> & { blocks?: readonly JsonObject[] },
): void {
  const previous = messageShape(w.world, message);
  if (change.text !== undefined) message.text = change.text;
  if (change.blocks !== undefined) message.blocks = withIds(w.stamps, change.blocks);
  if (change.attachments !== undefined) message.attachments = change.attachments;
  if (change.metadata !== undefined) message.metadata = change.metadata;
  const ts = w.stamps.ts();
  message.edited = { by, ts };
  tellOfChange(w, message, {
    subtype: 'message_changed',
    message: messageShape(w.world, message),
    previous_message: previous,
    ts,
  });
}

/** A thread's first message leaves a tombstone as long as it has replies. */
export function removeMessage(w: Workings, message: Message): void {
  const messages = w.world.messages.get(message.channelId);
  const channel = w.world.channels.get(message.channelId);
  if (messages === undefined || channel === undefined) return;
  const previous = messageShape(w.world, message);
  const ts = w.stamps.ts();
  channel.pinned = channel.pinned.filter((pin) => pin.ts !== message.ts);
  forgetShares(w.world, message);
  if (message.replies.length > 0) messages.set(message.ts, tombstoneOf(message));
  else messages.delete(message.ts);
  if (message.threadTs !== null && message.threadTs !== message.ts)
    forgetReply(messages, message.threadTs, message.ts);
  tellOfChange(w, message, {
    subtype: 'message_deleted',
    deleted_ts: message.ts,
    previous_message: previous,
    ts,
  });
}

function tombstoneOf(message: Message): Message {
  return {
    ...message,
    subtype: 'tombstone',
    userId: 'USLACKBOT',
    botId: null,
    appId: null,
    text: 'This message was deleted.',
    blocks: [],
    attachments: [],
    metadata: null,
    reactions: [],
    edited: null,
    files: [],
  };
}

function forgetReply(messages: Map<string, Message>, parentTs: string, ts: string): void {
  const parent = messages.get(parentTs);
  if (parent === undefined) return;
  parent.replies = parent.replies.filter((reply) => reply !== ts);
  if (parent.replies.length > 0) return;
  parent.threadTs = null;
  if (parent.subtype === 'tombstone') messages.delete(parentTs);
}

function tellOfChange(w: Workings, message: Message, change: JsonObject): void {
  w.activity.note();
  const channel = w.world.channels.get(message.channelId);
  if (channel === undefined) return;
  const ts = typeof change.ts === 'string' ? change.ts : message.ts;
  tellOf(w, channel, { type: 'message', hidden: true, channel: channel.id, ...change }, ts);
}

const SUBSCRIPTIONS = {
  channel: 'message.channels',
  group: 'message.groups',
  im: 'message.im',
  mpim: 'message.mpim',
} as const;
const HISTORY = {
  channel: 'channels:history',
  group: 'groups:history',
  im: 'im:history',
  mpim: 'mpim:history',
} as const;

function tellOf(w: Workings, channel: Channel, event: JsonObject, eventTs: string): void {
  if (!botIsIn(w.world, channel)) return;
  const kind = channelType(channel);
  w.emit({
    subscription: SUBSCRIPTIONS[kind],
    event: { ...event, type: 'message', event_ts: eventTs, channel_type: kind },
    scopes: [HISTORY[kind]],
    channelId: channel.id,
  });
}

function tellOfMention(w: Workings, channel: Channel, message: Message): void {
  const { botUserId } = w.world.app;
  if (message.userId === botUserId || channel.kind === 'im' || !botIsIn(w.world, channel)) return;
  if (!message.text.includes(`<@${botUserId}>`)) return;
  const { subtype: _, ...shape } = messageShape(w.world, message);
  w.emit({
    event: { ...shape, type: 'app_mention', channel: channel.id, event_ts: message.ts },
    scopes: ['app_mentions:read'],
    channelId: channel.id,
  });
}
