import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from '../faults.ts';
import { answerJson, answerText, readArguments, readBody } from '../http.ts';
import { isObject, type JsonObject, parsed } from '../json.ts';
import type { Workings } from '../workings.ts';
import { ApiError, type Method, missingScope, RateLimited } from './call.ts';
import { methods } from './methods.ts';

interface Reply {
  readonly status: number;
  readonly body: JsonObject;
  readonly headers?: Record<string, string>;
}

/** Answers one request to `/api/<method>`, with the fault that was scripted for it, if any. */
export async function serveApi(
  w: Workings,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const name = url.pathname.slice('/api/'.length);
  const body = await readBody(request);
  await w.faults.waitAtTheDoor(name);
  const fault = w.faults.take(name);
  const given = readArguments(request, url, body);
  const args = given?.args ?? {};
  const isPerformed = fault === null || fault.after === 'accepted' || isOnlySlow(fault);
  const reply = isPerformed ? await answer(w, name, given, request.headers.authorization) : null;
  record(w, name, args, reply, fault);
  if (fault?.slowMs !== undefined) await pause(fault.slowMs);
  if (reply !== null && (fault === null || isOnlySlow(fault)))
    answerJson(response, reply.status, reply.body, reply.headers);
  else if (fault !== null) goWrong(fault, request, response);
}

/** What a scripted fault makes of an answer. */
export function goWrong(fault: Fault, request: IncomingMessage, response: ServerResponse): void {
  if (fault.answer === 'silence') return;
  if (fault.answer === 'cut') {
    request.socket.destroy();
    return;
  }
  if (fault.answer === 'garbage') answerText(response, 200, '<html>Something went wrong here');
  else if (fault.retryAfter !== undefined)
    answerJson(
      response,
      fault.status ?? 429,
      { ok: false, error: 'ratelimited' },
      {
        'retry-after': String(fault.retryAfter),
      },
    );
  else if (fault.error !== undefined)
    answerJson(response, fault.status ?? 200, { ok: false, error: fault.error });
  else answerText(response, fault.status ?? 500, 'upstream connect error');
}

export function isOnlySlow(fault: Fault): boolean {
  const { status, retryAfter, error, answer } = fault;
  return [status, retryAfter, error, answer].every((part) => part === undefined);
}

async function answer(
  w: Workings,
  name: string,
  given: ReturnType<typeof readArguments>,
  authorization: string | undefined,
): Promise<Reply> {
  const warnings = given?.warning == null ? [] : [given.warning];
  const headers = { 'x-oauth-scopes': w.world.app.scopes.join(',') };
  try {
    const method = methods.get(name);
    if (method === undefined) throw new ApiError('unknown_method', { extra: { req_method: name } });
    if (given === null) throw new ApiError('invalid_arguments');
    checkToken(w, method, authorization, given.args);
    const wait = w.rateLimits.refuse(name, method.tier);
    if (wait !== null) throw new RateLimited(wait);
    checkScopes(w, method);
    const call = { ...w, warn: (code: string) => warnings.push(code) };
    const result = await method.run(call, given.args);
    const accepted = method.scopes.length === 0 ? {} : { 'x-accepted-oauth-scopes': method.scopes.join(',') };
    return {
      status: 200,
      body: withWarnings({ ok: true, ...result }, warnings),
      headers: { ...headers, ...accepted },
    };
  } catch (error) {
    return refusal(error, headers);
  }
}

function refusal(error: unknown, headers: Record<string, string>): Reply {
  if (error instanceof RateLimited)
    return {
      status: 429,
      body: { ok: false, error: 'ratelimited' },
      headers: { ...headers, 'retry-after': String(error.seconds) },
    };
  if (!(error instanceof ApiError)) throw error;
  const details = error.messages.length === 0 ? {} : { response_metadata: { messages: [...error.messages] } };
  return { status: 200, body: { ok: false, error: error.code, ...error.extra, ...details }, headers };
}

function withWarnings(body: JsonObject, warnings: readonly string[]): JsonObject {
  if (warnings.length === 0) return body;
  const metadata = isObject(body.response_metadata) ? body.response_metadata : {};
  return {
    ...body,
    warning: warnings.join(','),
    response_metadata: { ...metadata, warnings: [...warnings] },
  };
}

function checkToken(
  { world }: Workings,
  method: Method,
  authorization: string | undefined,
  args: Readonly<Record<string, unknown>>,
): void {
  const bearer = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
  const token = bearer ?? args.token;
  if (typeof token !== 'string' || token === '') throw new ApiError('not_authed');
  const { botToken, appToken, installed } = world.app;
  if (token !== botToken && token !== appToken) throw new ApiError('invalid_auth');
  if (!installed) throw new ApiError('account_inactive');
  if ((token === appToken) !== (method.token === 'app')) throw new ApiError('not_allowed_token_type');
}

function checkScopes({ world }: Workings, { scopes }: Method): void {
  const holdsOne = scopes.length === 0 || scopes.some((scope) => world.app.scopes.includes(scope));
  if (!holdsOne) throw missingScope(world.app.scopes, scopes.join(','));
}

function record(
  w: Workings,
  method: string,
  args: Readonly<Record<string, unknown>>,
  reply: Reply | null,
  fault: Fault | null,
): void {
  const body = reply?.body ?? null;
  w.ledger.add({
    kind: 'call',
    at: w.clock.now(),
    method,
    args: asJson(args),
    accepted: body?.ok === true,
    answer: structuredClone(body),
    error: typeof body?.error === 'string' ? body.error : null,
    fault: fault === null ? null : JSON.stringify(fault),
  });
}

const NESTED = ['attachments', 'blocks', 'files', 'metadata', 'view'];

/** The arguments as they were meant: nested ones no longer as text, and without the token. */
function asJson(args: Readonly<Record<string, unknown>>): JsonObject {
  const { token: _, ...meant } = args;
  const unpacked = Object.entries(meant).map(([key, value]) =>
    NESTED.includes(key) && typeof value === 'string' ? [key, parsed(value) ?? value] : [key, value],
  );
  const read = parsed(JSON.stringify(Object.fromEntries(unpacked)));
  return isObject(read) ? read : {};
}
