import type { WorkspaceId } from '../../ids.ts';
import { type Ctx, change } from '../context.ts';
import { removeDraftsBefore } from './store.ts';

/** Longer than a window stays open over a holiday weekend. */
const DRAFTS_KEPT_FOR = Temporal.Duration.from({ hours: 7 * 24 });

/** Forgets what was looked at and never sent. Mostly it is gone before: closing the window drops it at once. */
export async function forgetUnsent(ctx: Ctx, workspace: WorkspaceId, now: Temporal.Instant): Promise<void> {
  await change(ctx, workspace, (tx) => removeDraftsBefore(tx, workspace, now.subtract(DRAFTS_KEPT_FOR)));
}
