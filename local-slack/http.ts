import type { IncomingMessage, ServerResponse } from 'node:http';
import { parsed } from './json.ts';

const MOST_BYTES = 20 * 1024 * 1024;

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > MOST_BYTES) throw new Error('the body is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export interface ReadArguments {
  readonly args: Record<string, unknown>;
  readonly warning: string | null;
  /** Whether the values come typed, as JSON does, and not as text of a form. */
  readonly isJson: boolean;
}

/** The arguments of a Web API request: query, form, or JSON; null where the body is none of them. */
export function readArguments(request: IncomingMessage, url: URL, body: Buffer): ReadArguments | null {
  const query = Object.fromEntries(url.searchParams);
  const type = request.headers['content-type'] ?? '';
  if (body.length === 0) return { args: query, warning: null, isJson: false };
  if (type.startsWith('application/json')) {
    const value = parsed(body.toString('utf8'));
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    const warning = /charset/i.test(type) ? null : 'missing_charset';
    return { args: { ...query, ...value }, warning, isJson: true };
  }
  if (!type.startsWith('application/x-www-form-urlencoded')) return null;
  const form = Object.fromEntries(new URLSearchParams(body.toString('utf8')));
  return { args: { ...query, ...form }, warning: null, isJson: false };
}

export function answerJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}

export function answerText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}
