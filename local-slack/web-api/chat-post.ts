import { withIds } from '../block-ids.ts';
import { addMessage } from '../messages.ts';
import type { Channel } from '../model.ts';
import { messageShape, permalinkOf } from '../shapes/message.ts';
import { botIsIn, isBotDm } from '../standing.ts';
import { flag, nested, stamp, takes, text } from './arguments.ts';
import { ApiError, type Call, method, RateLimited } from './call.ts';
import { readContent, threadOf } from './content.ts';
import { openDirect } from './direct.ts';
import { joinedChannel, messageIn, needMessagesTab, userOf, visibleChannel } from './places.ts';

const content = {
  text: text.optional(),
  markdown_text: text.optional(),
  blocks: nested.optional(),
  attachments: nested.optional(),
  thread_ts: stamp.optional(),
  parse: text.optional(),
  link_names: flag.optional(),
};

export const postMessage = method({
  name: 'chat.postMessage',
  tier: 'posting',
  scopes: ['chat:write'],
  args: takes({
    channel: text,
    ...content,
    metadata: nested.optional(),
    mrkdwn: flag.optional(),
    reply_broadcast: flag.optional(),
    unfurl_links: flag.optional(),
    unfurl_media: flag.optional(),
  }),
  perform: (call, args) => {
    const channel = placeToPost(call, args.channel);
    const said = readContent(call, args);
    const thread = threadOf(call, channel, args.thread_ts);
    const wait = call.rateLimits.refusePost(channel.id);
    if (wait !== null) throw new RateLimited(wait);
    const isBroadcast = thread !== null && args.reply_broadcast === true;
    const message = addMessage(call, {
      channel,
      userId: call.world.app.botUserId,
      text: said.text ?? '',
      blocks: said.blocks ?? [],
      attachments: said.attachments ?? [],
      metadata: said.metadata ?? null,
      threadTs: thread?.ts ?? null,
      isBroadcast,
      ...(isBroadcast ? { subtype: 'thread_broadcast' } : {}),
    });
    return { channel: channel.id, ts: message.ts, message: messageShape(call.world, message) };
  },
});

/** By channel id, or by the id of a person: then their DM. */
function placeToPost(call: Call, id: string): Channel {
  const { world } = call;
  const channel = world.users.has(id) ? openDirect(call, userOf(call, id)).channel : visibleChannel(call, id);
  if (channel.isArchived) throw new ApiError('is_archived');
  const mayFromOutside = channel.kind === 'public' && world.app.scopes.includes('chat:write.public');
  if (!botIsIn(world, channel) && !mayFromOutside) throw new ApiError('not_in_channel');
  needMessagesTab(call, channel);
  const isGone =
    isBotDm(world, channel) && channel.members.some((id) => world.users.get(id)?.deleted === true);
  if (isGone) throw new ApiError('channel_not_found');
  return channel;
}

export const postEphemeral = method({
  name: 'chat.postEphemeral',
  tier: 'tier4',
  scopes: ['chat:write'],
  args: takes({ channel: text, user: text, ...content }),
  perform: (call, args) => {
    const channel = joinedChannel(call, args.channel);
    if (channel.isArchived) throw new ApiError('is_archived');
    if (!channel.members.includes(args.user)) throw new ApiError('user_not_in_channel');
    const said = readContent(call, args);
    const thread = threadOf(call, channel, args.thread_ts);
    const ts = call.stamps.ts();
    call.world.ephemerals.push({
      ts,
      channelId: channel.id,
      userId: args.user,
      threadTs: thread?.ts ?? null,
      text: said.text ?? '',
      blocks: withIds(call.stamps, said.blocks ?? []),
    });
    call.activity.note();
    return { message_ts: ts };
  },
});

export const getPermalink = method({
  name: 'chat.getPermalink',
  tier: 'special',
  args: takes({ channel: text, message_ts: stamp }),
  perform: (call, args) => {
    const channel = visibleChannel(call, args.channel);
    const message = messageIn(call, channel, args.message_ts);
    return { channel: channel.id, permalink: permalinkOf(call.world, message) };
  },
});
