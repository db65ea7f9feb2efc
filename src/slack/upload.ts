import { WebAPIPlatformError, WebClient } from '@slack/web-api';
import { Refusal } from '../domain/refusal.ts';
import type { ChannelId, UserId } from '../ids.ts';
import { describeError, type Logger } from '../logger.ts';
import { boltLogger } from './bolt-logger.ts';
import type { SlackAccess } from './connect.ts';

export interface TextFile {
  readonly name: string;
  readonly title: string;
  readonly text: string;
}

/** A person's direct conversation with the bot, or any conversation that the bot is in. */
export type FilePlace = { readonly userId: UserId } | { readonly channelId: ChannelId };

/** Puts a file there, where whoever is in it can read it. @returns its id. @throws Refusal `unavailable` where Slack does not take it. */
export type Upload = (to: FilePlace, file: TextFile) => Promise<string>;

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
      return await send(client, to, file);
    } catch (error) {
      const slack = error instanceof WebAPIPlatformError ? error.data.error : '';
      log.warn({ slack, err: describeError(error) }, 'Slack did not take a file');
      throw new Refusal(
        'unavailable',
        `Slack did not take the file just now. If it is not in ${'userId' in to ? 'our' : 'the'} conversation, please try again in a minute.`,
      );
    }
  };
}

async function send(client: WebClient, to: FilePlace, { name, title, text }: TextFile): Promise<string> {
  const bytes = Buffer.from(text, 'utf8');
  const channel = await conversationFor(client, to);
  const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal({
    filename: name,
    length: bytes.length,
  });
  if (url === undefined || id === undefined || channel === undefined) {
    throw new Error('no place to upload to');
  }
  try {
    await sendBytes(url, bytes);
    await client.files.completeUploadExternal({ files: [{ id, title }], channel_id: channel });
  } catch (error) {
    // It may stand there all the same, where nobody but us can delete it.
    await client.files.delete({ file: id }).catch(() => undefined);
    throw error;
  }
  return id;
}

async function conversationFor(client: WebClient, to: FilePlace): Promise<string | undefined> {
  if ('channelId' in to) return to.channelId;
  const { channel } = await client.conversations.open({ users: to.userId });
  return channel?.id;
}

async function sendBytes(url: string, body: Buffer<ArrayBuffer>): Promise<void> {
  const sent = await fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(UPLOAD_MS) });
  if (!sent.ok) throw new Error(`the upload was answered ${sent.status}`);
}
