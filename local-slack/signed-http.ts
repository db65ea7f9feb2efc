import { createHmac } from 'node:crypto';
import type { AppLink, Delivered, Envelope } from './app-link.ts';
import { type JsonObject, parsed } from './json.ts';

/** Payloads by signed HTTP requests: events as JSON, interactions and commands as forms. */
export class SignedHttp implements AppLink {
  readonly #url: string;
  readonly #secret: string;
  readonly #ackMs: number;

  constructor(options: { url: string; signingSecret: string; ackMs: number }) {
    this.#url = options.url;
    this.#secret = options.signingSecret;
    this.#ackMs = options.ackMs;
  }

  async deliver(envelope: Envelope): Promise<Delivered> {
    const { body, type } = encoded(envelope);
    const deadline = AbortSignal.timeout(this.#ackMs);
    try {
      const response = await fetch(this.#url, {
        method: 'POST',
        body,
        headers: { 'content-type': type, ...this.#signature(body), ...retryHeaders(envelope) },
        signal: deadline,
        redirect: 'manual',
      });
      const text = await response.text();
      if (response.ok) return { how: 'acked', response: text === '' ? undefined : (parsed(text) ?? text) };
      const noRetry = response.headers.get('x-slack-no-retry') === '1';
      return { how: 'unreachable', reason: 'http_error', noRetry };
    } catch {
      if (deadline.aborted) return { how: 'timeout', reason: 'http_timeout' };
      return { how: 'unreachable', reason: 'connection_failed' };
    }
  }

  /** Slack's clock here is the machine's: receivers compare it with theirs. */
  #signature(body: string): Record<string, string> {
    const at = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', this.#secret).update(`v0:${at}:${body}`).digest('hex');
    return { 'x-slack-request-timestamp': at, 'x-slack-signature': `v0=${signature}` };
  }
}

function encoded({ type, payload }: Envelope): { body: string; type: string } {
  const form = 'application/x-www-form-urlencoded';
  switch (type) {
    case 'events_api':
      return { body: JSON.stringify(payload), type: 'application/json' };
    case 'interactive':
      return { body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), type: form };
    case 'slash_commands':
      return { body: new URLSearchParams(asForm(payload)).toString(), type: form };
  }
}

function asForm(payload: JsonObject): Record<string, string> {
  return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, String(value ?? '')]));
}

function retryHeaders({ retry }: Envelope): Record<string, string> {
  return retry === undefined
    ? {}
    : { 'x-slack-retry-num': String(retry.attempt), 'x-slack-retry-reason': retry.reason };
}
