import { createServer, type Server } from 'node:http';
import lyceum from '../package.json' with { type: 'json' };
import type { Db } from './db/open.ts';
import { answers } from './db/transaction.ts';

export interface HealthParts {
  readonly db: Db;
  isConnected(): boolean;
  /** Messages that are owed and due, and not yet sent. */
  backlog(): Promise<number>;
}

/** Thrown where the port cannot be listened on. */
export class PortError extends Error {
  override name = 'PortError';
}

export interface Health {
  /** The port that was taken: of 0, the one that was free. */
  readonly port: number;
  stop(): Promise<void>;
}

/** Serves `GET /healthz`: 200 where all is well, else 503, with what is and what is not. Says nothing of anyone. */
export async function serveHealth(parts: HealthParts, port: number): Promise<Health> {
  const server = createServer((request, response) => {
    const isHealth = request.url === '/healthz' && (request.method === 'GET' || request.method === 'HEAD');
    if (!isHealth) {
      response.writeHead(404).end();
      return;
    }
    report(parts).then(
      ({ isWell, body }) => {
        response.writeHead(isWell ? 200 : 503, {
          'content-type': 'application/json',
          'cache-control': 'no-store',
        });
        response.end(JSON.stringify(body));
      },
      () => response.writeHead(503).end(),
    );
  });
  await listen(server, port);
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function report({ db, isConnected, backlog }: HealthParts) {
  const database = await answers(db);
  const slack = isConnected();
  const body = {
    ok: database && slack,
    database: database ? 'answers' : 'does not answer',
    slack: slack ? 'connected' : 'not connected',
    messagesDue: database ? await backlog() : null,
    version: lyceum.version,
    timeZoneData: process.versions.tz,
    node: process.versions.node,
  };
  return { isWell: body.ok, body };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const code = 'code' in error ? String(error.code) : error.name;
      const why = code === 'EADDRINUSE' ? 'another program listens there' : code;
      reject(new PortError(`PORT ${port} cannot be used: ${why}. Choose another, or leave PORT out.`));
    });
    server.listen(port, resolve);
  });
}
