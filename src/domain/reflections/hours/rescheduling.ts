import { setImmediate as breathe } from 'node:timers/promises';
import type { WorkspaceId } from '../../../ids.ts';
import { type Ctx, change } from '../../context.ts';
import { nextPromptAt } from '../schedule.ts';
import { type Asked, listStale, noteZoneData, saveNextHours } from './store.ts';

/** Few enough that nobody waits for one of these transactions. */
const AT_ONCE = 100;

/** Computes again when members are asked, where something that it depends on has changed. In slices; people's clicks come between. */
export async function reschedule(ctx: Ctx, workspace: WorkspaceId, now: Temporal.Instant): Promise<void> {
  for (;;) {
    const count = await change(ctx, workspace, async (tx) => {
      const stale = await listStale(tx, workspace, AT_ONCE);
      await saveNextHours(
        tx,
        workspace,
        stale.map((member) => ({ ...member, at: nextHourOf(member, now) })),
      );
      return stale.length;
    });
    if (count < AT_ONCE) return;
    await breathe();
  }
}

/** When this member is asked next; null where they are not. */
export function nextHourOf({ isAsked, habits, past }: Asked, now: Temporal.Instant): Temporal.Instant | null {
  return isAsked ? nextPromptAt(habits, past, now) : null;
}

/** At each start: where the runtime knows other zones than before, every hour is computed again. */
export async function followZoneData(ctx: Ctx, workspace: WorkspaceId): Promise<void> {
  const version = process.versions.tz ?? process.versions.icu ?? process.version;
  await change(ctx, workspace, (tx) => noteZoneData(tx, workspace, version));
}
