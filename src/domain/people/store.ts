import { type InstantText, readInstant, writeInstant } from '../../db/instants.ts';
import type { Tx } from '../../db/transaction.ts';
import { followPerson } from '../../delivery/letters.ts';
import type { CommunityId, UserId, WorkspaceId } from '../../ids.ts';
import type { Person } from '../directory.ts';

export interface SavedPerson {
  readonly person: Person;
  readonly lookedUpAt: Temporal.Instant;
  readonly lastCommunityId: CommunityId | null;
}

export async function savedPerson(tx: Tx, workspace: WorkspaceId, user: UserId): Promise<SavedPerson | null> {
  const row = await tx
    .selectFrom('people')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    person: {
      userId: row.user_id,
      name: row.name,
      zone: row.zone,
      standing: row.standing,
      isActive: row.is_active === 1,
    },
    lookedUpAt: readInstant(row.looked_up_at),
    lastCommunityId: row.last_community_id,
  };
}

export async function savePerson(
  tx: Tx,
  workspace: WorkspaceId,
  person: Person,
  now: Temporal.Instant,
): Promise<void> {
  const known = {
    name: person.name,
    zone: person.zone,
    standing: person.standing,
    is_active: person.isActive ? (1 as const) : (0 as const),
    looked_up_at: writeInstant(now),
  };
  await markMoved(tx, workspace, person);
  await tx
    .insertInto('people')
    .values({ workspace_id: workspace, user_id: person.userId, last_community_id: null, ...known })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'user_id']).doUpdateSet(known))
    .execute();
}

/** Where Slack has another zone for them by now, what waits for their morning follows, and their hours are to be computed again. */
async function markMoved(tx: Tx, workspace: WorkspaceId, { userId, zone }: Person): Promise<void> {
  const known = await tx
    .selectFrom('people')
    .select('zone')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (known === undefined || known.zone === zone) return;
  if (known.zone !== null && zone !== null)
    await followPerson(tx, workspace, userId, { from: known.zone, to: zone });
  await tx
    .updateTable('members')
    .set({ is_prompt_stale: 1 })
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', userId)
    .execute();
}

/** Names as last known, for showing people outside Slack's own mentions. */
export async function namesOf(
  tx: Tx,
  workspace: WorkspaceId,
  users: readonly UserId[],
): Promise<Map<UserId, string>> {
  if (users.length === 0) return new Map();
  const rows = await tx
    .selectFrom('people')
    .select(['user_id', 'name'])
    .where('workspace_id', '=', workspace)
    .where('user_id', 'in', users)
    .execute();
  return new Map(rows.map((row) => [row.user_id, row.name]));
}

export async function rememberCommunity(
  tx: Tx,
  workspace: WorkspaceId,
  user: UserId,
  community: CommunityId,
): Promise<void> {
  await tx
    .updateTable('people')
    .set({ last_community_id: community })
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .execute();
}

export async function saveWorkspace(
  tx: Tx,
  workspace: { id: WorkspaceId; name: string; botUserId: UserId },
  now: InstantText,
): Promise<void> {
  await tx
    .insertInto('workspaces')
    .values({
      workspace_id: workspace.id,
      name: workspace.name,
      bot_user_id: workspace.botUserId,
      installed_at: now,
    })
    .onConflict((conflict) =>
      conflict.column('workspace_id').doUpdateSet({ name: workspace.name, bot_user_id: workspace.botUserId }),
    )
    .execute();
}

/** What we know of this person may be out of date: the next look-up asks Slack. */
export async function forgetLookUp(tx: Tx, workspace: WorkspaceId, user: UserId): Promise<void> {
  await tx
    .updateTable('people')
    .set({ looked_up_at: writeInstant(Temporal.Instant.fromEpochMilliseconds(0)) })
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .execute();
}
