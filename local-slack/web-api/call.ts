import type { z } from 'zod';
import { isObject, type JsonObject } from '../json.ts';
import type { Tier } from '../rate-limits.ts';
import type { Workings } from '../workings.ts';

/** An error with which a method answers `ok: false`. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  readonly messages: readonly string[];
  readonly extra: JsonObject;

  constructor(code: string, options: { messages?: readonly string[]; extra?: JsonObject } = {}) {
    super(code);
    this.code = code;
    this.messages = options.messages ?? [];
    this.extra = options.extra ?? {};
  }
}

/** Answered with 429 and Retry-After. */
export class RateLimited extends Error {
  override readonly name = 'RateLimited';
  readonly seconds: number;

  constructor(seconds: number) {
    super('ratelimited');
    this.seconds = seconds;
  }
}

export interface Call extends Workings {
  /** Adds a warning to the answer. */
  warn(code: string): void;
}

export interface Method {
  readonly name: string;
  readonly token: 'bot' | 'app';
  /** One of them is needed; none: no scope is. */
  readonly scopes: readonly string[];
  readonly tier: Tier;
  readonly args: z.ZodType;
  run(call: Call, args: unknown): JsonObject | Promise<JsonObject>;
}

export interface MethodOf<Args extends z.ZodType> {
  readonly name: string;
  readonly token?: 'bot' | 'app';
  readonly scopes?: readonly string[];
  readonly tier: Tier;
  readonly args: Args;
  /** What the answer holds besides `ok`. Runs in one go: everything a call changes is changed together. */
  readonly perform: (call: Call, args: z.infer<Args>) => JsonObject;
}

export function method<Args extends z.ZodType>(of: MethodOf<Args>): Method {
  const { name, tier, args, perform } = of;
  return {
    name,
    tier,
    args,
    token: of.token ?? 'bot',
    scopes: of.scopes ?? [],
    run: (call, given) => perform(call, readArgs(args, given)),
  };
}

function readArgs<Args extends z.ZodType>(schema: Args, given: unknown): z.infer<Args> {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const messages = read.error.issues.map((issue) => {
    const where = issue.path.join('/');
    const [first] = issue.path;
    const isMissing = typeof first === 'string' && isObject(given) && given[first] === undefined;
    return isMissing
      ? `[ERROR] missing required field: ${where}`
      : `[ERROR] ${issue.message} [json-pointer:/${where}]`;
  });
  throw new ApiError('invalid_arguments', { messages });
}

export function needScope({ world }: Call, scope: string): void {
  if (!world.app.scopes.includes(scope)) throw missingScope(world.app.scopes, scope);
}

export function missingScope(provided: readonly string[], needed: string): ApiError {
  return new ApiError('missing_scope', { extra: { needed, provided: provided.join(',') } });
}
