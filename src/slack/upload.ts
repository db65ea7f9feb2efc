import { WebClient } from '@slack/web-api';
import { Refusal } from '../domain/refusal.ts';
import type { UserId } from '../ids.ts';
import type { Logger } from '../logger.ts';
import { boltLogger } from './bolt-logger.ts';
import type { SlackAccess } from './connect.ts';

export interface TextFile {
  readonly name: string;
  readonly title: string;
  readonly text: string;
  /** Stands above the file, in mrkdwn. */
  readonly comment: string;
}

/** Puts a file into a person's direct conversation with the bot. @throws Refusal `unavailable` where Slack does not take it. */
export type Upload = (to: UserId, file: TextFile) => Promise<void>;

/** A megabyte takes longer than a click; the window that waits for it says so. */
const UPLOAD_MS = 20_000;

/** Slack's three steps: an address to send to, the bytes, and where the file belongs. None is repeated: a person presses again. */
export function fileUpload({ botToken, slackApiUrl }: SlackAccess, log: Logger): Upload {
  const client = new WebClient(botToken, {
    slackApiUrl,
    allowAbsoluteUrls: false,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: UPLOAD_MS,
    logger: boltLogger(log),
  });
  return async (to, file) => {
    try {
      await send(client, to, file);
    } catch {
      throw new Refusal(
        'unavailable',
        'Slack did not take the file just now. If it is not in our conversation, please try again in a minute.',
      );
    }
  };
}

async function send(client: WebClient, to: UserId, { name, title, text, comment }: TextFile): Promise<void> {
  const bytes = Buffer.from(text, 'utf8');
  const { channel } = await client.conversations.open({ users: to });
  const place = await client.files.getUploadURLExternal({ filename: name, length: bytes.length });
  if (place.upload_url === undefined || place.file_id === undefined || channel?.id === undefined) {
    throw new Error('no place to upload to');
  }
  const sent = await fetch(place.upload_url, {
    method: 'POST',
    body: bytes,
    signal: AbortSignal.timeout(UPLOAD_MS),
  });
  if (!sent.ok) throw new Error(`the upload was answered ${sent.status}`);
  await client.files.completeUploadExternal({
    files: [{ id: place.file_id, title }],
    channel_id: channel.id,
    initial_comment: comment,
  });
}
