import { type InstantText, writeInstant } from '../../db/instants.ts';
import type { ChecklistStepRow } from '../../db/tables.ts';
import type { Tx } from '../../db/transaction.ts';
import type { UserId, WorkspaceId } from '../../ids.ts';
import type { List, ListOwner } from './checklist.ts';
import { type Happenings, type Step, stepNamed } from './steps.ts';

/** The steps that are done or were left out. */
export async function handledSteps(tx: Tx, owner: ListOwner): Promise<Set<Step>> {
  const rows = await tx
    .selectFrom('checklist_steps')
    .select('step')
    .where('workspace_id', '=', owner.workspaceId)
    .where('community_id', '=', owner.communityId)
    .where('user_id', '=', owner.leader)
    .execute();
  return new Set(rows.flatMap((row) => stepNamed(row.step) ?? []));
}

/** Records the steps that have no state yet; what was done stays done. @returns whether anything was new. */
export async function recordSteps(
  tx: Tx,
  owner: ListOwner,
  steps: readonly Step[],
  state: ChecklistStepRow['state'],
  now: Temporal.Instant,
): Promise<boolean> {
  if (steps.length === 0) return false;
  const result = await tx
    .insertInto('checklist_steps')
    .values(
      steps.map((step) => ({
        workspace_id: owner.workspaceId,
        community_id: owner.communityId,
        user_id: owner.leader,
        step,
        state,
        at: writeInstant(now),
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'community_id', 'user_id', 'step']).doNothing(),
    )
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** What has happened in the community since it was set up, as the steps see it. */
export async function happeningsIn(tx: Tx, owner: ListOwner): Promise<Omit<Happenings, 'canReadPins'>> {
  const published = await tx
    .selectFrom('shares')
    .select(['author_id', 'kind'])
    .distinct()
    .where('workspace_id', '=', owner.workspaceId)
    .where('community_id', '=', owner.communityId)
    .where('state', '=', 'published')
    .where('author_id', 'is not', null)
    .execute();
  const leaders = await tx
    .selectFrom('members')
    .select((row) => row.fn.countAll<number | string>().as('count'))
    .where('workspace_id', '=', owner.workspaceId)
    .where('community_id', '=', owner.communityId)
    .where('state', '=', 'belongs')
    .where('role', '=', 'leader')
    .executeTakeFirst();
  const own = published.filter((share) => share.author_id === owner.leader);
  return {
    leaderShared: own.some((share) => share.kind !== 'question'),
    leaderAsked: own.some((share) => share.kind === 'question'),
    othersShared: published.length > own.length,
    leaders: Number(leaders?.count ?? 0),
  };
}

/** The lists of communities set up since then, whose founders still lead them; of one founder, or of all. */
export async function listsSince(
  tx: Tx,
  workspace: WorkspaceId,
  { since, leader }: { readonly since: InstantText; readonly leader: UserId | null },
): Promise<List[]> {
  const query = tx
    .selectFrom('communities')
    .innerJoin('members', (join) =>
      join
        .onRef('members.workspace_id', '=', 'communities.workspace_id')
        .onRef('members.community_id', '=', 'communities.id')
        .onRef('members.user_id', '=', 'communities.set_up_by'),
    )
    .select(['communities.id', 'communities.name', 'communities.channel_id', 'communities.set_up_by'])
    .where('communities.workspace_id', '=', workspace)
    .where('communities.state', '=', 'active')
    .where('communities.created_at', '>=', since)
    .where('members.role', '=', 'leader')
    .where('members.state', '=', 'belongs')
    .orderBy('communities.created_at')
    .orderBy('communities.id');
  const rows = await (leader === null ? query : query.where('communities.set_up_by', '=', leader)).execute();
  return rows.map((row) => ({
    owner: { workspaceId: workspace, communityId: row.id, leader: row.set_up_by },
    community: { id: row.id, name: row.name, channelId: row.channel_id },
  }));
}
