import type { Tx } from '../../../db/transaction.ts';
import type { MatchingRoundId, WorkspaceId } from '../../../ids.ts';
import { closeSent } from './store-of-settling.ts';

/** A sent round of which no suggestion is open any more is closed. Nothing happens while one is, or where it is closed. */
export async function closeRoundIfSettled(
  tx: Tx,
  workspace: WorkspaceId,
  round: MatchingRoundId,
): Promise<void> {
  await closeSent(tx, workspace, round);
}
