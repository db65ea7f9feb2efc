import type { WorkspaceId } from '../../ids.ts';
import { type Ctx, change, look } from '../context.ts';
import { removeBoxes } from './sealing.ts';
import { listSeals } from './store.ts';

/** Destroys all that is sealed in a workspace, unread: its keys first, so that a copy of the rest opens nothing. */
export async function forgetSeals(ctx: Ctx, workspaceId: WorkspaceId): Promise<void> {
  const seals = await look(ctx, (tx) => listSeals(tx, workspaceId));
  for (const seal of seals) await ctx.keys.destroy(seal);
  await change({ ...ctx, input: null }, workspaceId, async (tx) => {
    for (const sealId of seals) await removeBoxes(tx, { workspaceId, sealId });
  });
}
