import type { PinsListResponse, WebClient } from '@slack/web-api';
import type { PinnedMessage } from '../domain/directory.ts';
import { Refusal } from '../domain/refusal.ts';
import { type ChannelId, messageTs, type UserId, userId } from '../ids.ts';
import { errorName } from './answering.ts';
import { asTyped, unnamedMentions } from './blocks/as-typed.ts';

type Pin = NonNullable<PinsListResponse['items']>[number];

const NOT_THERE = new Set(['channel_not_found', 'not_in_channel']);

/** The messages pinned in a channel that people wrote; pinned files have no words to gather. */
export async function readPins(
  client: WebClient,
  channel: ChannelId,
  nameOf: (user: UserId) => Promise<string | null>,
): Promise<PinnedMessage[]> {
  try {
    const { items } = await client.pins.list({ channel });
    const names = await namesIn(items ?? [], nameOf);
    return (items ?? []).flatMap((item) => pinnedMessage(item, names) ?? []);
  } catch (error) {
    if (NOT_THERE.has(errorName(error))) {
      throw new Refusal(
        'not_found',
        'I cannot see this channel. Type `/invite @Lyceum` there, then try again.',
      );
    }
    throw new Refusal('unavailable', 'Slack did not show me the pins in time. Please try again in a minute.');
  }
}

async function namesIn(
  pins: readonly Pin[],
  nameOf: (user: UserId) => Promise<string | null>,
): Promise<Map<UserId, string>> {
  const names = new Map<UserId, string>();
  for (const user of new Set(pins.flatMap(({ message }) => unnamedMentions(message?.text ?? '')))) {
    const name = await nameOf(user);
    if (name !== null) names.set(user, name);
  }
  return names;
}

function pinnedMessage({ message }: Pin, names: ReadonlyMap<UserId, string>): PinnedMessage | null {
  const ts = messageTs.parse(message?.ts);
  if (message === undefined || ts === null || !message.text) return null;
  return {
    ts,
    author: message.bot_id ? null : userId.parse(message.user),
    text: asTyped(message.text, { names }),
    permalink: message.permalink ?? null,
  };
}
