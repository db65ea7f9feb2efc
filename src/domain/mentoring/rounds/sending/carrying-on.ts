import type { MatchingRoundId, WorkspaceId } from '../../../../ids.ts';
import { matchingRoundId } from '../../../../ids.ts';
import { type Ctx, change } from '../../../context.ts';
import { planNextMatching } from '../repeating/planning.ts';
import { findMatchingRound, saveMatchingRound } from '../store.ts';
import { forgetNotNeeded, saveNotNeededUntold } from '../store-of-people.ts';
import { sendSomeGroups } from './sending.ts';
import { tellSomeLeft } from './telling-left.ts';

/** Takes a round that is being sent to its end. Nothing happens where it was cancelled meanwhile. */
export async function sendAll(ctx: Ctx, workspace: WorkspaceId, id: MatchingRoundId): Promise<void> {
  const unnoted = { ...ctx, input: null };
  while (await sendSomeGroups(unnoted, workspace, id));
  // Whoever offered may still be asked when others say no, so they have their word when nothing is open any more.
  await change(unnoted, workspace, async (tx) => {
    const round = await findMatchingRound(tx, workspace, id);
    if (round?.state === 'sending') await forgetNotNeeded(tx, round);
  });
  while (await tellSomeLeft(unnoted, workspace, id));
  const now = ctx.clock.now();
  const newRoundId = matchingRoundId.of(ctx.random.uuid());
  const seed = ctx.random.uuid();
  await change(unnoted, workspace, async (tx) => {
    const round = await findMatchingRound(tx, workspace, id);
    if (round?.state !== 'sending') return;
    const sent = { ...round, state: 'sent', sentAt: now, nextStepAt: null } as const;
    await saveMatchingRound(tx, sent);
    // Most could be a buddy, few are needed: a word to all the others each time would be noise.
    if (round.terms.program === 'buddies') await saveNotNeededUntold(tx, round);
    await planNextMatching(tx, sent, { newRoundId, seed }, now);
  });
}
