/** Where the direct conversation with each person is: opening one costs more of Slack's patience than a message. */
import { writeInstant } from '../db/instants.ts';
import type { Db } from '../db/open.ts';
import type { Tx } from '../db/transaction.ts';
import type { ChannelId, UserId, WorkspaceId } from '../ids.ts';

export async function keepDirectChannel(
  kysely: Db['kysely'],
  workspace: WorkspaceId,
  user: UserId,
  channel: ChannelId,
): Promise<void> {
  await kysely
    .insertInto('direct_channels')
    .values({ workspace_id: workspace, user_id: user, channel_id: channel })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'user_id']).doUpdateSet({ channel_id: channel }),
    )
    .execute();
}

/** These will get messages, so their conversations are wanted before. */
export async function wantDirectChannels(
  tx: Tx,
  workspace: WorkspaceId,
  users: readonly UserId[],
): Promise<void> {
  if (users.length === 0) return;
  await tx
    .insertInto('direct_channels')
    .values(users.map((user) => ({ workspace_id: workspace, user_id: user })))
    .onConflict((conflict) => conflict.columns(['workspace_id', 'user_id']).doNothing())
    .execute();
}

/** Whose conversation is wanted and was not tried since, at most `limit`; first those that were never tried. */
export async function listWantedChannels(
  tx: Tx,
  workspace: WorkspaceId,
  since: Temporal.Instant,
  limit: number,
): Promise<UserId[]> {
  const rows = await tx
    .selectFrom('direct_channels')
    .select('user_id')
    .where('workspace_id', '=', workspace)
    .where('channel_id', 'is', null)
    .where((one) => one.or([one('tried_at', 'is', null), one('tried_at', '<', writeInstant(since))]))
    .orderBy((one) => one.fn.coalesce('tried_at', one.val('')))
    .limit(limit)
    .execute();
  return rows.map((row) => row.user_id);
}

/** Slack does not open it now. */
export async function noteTried(
  kysely: Db['kysely'],
  workspace: WorkspaceId,
  user: UserId,
  now: Temporal.Instant,
): Promise<void> {
  await kysely
    .updateTable('direct_channels')
    .set({ tried_at: writeInstant(now) })
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .execute();
}
