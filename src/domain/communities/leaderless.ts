import { owe } from '../../delivery/outbox.ts';
import { deliveryId } from '../../ids.ts';
import { type Ctx, change, look } from '../context.ts';
import { listOwners } from '../people/store.ts';
import { wakingTime } from '../waking-hours.ts';
import type { Community } from './community.ts';
import { communityKeys } from './keys.ts';
import { listLeaders, listMembers } from './members/store.ts';

/** When the last leader is gone, the workspace's owners are asked once to name another, by day. Rounds wait meanwhile. */
export async function tellOwnersWhereNobodyLeads(ctx: Ctx, community: Community): Promise<void> {
  const { workspaceId, id } = community;
  const leaders = await look(ctx, (tx) => listLeaders(tx, workspaceId, id));
  if (leaders.length > 0) return;
  const now = ctx.clock.now();
  const owners = await look(ctx, (tx) => listOwners(tx, workspaceId));
  const deliveryIds = owners.map(() => deliveryId.of(ctx.random.uuid()));
  await change(ctx, workspaceId, async (tx) => {
    const members = await listMembers(tx, workspaceId, id);
    // One question for each time that it happens: the number of those who ever left tells the times apart.
    const since = String(members.filter((member) => member.state !== 'belongs').length);
    for (const [index, owner] of owners.entries()) {
      const id = deliveryIds[index];
      if (id === undefined) continue;
      await owe(
        tx,
        {
          workspaceId,
          id,
          key: communityKeys.noLeader(community.id, since, owner.userId),
          kind: 'no-leader',
          to: { to: 'person', userId: owner.userId },
          subject: { communityId: community.id },
          due: wakingTime(now, owner.zone ?? community.zone),
          notAfter: null,
        },
        now,
      );
    }
  });
}
