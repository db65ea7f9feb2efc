import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { WebSocketServer } from 'ws';
import { listenOnLoopback } from '../listening.ts';
import type { Bundle } from './bundle.ts';
import { readFilePath, UPLOAD } from './file-path.ts';
import { sendFile, takeFile } from './files.ts';
import { type LiveParts, Windows } from './live.ts';
import { isPerson } from './sight.ts';

export interface PageParts extends LiveParts {
  /** Default any that is free. */
  readonly port?: number;
  readonly bundle: Bundle;
  /** Whom the page begins as. */
  readonly beginsAs: string;
}

export interface RunningPage {
  readonly url: string;
  stop(): Promise<void>;
}

const LIVE = '/live';
/** No inline script, nothing from elsewhere: whatever people write stays text. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' https: data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves the page of a local Slack on loopback, to programs on this machine that ask for it by its own name. */
export async function servePage(parts: PageParts): Promise<RunningPage> {
  const server = createServer();
  const url = await listenOnLoopback(server, parts.port ?? 0);
  const windows = new Windows(parts);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 8 * 1024 * 1024 });
  server.on('request', (request, response) => answer(request, response, { url, parts }));
  server.on('upgrade', (request, socket, head) => {
    // A peer that goes away while it is refused is no fault of ours.
    socket.on('error', () => socket.destroy());
    const address = URL.parse(request.url ?? '/', url);
    const userId = address?.searchParams.get('as') ?? '';
    const isOurs = isOwnName(request, url) && request.headers.origin === url && address?.pathname === LIVE;
    if (!isOurs || !mayActAs(parts, userId)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (live) =>
      windows.accept(live, userId, { isLoading: address.searchParams.has('loading') }),
    );
  });
  return {
    url,
    stop: async () => {
      windows.close();
      for (const live of sockets.clients) live.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Serving {
  readonly url: string;
  readonly parts: PageParts;
}

function answer(request: IncomingMessage, response: ServerResponse, serving: Serving): void {
  if (answersOfFiles(request, response, serving)) return;
  const { status, type, body } = reply(request, serving);
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  response.end(body);
}

/** Answers what concerns files, for those who are somebody here; what else is asked is left to the page. */
function answersOfFiles(
  request: IncomingMessage,
  response: ServerResponse,
  { url, parts }: Serving,
): boolean {
  const address = URL.parse(request.url ?? '/', url);
  if (address === null || !isOwnName(request, url)) return false;
  const asked = readFilePath(address.pathname);
  if (request.method === 'GET' && asked !== null && mayActAs(parts, asked.userId)) {
    sendFile(response, parts.slack, asked);
    return true;
  }
  const { pathname, searchParams } = address;
  const userId = searchParams.get('as') ?? '';
  const isUpload = request.method === 'POST' && pathname === UPLOAD && request.headers.origin === url;
  if (!isUpload || !mayActAs(parts, userId)) return false;
  const name = searchParams.get('name') ?? '';
  takeFile(request, response, parts.slack, { userId, name }).catch((error: unknown) => {
    response.destroy();
    // Whoever hangs up in the middle of a file is no fault of ours; anything else must be seen.
    if (request.destroyed && !request.complete) return;
    process.emitWarning(error instanceof Error ? error : new Error(String(error)));
  });
  return true;
}

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

function reply(request: IncomingMessage, { url, parts }: Serving): Reply {
  if (!isOwnName(request, url)) return refusal(403, 'This page answers to its own address only.');
  if (request.method !== 'GET') return refusal(405, 'This page is only read.');
  const address = URL.parse(request.url ?? '/', url);
  switch (address?.pathname) {
    case '/': {
      // A bookmark may name somebody who is gone: then it is the page of whom it begins as.
      const named = address.searchParams.get('as') ?? '';
      return {
        status: 200,
        type: 'text/html',
        body: document(parts, mayActAs(parts, named) ? named : parts.beginsAs),
      };
    }
    case '/page.js':
      return { status: 200, type: 'text/javascript', body: parts.bundle.script };
    case '/page.css':
      return { status: 200, type: 'text/css', body: parts.bundle.styles };
    default:
      return refusal(404, 'There is nothing here.');
  }
}

function refusal(status: number, body: string): Reply {
  return { status, type: 'text/plain', body };
}

/** A page elsewhere may know our port; the name that its browser asks for gives it away. */
function isOwnName(request: IncomingMessage, url: string): boolean {
  return request.headers.host === new URL(url).host;
}

function mayActAs({ slack }: PageParts, userId: string): boolean {
  const user = slack.world.users.get(userId);
  return user !== undefined && isPerson(user) && !user.deleted;
}

function document({ slack }: PageParts, userId: string): string {
  const team = slack.world.teams.get(slack.teamId)?.name ?? 'Slack';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(team)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
</head>
<body data-acts-as="${escaped(userId)}">
<div id="page"></div>
<script type="module" src="/page.js"></script>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
