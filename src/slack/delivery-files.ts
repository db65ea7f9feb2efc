/**
 * How a picture gets into a message. It is uploaded without a channel, so that no message of its own appears, and is ours alone
 * until a message of ours draws it (`slack_file` in an image block): from then on whoever sees the message sees the picture. Slack's
 * own people say so (bolt-python#1018: a file uploaded by the bot becomes viewable when the bot posts it) and recommend it
 * ("Leveraging private files for image blocks", Slack's developer blog, April 2024); others rely on it, private channels included
 * (metabase#54276). No alternative text is sent with the upload: it goes with the block, and has made Slack lose files
 * (python-slack-sdk#1818).
 */
import type { WebClient } from '@slack/web-api';
import type { Outcome, SlackDoor, Upload } from '../delivery/door.ts';
import { type FileId, fileId } from '../ids.ts';

type FileDoor = Pick<SlackDoor, 'askForUpload' | 'sendBytes' | 'completeUpload' | 'isUsable' | 'deleteFile'>;

interface FileDoorParts {
  /** Makes a call, and an outcome of its error. */
  readonly attempt: <T>(call: () => Promise<T>) => Promise<Outcome<T>>;
  /** Of the machine. */
  readonly callMs: number;
}

export function fileDoor(client: WebClient, { attempt, callMs }: FileDoorParts): FileDoor {
  return {
    askForUpload: (_workspace, announced) => attempt(() => askForUpload(client, announced)),
    sendBytes: (_workspace, url, bytes) => sendBytes(url, bytes, callMs),
    completeUpload: (_workspace, file) => attempt(() => completeUpload(client, file)),
    isUsable: (_workspace, file) => attempt(() => isUsable(client, file)),
    deleteFile: async (_workspace, file) => {
      const outcome = await attempt(() => deleteFile(client, file));
      return outcome.is === 'refused' && IS_GONE.has(outcome.code) ? { is: 'done', value: null } : outcome;
    },
  };
}

const IS_GONE = new Set(['file_not_found', 'file_deleted']);

async function askForUpload(
  client: WebClient,
  { name, length }: { readonly name: string; readonly length: number },
): Promise<Upload> {
  const { upload_url: url, file_id: file } = await client.files.getUploadURLExternal({
    filename: name,
    length,
  });
  if (url === undefined) throw new Error('no address to send to');
  return { url, file: fileId.of(file ?? '') };
}

/** Half of them are as good as none: there is no file before its upload is complete. */
async function sendBytes(url: string, bytes: Uint8Array, callMs: number): Promise<Outcome<null>> {
  try {
    const signal = AbortSignal.timeout(callMs);
    const { ok, status } = await fetch(url, { method: 'POST', body: Uint8Array.from(bytes), signal });
    return ok ? { is: 'done', value: null } : { is: 'refused', code: `http_${status}`, permanent: false };
  } catch {
    return { is: 'unknown', code: 'no_answer' };
  }
}

async function completeUpload(client: WebClient, file: FileId): Promise<null> {
  await client.files.completeUploadExternal({ files: [{ id: file }] });
  return null;
}

/** Slack names the type of a file when it has looked at it (java-slack-sdk#1349); before, blocks that draw it are refused. */
async function isUsable(client: WebClient, file: FileId): Promise<boolean> {
  const found = await client.files.info({ file });
  return (found.file?.mimetype ?? '') !== '';
}

async function deleteFile(client: WebClient, file: FileId): Promise<null> {
  await client.files.delete({ file });
  return null;
}
