import type { WorkspaceId } from '../../../ids.ts';
import { type Ctx, change, look } from '../../context.ts';
import { removeUnusedSkills } from '../skills/store.ts';
import { removeProfile } from './store.ts';
import { listOfLongGone } from './store-of-gone.ts';

/** Whoever comes back within this time finds their profile as it was. */
const KEPT_FOR = Temporal.Duration.from({ hours: 90 * 24 });

/**
 * Forgets the profiles of those who left a community long ago, with their wishes, since they cannot open them there any more. What others
 * wish about them stays those others'.
 */
export async function forgetProfilesOfGone(
  ctx: Ctx,
  workspace: WorkspaceId,
  now: Temporal.Instant,
): Promise<void> {
  const before = now.subtract(KEPT_FOR);
  for (const gone of await look(ctx, (tx) => listOfLongGone(tx, workspace, before))) {
    await change(ctx, workspace, async (tx) => {
      // Meanwhile they may have come back.
      const still = await listOfLongGone(tx, workspace, before);
      const isGone = still.some((one) => one.userId === gone.userId && one.communityId === gone.communityId);
      if (!isGone) return;
      await removeProfile(tx, gone);
      await removeUnusedSkills(tx, gone);
    });
  }
}
