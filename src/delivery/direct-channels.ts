import type { Db } from '../db/open.ts';
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
