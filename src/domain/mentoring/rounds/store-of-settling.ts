import type { Tx } from '../../../db/transaction.ts';
import type { MatchingRoundId, WorkspaceId } from '../../../ids.ts';

export async function closeSent(tx: Tx, workspace: WorkspaceId, round: MatchingRoundId): Promise<void> {
  await tx
    .updateTable('matching_rounds')
    .set({ state: 'closed' })
    .where('workspace_id', '=', workspace)
    .where('id', '=', round)
    .where('state', '=', 'sent')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('suggestions')
            .select('suggestions.id')
            .whereRef('suggestions.workspace_id', '=', 'matching_rounds.workspace_id')
            .whereRef('suggestions.round_id', '=', 'matching_rounds.id')
            .where('suggestions.state', '=', 'open'),
        ),
      ),
    )
    .execute();
}
