import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import type { Outcome } from '../delivery/door.ts';

/** A pause where Slack names none. */
const SOME_REST = Temporal.Duration.from({ seconds: 30 });

/** Slack says itself that these may have done part of what was asked. */
const PERHAPS_DONE = new Set(['internal_error', 'fatal_error', 'service_unavailable']);
const TOO_MANY = new Set(['ratelimited', 'rate_limited']);
const PASSING = new Set(['request_timeout', 'external_channel_migrating', 'team_added_to_org']);
/** The connection never came about, so Slack heard nothing. */
const UNREACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);
/** How Slack's own codes look; anything else in their place is a page of somebody between us. */
const A_CODE = /^[a-z][a-z0-9_]{2,79}$/;

/** What an error of a call means for what was asked. Where in doubt, it may have been done. */
export function outcomeOfError(error: unknown, now: Temporal.Instant): Outcome<never> {
  if (error instanceof WebAPIRateLimitedError) return paused(now.add({ seconds: error.retryAfter }));
  if (error instanceof WebAPIPlatformError) return outcomeOfCode(error.data.error, now);
  if (error instanceof WebAPIHTTPError) return { is: 'unknown', code: `http_${error.statusCode}` };
  if (error instanceof WebAPIRequestError && UNREACHED.has(systemCode(error.original))) {
    return { is: 'refused', code: 'unreachable', permanent: false };
  }
  // The SDK has no class for a 429 that does not say how long.
  if (error instanceof Error && error.message.startsWith('Retry header')) return paused(now.add(SOME_REST));
  return { is: 'unknown', code: 'no_answer' };
}

function outcomeOfCode(code: unknown, now: Temporal.Instant): Outcome<never> {
  if (typeof code !== 'string' || !A_CODE.test(code)) return { is: 'unknown', code: 'garbled_answer' };
  if (TOO_MANY.has(code)) return paused(now.add(SOME_REST));
  if (PERHAPS_DONE.has(code)) return { is: 'unknown', code };
  return { is: 'refused', code, permanent: !PASSING.has(code) };
}

function paused(until: Temporal.Instant): Outcome<never> {
  return { is: 'paused', until };
}

function systemCode(error: Error): string {
  const { cause } = error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}
