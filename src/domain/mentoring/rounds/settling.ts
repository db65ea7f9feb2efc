import type { Tx } from '../../../db/transaction.ts';
import type { MatchingRoundId, WorkspaceId } from '../../../ids.ts';
import { hasOpen } from '../suggestions/store-of-rounds.ts';
import { findMatchingRound, saveMatchingRound } from './store.ts';

/** A sent round of which no suggestion is open any more is closed. Nothing happens while one is, or where it is closed. */
export async function closeRoundIfSettled(
  tx: Tx,
  workspace: WorkspaceId,
  id: MatchingRoundId,
): Promise<void> {
  const round = await findMatchingRound(tx, workspace, id);
  if (round?.state !== 'sent' || (await hasOpen(tx, workspace, id))) return;
  await saveMatchingRound(tx, { ...round, state: 'closed' });
}
