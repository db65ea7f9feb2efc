import { writeInstant } from '../../../db/instants.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { PairingId, UserId, WorkspaceId } from '../../../ids.ts';
import { peopleInPairings, peopleInSuggestions } from '../store-of-people-together.ts';
import type { Pairing } from './pairing.ts';

/** Ids of pairings that did not fit, whose mentee has not been looked after yet. Those of communities that rest are left out. */
export async function listUnfitting(
  tx: Tx,
  workspace: WorkspaceId,
  { now, limit }: { readonly now: Temporal.Instant; readonly limit: number },
): Promise<PairingId[]> {
  const rows = await tx
    .selectFrom('pairings')
    .innerJoin('communities', (join) =>
      join
        .onRef('communities.workspace_id', '=', 'pairings.workspace_id')
        .onRef('communities.id', '=', 'pairings.community_id'),
    )
    .select('pairings.id')
    .where('pairings.workspace_id', '=', workspace)
    .where('pairings.state', '=', 'ended')
    .where('pairings.next_step_at', '<=', writeInstant(now))
    .where('communities.state', '=', 'active')
    .orderBy('pairings.next_step_at')
    .orderBy('pairings.id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Whether this mentee has somebody else by now in the same program and community, or is asked about somebody. */
export async function isLookedAfter(
  tx: Tx,
  { workspaceId, communityId, program }: Pairing,
  user: UserId,
): Promise<boolean> {
  const paired = await peopleInPairings(tx)
    .select('pairings.id')
    .where('pairings.workspace_id', '=', workspaceId)
    .where('pairings.community_id', '=', communityId)
    .where('pairings.program', '=', program)
    .where('pairings.state', '=', 'running')
    .where('pairing_people.user_id', '=', user)
    .where('pairing_people.part', '=', 'mentee')
    .executeTakeFirst();
  if (paired !== undefined) return true;
  const asked = await peopleInSuggestions(tx)
    .select('suggestions.id')
    .where('suggestions.workspace_id', '=', workspaceId)
    .where('suggestions.community_id', '=', communityId)
    .where('suggestions.program', '=', program)
    .where('suggestions.state', '=', 'open')
    .where('suggestion_people.user_id', '=', user)
    .where('suggestion_people.part', '=', 'mentee')
    .executeTakeFirst();
  return asked !== undefined;
}
