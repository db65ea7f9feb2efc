import type { JsonObject } from '../json.ts';
import type { Message, World } from '../model.ts';
import { fileShape } from './file.ts';

/** Slack's message object. Metadata only where it was asked for. */
export function messageShape(world: World, message: Message, options = { metadata: false }): JsonObject {
  const author = world.users.get(message.userId);
  return {
    type: 'message',
    ...(message.subtype === null ? {} : { subtype: message.subtype }),
    user: message.userId,
    ts: message.ts,
    text: message.text,
    // Where a person sent files, Slack leaves the team out.
    ...(message.subtype === 'file_share' ? {} : { team: author?.teamId ?? world.teamId }),
    ...(message.botId === null ? {} : { bot_id: message.botId, app_id: message.appId }),
    ...(message.botId === null || author === undefined
      ? {}
      : {
          bot_profile: {
            id: message.botId,
            app_id: message.appId,
            user_id: message.userId,
            name: author.realName,
            icons: {},
            deleted: author.deleted,
            updated: author.updated,
            team_id: author.teamId,
          },
        }),
    ...(message.blocks.length === 0 ? {} : { blocks: message.blocks }),
    ...(message.attachments.length === 0 ? {} : { attachments: message.attachments }),
    ...(message.edited === null ? {} : { edited: { user: message.edited.by, ts: message.edited.ts } }),
    ...threadShape(world, message),
    ...(message.files.length === 0 ? {} : filesShape(world, message)),
    ...(message.reactions.length === 0
      ? {}
      : {
          reactions: message.reactions.map(({ name, users }) => ({ name, users, count: users.length })),
        }),
    ...pinnedShape(world, message),
    ...(options.metadata && message.metadata !== null ? { metadata: { ...message.metadata } } : {}),
  };
}

function threadShape(world: World, message: Message): JsonObject {
  if (message.threadTs === null) return {};
  if (message.threadTs !== message.ts) {
    const parent = world.messages.get(message.channelId)?.get(message.threadTs);
    return {
      thread_ts: message.threadTs,
      ...(parent === undefined ? {} : { parent_user_id: parent.userId }),
    };
  }
  const authors = message.replies.map((ts) => world.messages.get(message.channelId)?.get(ts)?.userId);
  const replyUsers = [...new Set(authors)].filter((user) => user !== undefined);
  return {
    thread_ts: message.ts,
    reply_count: message.replies.length,
    reply_users_count: replyUsers.length,
    latest_reply: message.replies.at(-1) ?? message.ts,
    reply_users: replyUsers.slice(0, 5),
    is_locked: false,
    subscribed: false,
  };
}

function filesShape(world: World, message: Message): JsonObject {
  const files = message.files.flatMap((id) => {
    const file = world.files.get(id);
    return file === undefined ? [] : [fileShape(world, file)];
  });
  return message.subtype === 'file_share'
    ? { files, upload: true, display_as_bot: false }
    : { files, upload: false };
}

function pinnedShape(world: World, message: Message): JsonObject {
  const pin = world.channels.get(message.channelId)?.pinned.find(({ ts }) => ts === message.ts);
  return pin === undefined
    ? {}
    : {
        pinned_to: [message.channelId],
        pinned_info: { channel: message.channelId, pinned_by: pin.by, pinned_ts: pin.at },
      };
}

/** `https://practice.slack.com/archives/C…/p1700000000000100`. */
export function permalinkOf(world: World, message: Message): string {
  const domain = world.teams.get(world.teamId)?.domain ?? 'practice';
  const link = `https://${domain}.slack.com/archives/${message.channelId}/p${message.ts.replace('.', '')}`;
  return message.threadTs === null || message.threadTs === message.ts
    ? link
    : `${link}?thread_ts=${message.threadTs}&cid=${message.channelId}`;
}
