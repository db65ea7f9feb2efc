import { pinMessage, unpinMessage } from '../pins.ts';
import { messageShape, permalinkOf } from '../shapes/message.ts';
import { stamp, takes, text } from './arguments.ts';
import { ApiError, method } from './call.ts';
import { joinedChannel, messageIn } from './places.ts';

export const list = method({
  name: 'pins.list',
  tier: 'tier2',
  scopes: ['pins:read'],
  args: takes({ channel: text }),
  perform: (call, args) => {
    const channel = joinedChannel(call, args.channel);
    const items = [...channel.pinned].reverse().flatMap((pin) => {
      const message = call.world.messages.get(channel.id)?.get(pin.ts);
      if (message === undefined) return [];
      const shape = { ...messageShape(call.world, message), permalink: permalinkOf(call.world, message) };
      return [{ type: 'message', channel: channel.id, created: pin.at, created_by: pin.by, message: shape }];
    });
    return { items };
  },
});

export const add = method({
  name: 'pins.add',
  tier: 'tier2',
  scopes: ['pins:write'],
  args: takes({ channel: text, timestamp: stamp }),
  perform: (call, args) => {
    const channel = joinedChannel(call, args.channel);
    if (channel.isArchived) throw new ApiError('is_archived');
    const message = messageIn(call, channel, args.timestamp);
    const error = pinMessage(call, channel, message, call.world.app.botUserId);
    if (error !== null) throw new ApiError(error);
    return {};
  },
});

export const remove = method({
  name: 'pins.remove',
  tier: 'tier2',
  scopes: ['pins:write'],
  args: takes({ channel: text, timestamp: stamp }),
  perform: (call, args) => {
    const channel = joinedChannel(call, args.channel);
    const message = messageIn(call, channel, args.timestamp);
    const error = unpinMessage(call, channel, message, call.world.app.botUserId);
    if (error !== null) throw new ApiError(error);
    return {};
  },
});
