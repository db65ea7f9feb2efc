import type { WebClient } from '@slack/web-api';
import type { GroupOpening } from '../domain/directory.ts';
import { channelId, type UserId } from '../ids.ts';
import { errorName } from './answering.ts';

/** Slack's bounds, the bot left out. */
const FEWEST = 2;
const MOST = 8;

const SOMEBODY_CANNOT = new Set([
  'cannot_dm_bot',
  'invalid_user_combination',
  'user_disabled',
  'user_not_found',
  'user_not_visible',
]);
const NOT_GRANTED = new Set(['access_denied', 'enterprise_is_restricted', 'missing_scope']);

/** Opens the conversation of these people and the bot; opening it again changes nothing. @throws RangeError */
export async function openGroup(client: WebClient, users: readonly UserId[]): Promise<GroupOpening> {
  const people = new Set(users);
  if (people.size < FEWEST || people.size > MOST) {
    throw new RangeError(`a conversation of ${people.size} people and the bot`);
  }
  try {
    const { channel } = await client.conversations.open({ users: [...people].join() });
    return { is: 'open', channelId: channelId.of(channel?.id ?? '') };
  } catch (error) {
    const code = errorName(error);
    if (SOMEBODY_CANNOT.has(code)) return { is: 'never', because: 'somebody' };
    if (NOT_GRANTED.has(code)) return { is: 'never', because: 'not granted' };
    return { is: 'not now' };
  }
}
