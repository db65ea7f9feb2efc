import { addReaction, removeReaction } from '../reactions.ts';
import { messageShape, permalinkOf } from '../shapes/message.ts';
import { flag, stamp, takes, text } from './arguments.ts';
import { ApiError, type Call, method } from './call.ts';
import { joinedChannel, messageIn } from './places.ts';

const target = { channel: text, timestamp: stamp };

export const add = method({
  name: 'reactions.add',
  tier: 'tier3',
  scopes: ['reactions:write'],
  args: takes({ ...target, name: text }),
  perform: (call, args) => {
    const message = reachable(call, args);
    refuse(addReaction(call, message, call.world.app.botUserId, args.name));
    return {};
  },
});

export const remove = method({
  name: 'reactions.remove',
  tier: 'tier2',
  scopes: ['reactions:write'],
  args: takes({ ...target, name: text }),
  perform: (call, args) => {
    const message = reachable(call, args);
    refuse(removeReaction(call, message, call.world.app.botUserId, args.name));
    return {};
  },
});

export const get = method({
  name: 'reactions.get',
  tier: 'tier3',
  scopes: ['reactions:read'],
  args: takes({ ...target, full: flag.optional() }),
  perform: (call, args) => {
    const message = messageIn(call, joinedChannel(call, args.channel), args.timestamp);
    return {
      type: 'message',
      channel: message.channelId,
      message: { ...messageShape(call.world, message), permalink: permalinkOf(call.world, message) },
    };
  },
});

function reachable(call: Call, args: { channel: string; timestamp: string }) {
  const channel = joinedChannel(call, args.channel);
  if (channel.isArchived) throw new ApiError('is_archived');
  return messageIn(call, channel, args.timestamp);
}

function refuse(error: string | null): void {
  if (error !== null) throw new ApiError(error);
}
