import type { EnvelopeType } from './envelope-type.ts';
import type { Answered } from './gestures.ts';
import type { JsonObject } from './json.ts';

export interface Envelope {
  readonly type: EnvelopeType;
  readonly payload: JsonObject;
  /** What the ledger calls it. */
  readonly name: string;
  /** Whether the acknowledgement may carry an answer. */
  readonly acceptsResponse: boolean;
  readonly retry?: { readonly attempt: number; readonly reason: string };
}

/** The way by which payloads reach the app. Resolves when the app has acknowledged, or it is clear that it did not. */
export interface AppLink {
  deliver(envelope: Envelope): Promise<Delivered>;
}

export type Delivered = Answered & {
  /** Where it was not acknowledged: why, as Slack says it when it tries again. */
  readonly reason?: 'timeout' | 'http_timeout' | 'http_error' | 'connection_failed';
  /** The app asked that this not be tried again. */
  readonly noRetry?: boolean;
};
