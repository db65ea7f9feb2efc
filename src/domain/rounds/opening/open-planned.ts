import { writeInstant } from '../../../db/instants.ts';
import type { Tx } from '../../../db/transaction.ts';
import { type Ctx, change } from '../../context.ts';
import { oweUnasked } from '../../letters.ts';
import { Refusal } from '../../refusal.ts';
import { ownerNow } from '../access.ts';
import { type Round, type RoundInFull, roundKeys } from '../round.ts';
import { findRound, saveNextStep, saveRound } from '../store.ts';
import { newIds } from './inviting.ts';
import { type Opened, openNow } from './opening.ts';

/** Why a planned round cannot open. */
type NotOpened = 'too_small' | 'too_near' | 'no_group' | 'not_leading' | 'unready';

/**
 * The hour of a planned round has come. Where it would ask nearly the same people as one that closed lately, it asks the same ones, and
 * whoever runs it is told. Where it cannot open, it becomes a draft again and they are told why; where Slack does not say who is in
 * its user group, it is tried again. @throws KeyStoreError where its key cannot be kept.
 */
export async function openPlanned(ctx: Ctx, full: RoundInFull): Promise<void> {
  const { workspaceId, id } = full.round;
  const why = await tryToOpen(ctx, full);
  if (why === null) return;
  const newId = newIds(ctx);
  const now = ctx.clock.now();
  await change(ctx, workspaceId, async (tx) => {
    const round = await findRound(tx, workspaceId, id);
    if (round === null || !isDue(round, now)) return;
    const userId = await ownerNow(tx, round);
    await saveRound(tx, { ...round, state: 'draft', opensAt: null, owner: userId });
    await saveNextStep(tx, round, null);
    const key = roundKeys.toOwner(id, userId, `not-opened-${writeInstant(now)}`);
    const subject = { roundId: id, why };
    const letter = { id: newId(), key, kind: 'round-not-opened', userId, subject, due: now, notAfter: null };
    await oweUnasked(tx, { workspaceId, communityId: round.communityId, ...letter }, now);
  });
}

/** @returns why it did not, or null where it did or will be tried again. */
async function tryToOpen(ctx: Ctx, full: RoundInFull): Promise<NotOpened | null> {
  const { workspaceId, id } = full.round;
  const now = ctx.clock.now();
  // A leader may have taken it back, or planned it for another hour.
  const otherwise = async (tx: Tx): Promise<Opened | null> => {
    const round = await findRound(tx, workspaceId, id);
    return round === null || isDue(round, now) ? null : { is: 'planned', round };
  };
  try {
    const opened = await openNow(ctx, full, 'as it is', otherwise);
    if (opened.is === 'too small') return 'too_small';
    if (opened.is !== 'too near') return null;
    if (!opened.canAskTheSame) return 'too_near';
    const merged = await openNow(ctx, full, 'same people', otherwise);
    if (merged.is !== 'open') return merged.is === 'planned' ? null : 'too_near';
    await tellOfSamePeople(ctx, merged.round);
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    switch (error.code) {
      case 'unavailable':
        return null;
      case 'not_found':
        return 'no_group';
      case 'not_allowed':
        return 'not_leading';
      default:
        return 'unready';
    }
  }
}

async function tellOfSamePeople(ctx: Ctx, { workspaceId, communityId, id, owner }: Round): Promise<void> {
  const newId = newIds(ctx);
  const now = ctx.clock.now();
  const key = roundKeys.toOwner(id, owner, 'same-people');
  const letter = { key, kind: 'round-same-people', userId: owner, subject: { roundId: id }, due: now };
  await change(ctx, workspaceId, (tx) =>
    oweUnasked(tx, { workspaceId, communityId, ...letter, id: newId(), notAfter: null }, now),
  );
}

function isDue({ state, opensAt }: Round, now: Temporal.Instant): boolean {
  return state === 'planned' && opensAt !== null && Temporal.Instant.compare(opensAt, now) <= 0;
}
