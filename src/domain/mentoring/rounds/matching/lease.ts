import type { Tx } from '../../../../db/transaction.ts';
import type { MatchingRound } from '../round.ts';
import { findMatchingRound } from '../store.ts';

/** Longer than matching takes for as many as an organisation has. Then whoever matched it is gone, and the clock takes it up. */
const LEASE = Temporal.Duration.from({ minutes: 10 });

export function leaseFrom(now: Temporal.Instant): Temporal.Instant {
  return now.add(LEASE);
}

/** The round as it is now, where it is still being matched under this lease; else null: somebody else took it up, or discarded it. */
export async function roundUnderLease(
  tx: Tx,
  { workspaceId, id, nextStepAt }: MatchingRound,
): Promise<MatchingRound | null> {
  const round = await findMatchingRound(tx, workspaceId, id);
  if (round?.state !== 'matching' || round.nextStepAt === null || nextStepAt === null) return null;
  return round.nextStepAt.equals(nextStepAt) ? round : null;
}
