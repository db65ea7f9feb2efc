import type { IncomingMessage, ServerResponse } from 'node:http';
import { typeOf } from './files.ts';
import { answerText, readBody } from './http.ts';
import { goWrong, isOnlySlow } from './web-api/serve.ts';
import type { Workings } from './workings.ts';

/** Takes the bytes of a file, at the address that files.getUploadURLExternal gave. */
export async function serveUpload(
  w: Workings,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const bytes = contentOf(request, await readBody(request));
  await w.faults.waitAtTheDoor('upload');
  const fault = w.faults.take('upload');
  const file = w.world.files.get(url.pathname.split('/').at(-1) ?? '');
  const isAsAnnounced = file !== undefined && file.stage === 'waiting' && file.size === bytes.length;
  const isPerformed = fault === null || fault.after === 'accepted' || isOnlySlow(fault);
  if (isAsAnnounced && isPerformed) {
    file.stage = 'uploaded';
    file.mimetype = typeOf(file.name, bytes);
    w.world.contents.set(file.id, bytes);
    w.activity.note();
  }
  w.ledger.add({
    kind: 'call',
    at: w.clock.now(),
    method: 'upload',
    args: { file: file?.id ?? '', size: bytes.length },
    accepted: isAsAnnounced && isPerformed,
    answer: null,
    error: isAsAnnounced ? null : 'invalid_upload',
    fault: fault === null ? null : JSON.stringify(fault),
  });
  if (fault !== null && !isOnlySlow(fault)) goWrong(fault, request, response);
  else if (isAsAnnounced) answerText(response, 200, `OK - ${bytes.length}`);
  else answerText(response, 400, 'the bytes are not those that were announced');
}

/** Bytes come as they are, or as the one part of a multipart form. */
function contentOf(request: IncomingMessage, body: Buffer): Buffer {
  const boundary = /boundary="?([^";]+)"?/.exec(request.headers['content-type'] ?? '')?.[1];
  if (boundary === undefined) return body;
  const start = body.indexOf('\r\n\r\n');
  const end = body.lastIndexOf(`\r\n--${boundary}`);
  return start === -1 || end === -1 ? body : body.subarray(start + 4, end);
}
