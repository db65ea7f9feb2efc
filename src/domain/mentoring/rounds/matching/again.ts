import type { MatchingRoundId, WorkspaceId } from '../../../../ids.ts';
import { identify } from '../../../access.ts';
import { type Actor, type Ctx, change, look } from '../../../context.ts';
import { asLeaderOfMatching } from '../access.ts';
import { inProposal } from '../proposal/changing.ts';
import type { MatchingRound } from '../round.ts';
import { findMatchingRound, saveMatchingRound } from '../store.ts';
import type { OnProgress } from './finding.ts';
import { leaseFrom } from './lease.ts';
import { matchRound } from './match-round.ts';

/**
 * Matches a round that this leader has just begun, or wants matched again. Nothing happens where it is matched by somebody else, or was.
 * @throws Refusal as asLeaderOfMatching, groupMembersOf.
 */
export async function matchNow(
  ctx: Ctx,
  actor: Actor,
  id: MatchingRoundId,
  onProgress: OnProgress,
): Promise<void> {
  const who = await identify(ctx, actor, 'leader');
  const { round } = await look(ctx, (tx) => asLeaderOfMatching(tx, who, id));
  if (round.state === 'matching') await matchRound(ctx, round, onProgress);
}

/**
 * What is proposed is to be matched again, around what a leader has locked and without what they forbade. @throws Refusal as inProposal
 */
export async function beginMatchingAgain(ctx: Ctx, actor: Actor, id: MatchingRoundId): Promise<void> {
  const now = ctx.clock.now();
  await inProposal(ctx, actor, id, async (tx, { round }) => {
    await saveMatchingRound(tx, { ...round, state: 'matching', nextStepAt: leaseFrom(now) });
  });
}

/** For the clock: takes over a round that is being matched, and that nobody holds any more; null where somebody does. */
export async function takeUpMatching(
  ctx: Ctx,
  workspace: WorkspaceId,
  id: MatchingRoundId,
): Promise<MatchingRound | null> {
  const now = ctx.clock.now();
  return await change(ctx, workspace, async (tx) => {
    const round = await findMatchingRound(tx, workspace, id);
    if (round?.state !== 'matching' || round.nextStepAt === null) return null;
    if (Temporal.Instant.compare(round.nextStepAt, now) > 0) return null;
    const taken = { ...round, nextStepAt: leaseFrom(now) };
    await saveMatchingRound(tx, taken);
    return taken;
  });
}
