import type { RoundId, WorkspaceId } from '../../../ids.ts';
import type { SealKey } from '../../../keys/key-store.ts';
import { type Ctx, look } from '../../context.ts';
import { findRound } from '../store.ts';

/** The key of a round's sealed answers; null where it has none, or none any more. Never inside a transaction. */
export async function keyOf(ctx: Ctx, workspace: WorkspaceId, id: RoundId): Promise<SealKey | null> {
  const round = await look(ctx, (tx) => findRound(tx, workspace, id));
  return round === null || round.sealId === null ? null : await ctx.keys.read(round.sealId);
}
