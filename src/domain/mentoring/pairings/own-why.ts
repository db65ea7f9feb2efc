import type { PairingId } from '../../../ids.ts';
import { identify } from '../../access.ts';
import { type Actor, type Ctx, change, look } from '../../context.ts';
import { optionalWords } from '../../words.ts';
import { ownPairing } from './own.ts';
import { pairingLimits } from './pairing.ts';
import { saveWhy } from './store.ts';
import { ownWhys } from './store-of-lists.ts';

/** Why this person's pairing ended, in their words; null where they said nothing. @throws Refusal like changeWhy. */
export async function whyToChange(ctx: Ctx, actor: Actor, id: PairingId): Promise<string | null> {
  const who = await identify(ctx, actor, 'member');
  return await look(ctx, async (tx) => {
    await ownPairing(tx, who, id);
    return (await ownWhys(tx, actor.workspaceId, actor.userId, [id])).get(id) ?? null;
  });
}

/**
 * Keeps why it ended, for this person alone; nothing of it where it is blank. It is theirs also while the community rests.
 * @throws Refusal `not_found` for those of others; `invalid` at `why`; of asReader.
 */
export async function changeWhy(
  ctx: Ctx,
  actor: Actor,
  id: PairingId,
  typed: string | null,
): Promise<'kept' | 'removed'> {
  const who = await identify(ctx, actor, 'member');
  const why = optionalWords(typed, { field: 'why', most: pairingLimits.why });
  return await change(ctx, actor.workspaceId, async (tx) => {
    const { pairing } = await ownPairing(tx, who, id);
    await saveWhy(tx, pairing, actor.userId, why);
    return why === null ? 'removed' : 'kept';
  });
}
