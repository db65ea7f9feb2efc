import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { AppLink, Delivered, Envelope } from './app-link.ts';
import { parsed, stringAt } from './json.ts';

const PING_EVERY_MS = 10_000;
const MOST_CONNECTIONS = 10;
const CLOSING_MS = 200;
const UNREACHABLE: Delivered = { how: 'unreachable', reason: 'connection_failed' };

interface Waiting {
  readonly connection: WebSocket;
  settle(delivered: Delivered): void;
}

/** Socket Mode: each payload goes to one of the app's connections, in turn, and waits for its acknowledgement. */
export class SocketMode implements AppLink {
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets = new Set<string>();
  readonly #waiting = new Map<string, Waiting>();
  readonly #ackMs: number;
  readonly #appId: string;
  #connections: WebSocket[] = [];

  constructor(options: { ackMs: number; appId: string }) {
    this.#ackMs = options.ackMs;
    this.#appId = options.appId;
  }

  /** The query of an address that is good for one connection. */
  ticket(): string {
    const ticket = randomBytes(12).toString('hex');
    this.#tickets.add(ticket);
    return `ticket=${ticket}&app_id=${this.#appId}`;
  }

  count(): number {
    return this.#connections.length;
  }

  accept(request: IncomingMessage, socket: Duplex, head: Buffer, url: URL): void {
    const isGood = url.pathname === '/link/' && this.#tickets.delete(url.searchParams.get('ticket') ?? '');
    if (!isGood || this.#connections.length >= MOST_CONNECTIONS) {
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (connection) => this.#welcome(connection));
  }

  #welcome(connection: WebSocket): void {
    this.#connections.push(connection);
    const pings = setInterval(() => connection.ping(`Ping from applink`), PING_EVERY_MS);
    connection.on('message', (data) => this.#hear(data));
    connection.on('error', () => connection.terminate());
    connection.on('close', () => {
      clearInterval(pings);
      this.#forget(connection);
    });
    connection.ping('Ping from applink');
    connection.send(
      JSON.stringify({
        type: 'hello',
        num_connections: this.#connections.length,
        debug_info: { host: 'applink-local', build_number: 1, approximate_connection_time: 18_060 },
        connection_info: { app_id: this.#appId },
      }),
    );
  }

  #forget(connection: WebSocket): void {
    this.#connections = this.#connections.filter((one) => one !== connection);
    for (const { connection: of, settle } of this.#waiting.values())
      if (of === connection) settle(UNREACHABLE);
  }

  #hear(data: RawData): void {
    const message = parsed(data.toString());
    const id = stringAt(message, 'envelope_id');
    if (id === null) return;
    const response =
      typeof message === 'object' && message !== null && 'payload' in message ? message.payload : undefined;
    this.#waiting.get(id)?.settle({ how: 'acked', response });
  }

  deliver(envelope: Envelope): Promise<Delivered> {
    const connection = this.#connections.shift();
    if (connection === undefined) return Promise.resolve(UNREACHABLE);
    this.#connections.push(connection);
    const id = randomUUID();
    return new Promise((resolve) => {
      const timer = setTimeout(() => settle({ how: 'timeout', reason: 'timeout' }), this.#ackMs);
      const settle = (delivered: Delivered) => {
        clearTimeout(timer);
        this.#waiting.delete(id);
        resolve(delivered);
      };
      this.#waiting.set(id, { connection, settle });
      connection.send(JSON.stringify({ envelope_id: id, ...bodyOf(envelope) }));
    });
  }

  /** `refresh`: as when Slack recycles its containers. `cut`: as when the network breaks. */
  disconnect(how: 'refresh' | 'cut'): void {
    for (const connection of [...this.#connections]) {
      if (how === 'cut') {
        this.#forget(connection);
        connection.terminate();
        continue;
      }
      // It gets no more payloads, and closes itself when it has seen this.
      this.#connections = this.#connections.filter((one) => one !== connection);
      connection.send(
        JSON.stringify({
          type: 'disconnect',
          reason: 'refresh_requested',
          debug_info: { host: 'applink-local' },
        }),
      );
    }
  }

  /** Closes every connection in order; those that do not answer are cut. */
  async stop(): Promise<void> {
    for (const { settle } of this.#waiting.values()) settle(UNREACHABLE);
    const closing = [...this.#server.clients].map((connection) => {
      const closed = new Promise((resolve) => connection.once('close', resolve));
      connection.close(1001);
      const cut = setTimeout(() => connection.terminate(), CLOSING_MS);
      return closed.finally(() => clearTimeout(cut));
    });
    await Promise.all(closing);
    this.#server.close();
  }
}

function bodyOf({ type, payload, acceptsResponse, retry }: Envelope) {
  return {
    type,
    accepts_response_payload: acceptsResponse,
    payload,
    ...(type === 'events_api'
      ? { retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? '' }
      : {}),
  };
}
