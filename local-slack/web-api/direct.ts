import { groupMessage, newConversation } from '../conversation.ts';
import type { Channel, User } from '../model.ts';
import { directMessage, isStranger } from '../standing.ts';
import { ApiError, type Call } from './call.ts';

const SLACKBOT = 'USLACKBOT';

export interface Opened {
  readonly channel: Channel;
  readonly wasThere: boolean;
}

/** The bot's DM with someone. @throws ApiError cannot_dm_bot, user_disabled, invalid_user_combination */
export function openDirect(call: Call, user: User): Opened {
  const { world } = call;
  mustBeReachable(call, user);
  const there = directMessage(world, world.app.botUserId, user.id);
  return there === null
    ? { channel: newConversation(call, [world.app.botUserId, user.id]), wasThere: false }
    : { channel: there, wasThere: true };
}

/**
 * The conversation of the bot with several people: always the same one for the same people.
 * @throws ApiError cannot_dm_bot, user_disabled, invalid_user_combination
 */
export function openGroup(call: Call, users: readonly User[]): Opened {
  for (const user of users) mustBeReachable(call, user);
  const members = [call.world.app.botUserId, ...users.map(({ id }) => id)];
  const there = groupMessage(call.world, members);
  return there === null
    ? { channel: newConversation(call, members), wasThere: false }
    : { channel: there, wasThere: true };
}

function mustBeReachable({ world }: Call, user: User): void {
  if (user.isBot || user.id === SLACKBOT) throw new ApiError('cannot_dm_bot');
  if (user.deleted) throw new ApiError('user_disabled');
  if (isStranger(world, user)) throw new ApiError('invalid_user_combination');
}
