import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LocalSlack } from '../contract.ts';
import { pictureTypeOf } from '../files.ts';
import { CannotDo } from '../gestures.ts';
import { FILE_TOO_LARGE, MOST_FILE_BYTES } from '../limits/files.ts';
import { canLookAt } from './file-sight.ts';

/** Whatever is inside runs nothing, reaches nothing, and is shown on no page but ours. */
const HARMLESS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const;

/** The bytes of a file to whom may see it. Pictures are shown; anything else is only saved. */
export function sendFile(
  response: ServerResponse,
  { world }: LocalSlack,
  { userId, fileId }: { readonly userId: string; readonly fileId: string },
): void {
  const [user, file, bytes] = [world.users.get(userId), world.files.get(fileId), world.contents.get(fileId)];
  const isTheirs =
    user !== undefined && file?.stage === 'complete' && bytes !== undefined && canLookAt(world, user, file);
  if (!isTheirs) {
    say(response, 404, 'There is no such file for you.');
    return;
  }
  const pictureType = pictureTypeOf(bytes);
  response.writeHead(200, {
    ...HARMLESS,
    'content-type': pictureType ?? 'application/octet-stream',
    'content-length': bytes.length,
    'content-disposition': `${pictureType === null ? 'attachment' : 'inline'}; filename*=UTF-8''${written(file.name)}`,
  });
  response.end(bytes);
}

/** Takes the bytes of a file that this person sends, and answers with its id. */
export async function takeFile(
  request: IncomingMessage,
  response: ServerResponse,
  slack: LocalSlack,
  { userId, name }: { readonly userId: string; readonly name: string },
): Promise<void> {
  const bytes = await bytesOf(request);
  if (bytes === null) {
    say(response, 413, FILE_TOO_LARGE, { connection: 'close' });
    return;
  }
  try {
    say(response, 200, slack.uploadFile(userId, { name, bytes }).id);
  } catch (error) {
    if (!(error instanceof CannotDo)) throw error;
    say(response, 400, error.message);
  }
}

/** Null where there are too many. What comes then is read no further. */
async function bytesOf(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > MOST_FILE_BYTES) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > MOST_FILE_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function say(
  response: ServerResponse,
  status: number,
  words: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { ...HARMLESS, 'content-type': 'text/plain; charset=utf-8', ...headers });
  response.end(words);
}

/** As headers write a name of any letters. */
function written(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
