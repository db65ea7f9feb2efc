import type { FeedbackId, UserId } from '../../ids.ts';
import { type Actor, type Ctx, look } from '../context.ts';
import { listUnopened } from './store.ts';

/** More than this is no page to look over; the rest comes up when these are done. */
const MOST_OF_EACH = 5;

/** What waits for one person, without its words. */
export interface WaitingFeedback {
  readonly unopened: readonly { readonly id: FeedbackId; readonly authorId: UserId }[];
}

/** What this person got and has not opened. For themselves alone. */
export function waitingFeedback(ctx: Ctx, { workspaceId, userId }: Actor): Promise<WaitingFeedback> {
  return look(ctx, async (tx) => ({
    unopened: await listUnopened(tx, workspaceId, userId, MOST_OF_EACH),
  }));
}
