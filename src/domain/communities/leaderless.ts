import { writeInstant } from '../../db/instants.ts';
import { deliveryId, type UserId, type WorkspaceId } from '../../ids.ts';
import { type Ctx, change, look } from '../context.ts';
import type { Person } from '../directory.ts';
import { oweUnasked } from '../letters.ts';
import { savePerson } from '../people/store.ts';
import type { Community } from './community.ts';
import { communityKeys } from './keys.ts';
import { listLeaders, listUnaskedLeaderless, saveLeaderless } from './members/store.ts';

/** Enough that one of them answers; a workspace may have dozens of admins. */
const MOST_OWNERS = 5;

/**
 * Asks the workspace's owners, once and by day, to name a leader wherever the last one is gone. Rounds wait meanwhile. Those of
 * the channel are asked first.
 */
export async function askOwnersForLeaders(
  ctx: Ctx,
  workspace: WorkspaceId,
  now: Temporal.Instant,
): Promise<void> {
  const leaderless = await look(ctx, (tx) => listUnaskedLeaderless(tx, workspace));
  if (leaderless.length === 0) return;
  const everyone = await ctx.directory.everyone(workspace);
  const owners = everyone.filter(({ standing, isActive }) => standing === 'owner' && isActive);
  for (const community of leaderless) {
    const inChannel = new Set<UserId>(await ctx.directory.channelMembers(workspace, community.channelId));
    const nearestFirst = [
      ...owners.filter((owner) => inChannel.has(owner.userId)),
      ...owners.filter((owner) => !inChannel.has(owner.userId)),
    ];
    await ask(ctx, community, nearestFirst.slice(0, MOST_OWNERS), now);
  }
}

async function ask(
  ctx: Ctx,
  community: Community,
  owners: readonly Person[],
  now: Temporal.Instant,
): Promise<void> {
  const { workspaceId, id } = community;
  const since = writeInstant(now);
  const asked = owners.map((owner) => ({ owner, deliveryId: deliveryId.of(ctx.random.uuid()) }));
  await change(ctx, workspaceId, async (tx) => {
    if ((await listLeaders(tx, workspaceId, id)).length > 0) return;
    await saveLeaderless(tx, workspaceId, id, since);
    for (const { owner, deliveryId } of asked) {
      await savePerson(tx, workspaceId, owner, now);
      await oweUnasked(
        tx,
        {
          workspaceId,
          communityId: id,
          id: deliveryId,
          key: communityKeys.noLeader(id, since, owner.userId),
          kind: 'no-leader',
          userId: owner.userId,
          subject: { communityId: id },
          due: now,
          notAfter: null,
        },
        now,
      );
    }
  });
}
