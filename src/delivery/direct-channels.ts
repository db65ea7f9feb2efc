import type { Db } from '../db/open.ts';
import type { Tx } from '../db/transaction.ts';
import type { ChannelId, UserId, WorkspaceId } from '../ids.ts';

/** Keeps where the direct conversation with a person is: opening one costs more of Slack's patience than a message. */
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

/** Of these people, those whose conversation with us is not known, in their order. */
export async function withoutDirectChannel(
  tx: Tx,
  workspace: WorkspaceId,
  users: readonly UserId[],
): Promise<UserId[]> {
  if (users.length === 0) return [];
  const rows = await tx
    .selectFrom('direct_channels')
    .select('user_id')
    .where('workspace_id', '=', workspace)
    .where('user_id', 'in', users)
    .execute();
  const known = new Set(rows.map((row) => row.user_id));
  return users.filter((user) => !known.has(user));
}
