import type { ChannelId, MessageTs } from '../../ids.ts';
import type { Call } from '../calls.ts';

/** Where the message can be read in Slack, or null where Slack does not say. */
export async function permalinkOf(
  { client, log }: Call,
  channel: ChannelId,
  ts: MessageTs,
): Promise<string | null> {
  try {
    const { permalink } = await client.chat.getPermalink({ channel, message_ts: ts });
    return permalink ?? null;
  } catch {
    log.info('no permalink');
    return null;
  }
}
