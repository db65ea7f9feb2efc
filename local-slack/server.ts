import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { assemble } from './assembly.ts';
import { addUser, builders } from './builders.ts';
import { channelDeeds } from './client/channel-deeds.ts';
import { fileDeeds } from './client/file-deeds.ts';
import { groupDeeds } from './client/group-deeds.ts';
import { interactions } from './client/interactions.ts';
import { messageDeeds } from './client/message-deeds.ts';
import { peopleDeeds, tellOfUser } from './client/people-deeds.ts';
import type { LocalSlack, LocalSlackOptions } from './contract.ts';
import { serveDownload, serveSignIn } from './downloads.ts';
import { answerText } from './http.ts';
import { listenOnLoopback } from './listening.ts';
import { serveResponse } from './response-posts.ts';
import { saveWorld } from './saving.ts';
import { serveUpload } from './uploads.ts';
import { serveApi } from './web-api/serve.ts';
import type { Workings } from './workings.ts';

export type { LocalSlack, LocalSlackOptions } from './contract.ts';

/** Starts a Slack that listens on loopback only. @throws for a manifest that Slack would refuse */
export async function startLocalSlack(options: LocalSlackOptions): Promise<LocalSlack> {
  const server = createServer();
  const address = await listenOnLoopback(server, options.port ?? 0);
  const { workings, socket, stopped } = assemble(options, address);
  const open = new Set<Socket>();
  server.on('connection', (one) => {
    open.add(one);
    one.on('close', () => open.delete(one));
  });
  server.on('request', (request, response) => serve(workings, request, response));
  server.on('upgrade', (request, one, head) => socket.accept(request, one, head, urlOf(workings, request)));
  const { activity } = workings;
  return {
    ...identityOf(workings),
    ...builders(workings),
    ...interactions(workings),
    ...messageDeeds(workings),
    ...fileDeeds(workings),
    ...channelDeeds(workings),
    ...peopleDeeds(workings),
    ...groupDeeds(workings),
    welcomeUser: (given) => {
      const user = addUser(workings, given);
      tellOfUser(workings, 'team_join', user);
      return user;
    },
    connections: () => socket.count(),
    activity: () => activity.count(),
    idle: () => activity.idle(),
    save: () => saveWorld(workings.world),
    stop: async () => {
      stopped.abort();
      await socket.stop();
      for (const one of open) one.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function identityOf(w: Workings) {
  const { id: appId, botToken, appToken, signingSecret, teamId, botUserId } = w.world.app;
  return {
    url: w.url,
    apiUrl: `${w.url}/api/`,
    ...{ appId, botToken, appToken, signingSecret, teamId, botUserId },
    clock: w.clock,
    world: w.world,
    ledger: w.ledger,
    faults: w.faults,
  };
}

function urlOf(w: Workings, request: IncomingMessage): URL {
  return new URL(request.url ?? '/', w.url);
}

const ROUTES = [
  ['/api/', serveApi],
  ['/response/', serveResponse],
  ['/upload/', serveUpload],
  ['/files-pri/', serveDownload],
  ['/sign-in/', serveSignIn],
] as const;

function serve(w: Workings, request: IncomingMessage, response: ServerResponse): void {
  const url = urlOf(w, request);
  const ended = w.activity.begin();
  response.once('close', ended);
  const route = ROUTES.find(([path]) => url.pathname.startsWith(path));
  if (route === undefined) {
    answerText(response, 404, 'not found');
    return;
  }
  route[1](w, request, response, url).catch((error: unknown) => {
    // A caller that hangs up while it is being read is no fault of ours; anything else must be seen.
    if (request.destroyed && !request.complete) return;
    process.emitWarning(error instanceof Error ? error : new Error(String(error)));
    if (!response.headersSent) answerText(response, 500, 'local Slack failed');
  });
}
