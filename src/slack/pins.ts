import type { PinsListResponse, WebClient } from '@slack/web-api';
import type { PinnedMessage } from '../domain/directory.ts';
import { Refusal } from '../domain/refusal.ts';
import { type ChannelId, messageTs, userId } from '../ids.ts';
import { errorName } from './answering.ts';

type Pin = NonNullable<PinsListResponse['items']>[number];

const NOT_THERE = new Set(['channel_not_found', 'not_in_channel']);

/** The messages pinned in a channel that people wrote; pinned files have no words to gather. */
export async function readPins(client: WebClient, channel: ChannelId): Promise<PinnedMessage[]> {
  try {
    const { items } = await client.pins.list({ channel });
    return (items ?? []).flatMap((item) => pinnedMessage(item) ?? []);
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

function pinnedMessage({ message }: Pin): PinnedMessage | null {
  const ts = messageTs.parse(message?.ts);
  if (message === undefined || ts === null || !message.text) return null;
  return {
    ts,
    author: message.bot_id ? null : userId.parse(message.user),
    text: message.text,
    permalink: message.permalink ?? null,
  };
}
