import { joinChannel, leaveChannel } from '../membership.ts';
import type { Channel } from '../model.ts';
import { channelShape } from '../shapes/channel.ts';
import { flag, list, takes, text } from './arguments.ts';
import { ApiError, type Call, method, needScope } from './call.ts';
import { openDirect, openGroup } from './direct.ts';
import { needScopeFor, READ_SCOPES, userOf, visibleChannel } from './places.ts';

const MOST_IN_A_GROUP = 8;

export const info = method({
  name: 'conversations.info',
  tier: 'tier3',
  scopes: READ_SCOPES,
  args: takes({ channel: text, include_num_members: flag.optional(), include_locale: flag.optional() }),
  perform: (call, args) => {
    const channel = visibleChannel(call, args.channel);
    needScopeFor(call, channel, 'read');
    return { channel: channelShape(call.world, channel, args.include_num_members === true) };
  },
});

export const open = method({
  name: 'conversations.open',
  tier: 'tier3',
  scopes: ['im:write', 'mpim:write', 'channels:manage', 'groups:write'],
  args: takes({
    users: list.optional(),
    channel: text.optional(),
    return_im: flag.optional(),
    prevent_creation: flag.optional(),
  }),
  perform: (call, args) => {
    if (args.channel !== undefined) {
      const channel = visibleChannel(call, args.channel);
      if (channel.kind !== 'im' && channel.kind !== 'mpim') throw new ApiError('channel_not_found');
      return answer(call, channel, true, args.return_im === true);
    }
    if (args.users === undefined) throw new ApiError('users_list_not_supplied');
    const ids = othersOf(call, args.users);
    if (ids.length === 0) throw new ApiError('not_enough_users');
    if (ids.length > MOST_IN_A_GROUP) throw new ApiError('too_many_users');
    const users = ids.map((id) => userOf(call, id));
    const [only] = users;
    const isDirect = users.length === 1 && only !== undefined;
    needScope(call, isDirect ? 'im:write' : 'mpim:write');
    const { channel, wasThere } = isDirect ? openDirect(call, only) : openGroup(call, users);
    return answer(call, channel, wasThere, args.return_im === true);
  },
});

/** Whoever opens a conversation is in it, named or not. */
function othersOf({ world }: Call, users: readonly string[]): string[] {
  const ids = [...new Set(users)];
  return ids.length < 2 ? ids : ids.filter((id) => id !== world.app.botUserId);
}

function answer({ world }: Call, channel: Channel, wasThere: boolean, inFull: boolean) {
  return {
    ...(wasThere ? { no_op: true, already_open: true } : {}),
    channel: inFull ? channelShape(world, channel) : { id: channel.id },
  };
}

export const join = method({
  name: 'conversations.join',
  tier: 'tier3',
  scopes: ['channels:join'],
  args: takes({ channel: text }),
  perform: (call, args) => {
    const channel = visibleChannel(call, args.channel);
    if (channel.kind !== 'public') throw new ApiError('method_not_supported_for_channel_type');
    if (channel.isArchived) throw new ApiError('is_archived');
    const bot = call.world.app.botUserId;
    if (channel.members.includes(bot)) call.warn('already_in_channel');
    else joinChannel(call, channel, bot, null);
    return { channel: channelShape(call.world, channel) };
  },
});

export const leave = method({
  name: 'conversations.leave',
  tier: 'tier3',
  scopes: ['channels:manage', 'groups:write', 'im:write', 'mpim:write'],
  args: takes({ channel: text }),
  perform: (call, args) => {
    const channel = visibleChannel(call, args.channel);
    if (channel.isGeneral) throw new ApiError('cant_leave_general');
    if (channel.kind === 'im' || channel.kind === 'mpim')
      throw new ApiError('method_not_supported_for_channel_type');
    needScope(call, channel.kind === 'public' ? 'channels:manage' : 'groups:write');
    const bot = call.world.app.botUserId;
    if (!channel.members.includes(bot)) return { not_in_channel: true };
    leaveChannel(call, channel, bot);
    return {};
  },
});
