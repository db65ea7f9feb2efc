import type { FeedbackId, UserId } from '../../ids.ts';
import { type Actor, type Ctx, look } from '../context.ts';
import type { FeedbackRequest } from './request.ts';
import { listUnopened } from './store-of-lists.ts';
import { listWaitingFor } from './store-of-requests.ts';

/** More than this is no page to look over; the rest comes up when these are done. */
const MOST_OF_EACH = 5;

/** What waits for one person. Of what they got, no word. */
export interface WaitingFeedback {
  readonly unopened: readonly { readonly id: FeedbackId; readonly authorId: UserId }[];
  readonly requests: readonly FeedbackRequest[];
}

/** What this person got and has not opened, and what they were asked and have not answered. For themselves alone. */
export function waitingFeedback(ctx: Ctx, { workspaceId, userId }: Actor): Promise<WaitingFeedback> {
  const now = ctx.clock.now();
  return look(ctx, async (tx) => ({
    unopened: await listUnopened(tx, workspaceId, userId, MOST_OF_EACH),
    requests: await listWaitingFor(tx, workspaceId, userId, { now, most: MOST_OF_EACH }),
  }));
}
