import type { Tx } from '../../../../db/transaction.ts';
import { refreshAll } from '../../../../delivery/outbox.ts';
import type { MatchingRoundId } from '../../../../ids.ts';
import { identify } from '../../../access.ts';
import { type Actor, type Ctx, change } from '../../../context.ts';
import { Refusal } from '../../../refusal.ts';
import { withdrawSuggestionsOf } from '../../suggestions/suggesting.ts';
import { asLeaderOfMatching, mustBeProposed } from '../access.ts';
import { type MatchingRound, type MatchingState, matchingKeys } from '../round.ts';
import { listOfSeries, saveMatchingRound } from '../store.ts';
import { countGroups } from '../store-of-proposals.ts';

/**
 * A leader sends what is proposed: from here on the clock does, and nobody changes it any more. Pressing twice changes nothing.
 * @returns the state in which this found it.
 * @throws Refusal as asLeaderOfMatching; `conflict` where it is no proposal, or proposes nobody.
 */
export async function sendRound(ctx: Ctx, actor: Actor, id: MatchingRoundId): Promise<MatchingState> {
  const who = await identify(ctx, actor, 'leader');
  const now = ctx.clock.now();
  return await change(ctx, actor.workspaceId, async (tx) => {
    const { round } = await asLeaderOfMatching(tx, who, id);
    if (['sending', 'sent', 'closed'].includes(round.state)) return round.state;
    mustBeProposed(round);
    if ((await countGroups(tx, round)) === 0) {
      throw new Refusal('conflict', 'Nobody is proposed to anybody, so there is nothing to send.');
    }
    await saveMatchingRound(tx, { ...round, state: 'sending', nextStepAt: now, owner: actor.userId });
    await refreshAll(tx, round.workspaceId, matchingKeys.of(round.id), now);
    return round.state;
  });
}

/**
 * A leader gives up a round that was not sent; nobody hears of it. Of a planned one, and of one that comes again, nothing comes again.
 * Pressing twice changes nothing. @throws Refusal as asLeaderOfMatching; `conflict` where it was sent.
 */
export async function discardRound(ctx: Ctx, actor: Actor, id: MatchingRoundId): Promise<void> {
  const who = await identify(ctx, actor, 'leader');
  const now = ctx.clock.now();
  await change(ctx, actor.workspaceId, async (tx) => {
    const { round } = await asLeaderOfMatching(tx, who, id);
    if (round.state === 'cancelled') return;
    if (!['matching', 'proposed', 'planned'].includes(round.state)) {
      throw new Refusal(
        'conflict',
        'This round was sent already. You can cancel it: then what is still open of it is taken back.',
      );
    }
    await takeOff(tx, round, now);
  });
}

/**
 * A leader takes back a round that was sent: who has not answered is told that they need not, and who has agreed stays together. It
 * comes no more. Pressing twice changes nothing. @throws Refusal as asLeaderOfMatching; `conflict` where it was not sent.
 */
export async function cancelSentRound(ctx: Ctx, actor: Actor, id: MatchingRoundId): Promise<void> {
  const who = await identify(ctx, actor, 'leader');
  const now = ctx.clock.now();
  await change(ctx, actor.workspaceId, async (tx) => {
    const { round } = await asLeaderOfMatching(tx, who, id);
    if (round.state === 'cancelled') return;
    if (round.state === 'closed') {
      throw new Refusal('conflict', 'This round is over: nothing of it is open any more.');
    }
    if (round.state !== 'sending' && round.state !== 'sent') {
      throw new Refusal('conflict', 'This round was not sent yet. You can discard it instead.');
    }
    await takeOff(tx, round, now);
    await withdrawSuggestionsOf(tx, round.workspaceId, round.id, now);
    for (const next of await listOfSeries(tx, round, ['planned', 'matching', 'proposed'])) {
      await takeOff(tx, next, now);
    }
  });
}

/** What was said of it says so. */
async function takeOff(tx: Tx, round: MatchingRound, now: Temporal.Instant): Promise<void> {
  await saveMatchingRound(tx, { ...round, state: 'cancelled', nextStepAt: null });
  await refreshAll(tx, round.workspaceId, matchingKeys.of(round.id), now);
}
