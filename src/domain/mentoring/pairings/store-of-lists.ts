import { writeInstant } from '../../../db/instants.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { PairingId, UserId, WorkspaceId } from '../../../ids.ts';
import { pairingsWithPeople, peopleInPairings } from '../store-of-people-together.ts';

/** Ids of running pairings that wait for the clock by `now`, longest waiting first; those of communities that rest are left out. */
export async function listDue(
  tx: Tx,
  workspace: WorkspaceId,
  {
    introduced,
    now,
    limit,
  }: { readonly introduced: boolean; readonly now: Temporal.Instant; readonly limit: number },
): Promise<PairingId[]> {
  const rows = await running(tx, workspace)
    .select('pairings.id')
    .where('pairings.next_step_at', '<=', writeInstant(now))
    .where('pairings.introduced_at', introduced ? 'is not' : 'is', null)
    .orderBy('pairings.next_step_at')
    .orderBy('pairings.id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Ids of running pairings with somebody who does not belong to the community any more, in id order. */
export async function listDeserted(tx: Tx, workspace: WorkspaceId): Promise<PairingId[]> {
  const rows = await pairingsWithPeople(tx)
    .innerJoin('communities', (join) =>
      join
        .onRef('communities.workspace_id', '=', 'pairings.workspace_id')
        .onRef('communities.id', '=', 'pairings.community_id'),
    )
    .innerJoin('members', (join) =>
      join
        .onRef('members.workspace_id', '=', 'pairings.workspace_id')
        .onRef('members.community_id', '=', 'pairings.community_id')
        .onRef('members.user_id', '=', 'pairing_people.user_id'),
    )
    .select('pairings.id')
    .where('pairings.workspace_id', '=', workspace)
    .where('pairings.state', '=', 'running')
    .where('communities.state', '=', 'active')
    .where('pairing_people.left_at', 'is', null)
    .where('members.state', '<>', 'belongs')
    .execute();
  return [...new Set(rows.map(({ id }) => id))].sort();
}

/** Ids of this person's pairings, in whatever community: those that run, or those that are over for them; newest first. */
export async function listOfPerson(
  tx: Tx,
  workspace: WorkspaceId,
  user: UserId,
  { which, limit }: { readonly which: 'running' | 'over'; readonly limit: number },
): Promise<PairingId[]> {
  const rows = await peopleInPairings(tx)
    .select('pairings.id')
    .where('pairing_people.workspace_id', '=', workspace)
    .where('pairing_people.user_id', '=', user)
    .where((where) =>
      which === 'running'
        ? where.and([where('pairings.state', '=', 'running'), where('pairing_people.left_at', 'is', null)])
        : where.or([where('pairings.state', '=', 'ended'), where('pairing_people.left_at', 'is not', null)]),
    )
    .orderBy('pairings.began_at', 'desc')
    .orderBy('pairings.id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Why this person's pairings ended, in their own words, for them alone. */
export async function ownWhys(
  tx: Tx,
  workspace: WorkspaceId,
  user: UserId,
  ids: readonly PairingId[],
): Promise<Map<PairingId, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('pairing_people')
    .select(['pairing_id', 'why_ended'])
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('pairing_id', 'in', ids)
    .execute();
  return new Map(rows.flatMap((row) => (row.why_ended === null ? [] : [[row.pairing_id, row.why_ended]])));
}

function running(tx: Tx, workspace: WorkspaceId) {
  return tx
    .selectFrom('pairings')
    .innerJoin('communities', (join) =>
      join
        .onRef('communities.workspace_id', '=', 'pairings.workspace_id')
        .onRef('communities.id', '=', 'pairings.community_id'),
    )
    .where('pairings.workspace_id', '=', workspace)
    .where('pairings.state', '=', 'running')
    .where('communities.state', '=', 'active');
}
