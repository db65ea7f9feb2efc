import type { PairingId } from '../../../ids.ts';
import { identify } from '../../access.ts';
import { type Actor, type Ctx, change, look } from '../../context.ts';
import { optionalWords } from '../../words.ts';
import { endPairing, newMessageIds } from './ending.ts';
import { ownPairing } from './own.ts';
import { isIn, othersIn, pairingLimits, peopleIn } from './pairing.ts';
import { stepOutOf } from './stepping-out.ts';
import { findPairing, saveEndingWords } from './store.ts';

export interface TypedEnding {
  /** Posted in the conversation; nothing where it is blank. */
  readonly closing: string | null;
  /** For this person alone. */
  readonly why: string | null;
}

/** `ended`: by this person, now. `had ended`: before, so their words to the others were not posted. */
export type Ended = 'ended' | 'left the group' | 'had ended';

/**
 * Ends it for all of two, or this person's part in a group of three or more. What they write to the others is kept until it is posted in
 * the conversation; why they end it is kept for them alone, also where somebody was faster. Idempotent.
 * @throws Refusal `not_found` for those of others; `invalid` at `closing` or `why`; of asReader.
 */
export async function endOwnPairing(
  ctx: Ctx,
  actor: Actor,
  id: PairingId,
  typed: TypedEnding,
): Promise<Ended> {
  const who = await identify(ctx, actor, 'member');
  const closing = optionalWords(typed.closing, { field: 'closing', most: pairingLimits.closingWords });
  const why = optionalWords(typed.why, { field: 'why', most: pairingLimits.why });
  const known = await look(ctx, (tx) => findPairing(tx, actor.workspaceId, id));
  const ids = known === null ? null : newMessageIds(ctx, known);
  const now = ctx.clock.now();
  return await change(ctx, actor.workspaceId, async (tx) => {
    const { pairing } = await ownPairing(tx, who, id);
    const { userId } = actor;
    const isOver = ids === null || pairing.ended !== null || !isIn(pairing, userId);
    const hasOthers = othersIn(pairing, userId).length > 0;
    await saveEndingWords(tx, pairing, userId, { closing: isOver || !hasOthers ? null : closing, why });
    if (isOver) return 'had ended';
    if (peopleIn(pairing).length > 2) {
      await stepOutOf(tx, pairing, { user: userId, ids }, now);
      return 'left the group';
    }
    const by = { userId, cannot: false };
    await endPairing(tx, pairing, { because: 'ended', by, waiting: [], ids }, now);
    return 'ended';
  });
}
