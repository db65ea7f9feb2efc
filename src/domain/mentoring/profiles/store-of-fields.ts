import type { Tx } from '../../../db/transaction.ts';
import type { InCommunity } from '../mentoring.ts';

/** Which fields of Slack's profiles say what the team is, and who the manager; null for none. */
export interface MappedFields {
  readonly teamField: string | null;
  readonly managerField: string | null;
}

export async function findMappedFields(
  tx: Tx,
  { workspaceId, communityId }: InCommunity,
): Promise<MappedFields> {
  const row = await tx
    .selectFrom('mentoring_fields')
    .select(['team_field as teamField', 'manager_field as managerField'])
    .where('workspace_id', '=', workspaceId)
    .where('community_id', '=', communityId)
    .executeTakeFirst();
  return row ?? { teamField: null, managerField: null };
}

export async function saveMappedFields(
  tx: Tx,
  { workspaceId, communityId }: InCommunity,
  { teamField, managerField }: MappedFields,
): Promise<void> {
  const to = { team_field: teamField, manager_field: managerField };
  await tx
    .insertInto('mentoring_fields')
    .values({ workspace_id: workspaceId, community_id: communityId, ...to })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'community_id']).doUpdateSet(to))
    .execute();
}
