import { readInstant } from '../../db/instants.ts';
import type { FeedbackRequestRow } from '../../db/tables-of-feedback.ts';
import type { FeedbackRequestId, UserId } from '../../ids.ts';

export const requestLimits = {
  /** Of what it is about, in code points. */
  about: 300,
  /** People who are asked at once. */
  people: 3,
} as const;

/** How long one waits before asking the same person again. */
export const ASKED_AGAIN_AFTER = Temporal.Duration.from({ hours: 7 * 24 });
/** How long a request waits for an answer. */
export const WAITS_FOR = Temporal.Duration.from({ hours: 30 * 24 });

/** Somebody's wish for feedback, as the one who is asked sees it. */
export interface FeedbackRequest {
  readonly id: FeedbackRequestId;
  readonly askerId: UserId;
  readonly about: string | null;
}

/** The same as its asker sees it: who declined is not in it. */
export interface AskedRequest {
  readonly id: FeedbackRequestId;
  readonly askedId: UserId;
  readonly about: string | null;
  readonly askedAt: Temporal.Instant;
  readonly state: 'waits' | 'answered' | 'over';
}

/** Whether it can still be answered: who has declined may think better of it. */
export function isOpen(row: FeedbackRequestRow, now: Temporal.Instant): boolean {
  if (row.answered_at !== null || row.removed_at !== null) return false;
  return Temporal.Instant.compare(now, readInstant(row.expires_at)) < 0;
}

/** Names the word to the one who is asked. */
export function requestKey(request: FeedbackRequestId): string {
  return `feedback-request:${request}`;
}
