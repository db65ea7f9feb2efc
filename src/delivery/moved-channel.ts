import type { Tx } from '../db/transaction.ts';
import type { ChannelId, WorkspaceId } from '../ids.ts';

/** Slack gave a channel another id: what stands there or is owed there is found under the new one. */
export async function moveDeliveries(
  tx: Tx,
  workspace: WorkspaceId,
  from: ChannelId,
  to: ChannelId,
): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({ to_channel_id: to })
    .where('workspace_id', '=', workspace)
    .where('to_channel_id', '=', from)
    .execute();
  await tx
    .updateTable('deliveries')
    .set({ posted_channel_id: to })
    .where('workspace_id', '=', workspace)
    .where('posted_channel_id', '=', from)
    .execute();
}
