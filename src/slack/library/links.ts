import type { PresentedShare } from '../../domain/shares/share.ts';
import type { ShareId } from '../../ids.ts';
import type { Call } from '../calls.ts';

/** Where each share can be opened in Slack. What does not stand in a channel, or cannot be linked just now, is left out. */
export async function linksTo(
  { client, log }: Pick<Call, 'client' | 'log'>,
  shares: readonly PresentedShare[],
): Promise<ReadonlyMap<ShareId, string>> {
  const found = await Promise.all(
    shares.map(async ({ id, message }): Promise<[ShareId, string][]> => {
      if (message === null) return [];
      try {
        const answer = await client.chat.getPermalink({ channel: message.channelId, message_ts: message.ts });
        return answer.permalink === undefined ? [] : [[id, answer.permalink]];
      } catch {
        // The answer is worth more than its links.
        log.info('a link to a share could not be had');
        return [];
      }
    }),
  );
  return new Map(found.flat());
}
