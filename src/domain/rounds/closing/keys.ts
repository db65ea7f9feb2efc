import { KeyStoreError, type SealKey } from '../../../keys/key-store.ts';
import type { Ctx } from '../../context.ts';
import { SealError } from '../../sealing/envelope.ts';
import type { Round } from '../round.ts';

/**
 * The key of a round's sealed answers; null where it has none, or none any more. Never inside a transaction.
 * @throws KeyStoreError where it is there and cannot be used.
 */
export async function keyOf(ctx: Ctx, { sealId }: Pick<Round, 'sealId'>): Promise<SealKey | null> {
  return sealId === null ? null : await ctx.keys.read(sealId);
}

/** A seal with its key, to look whether somebody has answered; null where it cannot be used now. Never inside a transaction. */
export async function sealToLookInto(ctx: Ctx, round: Pick<Round, 'workspaceId' | 'sealId'>) {
  const { workspaceId, sealId } = round;
  const key = await keyOf(ctx, round).catch(unusable);
  return sealId === null || key === null ? null : { workspaceId, sealId, key };
}

/** Null for what cannot be looked into: its key cannot be used, or it is damaged. @throws any other error. */
export function unusable(error: unknown): null {
  if (error instanceof KeyStoreError || error instanceof SealError) return null;
  throw error;
}
