import type { IncomingMessage, ServerResponse } from 'node:http';
import { canAppSeeFile } from './files.ts';
import { answerText } from './http.ts';
import { goWrong, isOnlySlow } from './web-api/serve.ts';
import type { Workings } from './workings.ts';

/** Gives the app the bytes of a file at its url_private. Without a good token Slack leads to a page to sign in, not to an error. */
export async function serveDownload(
  w: Workings,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  await w.faults.waitAtTheDoor('download');
  const fault = w.faults.take('download');
  const found = find(w, request, url);
  const error = typeof found === 'string' ? found : null;
  w.ledger.add({
    kind: 'call',
    at: w.clock.now(),
    method: 'download',
    args: { file: url.pathname },
    accepted: error === null,
    answer: null,
    error,
    fault: fault === null ? null : JSON.stringify(fault),
  });
  if (fault !== null && !isOnlySlow(fault)) goWrong(fault, request, response);
  else if (found === 'not_authed')
    answerText(response, 302, '', { location: `/sign-in/?redir=${encodeURIComponent(url.pathname)}` });
  else if (typeof found === 'string')
    answerText(response, 404, '<!doctype html><title>File not found</title>');
  else
    response
      .writeHead(200, {
        'content-type': found.type,
        'content-length': found.bytes.length,
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        ...(url.pathname.includes('/download/') ? { 'content-disposition': 'attachment' } : {}),
      })
      .end(request.method === 'HEAD' ? undefined : found.bytes);
}

/** Where whoever shows no good token ends up: a page for people, with status 200. */
export async function serveSignIn(_: Workings, __: IncomingMessage, response: ServerResponse): Promise<void> {
  answerText(response, 200, '<!doctype html><title>Sign in | Slack</title><h1>Sign in to Slack</h1>');
}

type Missing = 'not_authed' | 'file_not_found';

function find(
  { world }: Workings,
  request: IncomingMessage,
  url: URL,
): Missing | { readonly type: string; readonly bytes: Uint8Array } {
  const { botToken, installed, scopes } = world.app;
  const mayRead = installed && scopes.includes('files:read');
  if (request.headers.authorization !== `Bearer ${botToken}` || !mayRead) return 'not_authed';
  const id = /^\/files-pri\/\w+-(\w+)\//.exec(url.pathname)?.[1] ?? '';
  const [file, bytes] = [world.files.get(id), world.contents.get(id)];
  if (file === undefined || bytes === undefined || !canAppSeeFile(world, file)) return 'file_not_found';
  return { type: file.mimetype, bytes };
}
