import type { WorkspaceId } from '../../ids.ts';
import { type Ctx, change } from '../context.ts';
import { WAITS_FOR } from './request.ts';
import { removeDraftsBefore } from './store.ts';
import { dropRemovedBefore } from './store-of-requests.ts';

/** Longer than a window stays open over a holiday weekend. */
const DRAFTS_KEPT_FOR = Temporal.Duration.from({ hours: 7 * 24 });

/**
 * Forgets what was looked at and never sent: mostly it is gone before, since closing the window drops it at once. And requests that their
 * askers removed, when enough time has passed that they may ask anew.
 */
export async function forgetUnsent(ctx: Ctx, workspace: WorkspaceId, now: Temporal.Instant): Promise<void> {
  await change(ctx, workspace, async (tx) => {
    await removeDraftsBefore(tx, workspace, now.subtract(DRAFTS_KEPT_FOR));
    await dropRemovedBefore(tx, workspace, now.subtract(WAITS_FOR));
  });
}
