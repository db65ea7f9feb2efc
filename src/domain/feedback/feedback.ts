import type { FeedbackId, FeedbackRequestId, UserId } from '../../ids.ts';

export const feedbackLimits = {
  /** Of each of the three parts, in code points. */
  part: 1000,
} as const;

/** What somebody saw somebody do, in three parts. */
export interface FeedbackWords {
  /** When and where it was. */
  readonly situation: string;
  /** What was seen or heard. */
  readonly behaviour: string;
  /** What it made of things. */
  readonly impact: string;
}

/** Feedback from one person to another, as these two may see it. Nobody else may. */
export interface Feedback {
  readonly id: FeedbackId;
  readonly authorId: UserId;
  readonly readerId: UserId;
  readonly words: FeedbackWords;
  /** What its reader had asked about; null where they had not asked, or keep that no longer. */
  readonly about: string | null;
  readonly sentAt: Temporal.Instant;
  /** Null while its author can take it back. */
  readonly openedAt: Temporal.Instant | null;
  readonly isThanked: boolean;
}

/** Feedback that has not been sent: for its author alone. */
export interface Draft {
  readonly id: FeedbackId;
  readonly authorId: UserId;
  readonly readerId: UserId;
  /** The request that it would answer. */
  readonly requestId: FeedbackRequestId | null;
  readonly about: string | null;
  readonly words: FeedbackWords;
}

/** Names of what is owed. */
export const feedbackKeys = {
  /** The word to its reader that there is something to open. */
  told: (feedback: FeedbackId) => `feedback:${feedback}`,
  thanks: (feedback: FeedbackId) => `feedback-thanks:${feedback}`,
} as const;
