import { changeMessage, removeMessage } from '../messages.ts';
import type { Channel, Message } from '../model.ts';
import { messageShape } from '../shapes/message.ts';
import { flag, nested, stamp, takes, text } from './arguments.ts';
import { ApiError, type Call, method } from './call.ts';
import { readContent } from './content.ts';
import { messageIn, visibleChannel } from './places.ts';

const LONGEST_UPDATE = 4000;

export const update = method({
  name: 'chat.update',
  tier: 'tier3',
  scopes: ['chat:write'],
  args: takes({
    channel: text,
    ts: stamp,
    text: text.optional(),
    markdown_text: text.optional(),
    blocks: nested.optional(),
    attachments: nested.optional(),
    metadata: nested.optional(),
    parse: text.optional(),
    link_names: flag.optional(),
    reply_broadcast: flag.optional(),
    as_user: flag.optional(),
  }),
  perform: (call, args) => {
    const channel = visibleChannel(call, args.channel);
    const message = ownMessage(call, channel, args.ts, 'cant_update_message');
    if (channel.isArchived) throw new ApiError('is_inactive');
    if ([...(args.text ?? '')].length > LONGEST_UPDATE) throw new ApiError('msg_too_long');
    const said = readContent(call, args);
    changeMessage(call, message, call.world.app.botUserId, {
      ...(said.text === undefined ? {} : { text: said.text }),
      // Text alone takes the blocks away; blocks alone keep the old text.
      blocks: said.blocks ?? [],
      ...(said.attachments === undefined ? {} : { attachments: said.attachments }),
      ...(said.metadata === undefined ? {} : { metadata: said.metadata }),
    });
    return {
      channel: channel.id,
      ts: message.ts,
      text: message.text,
      message: messageShape(call.world, message),
    };
  },
});

export const remove = method({
  name: 'chat.delete',
  tier: 'tier3',
  scopes: ['chat:write'],
  args: takes({ channel: text, ts: stamp, as_user: flag.optional() }),
  perform: (call, args) => {
    const channel = visibleChannel(call, args.channel);
    const message = ownMessage(call, channel, args.ts, 'cant_delete_message');
    if (channel.isArchived) throw new ApiError('cant_delete_message');
    removeMessage(call, message);
    return { channel: channel.id, ts: message.ts };
  },
});

function ownMessage(call: Call, channel: Channel, ts: string, error: string): Message {
  const message = messageIn(call, channel, ts);
  if (message.userId !== call.world.app.botUserId) throw new ApiError(error);
  return message;
}
