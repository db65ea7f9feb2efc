import { refresh } from '../../delivery/outbox.ts';
import { listUntold, markTold, type Stuck } from '../../delivery/stuck.ts';
import { type ChannelId, deliveryId, type UserId, type WorkspaceId } from '../../ids.ts';
import { type Led, leadersOfChannel } from '../communities/leaders.ts';
import { type Ctx, change, look } from '../context.ts';
import { oweUnasked } from '../letters.ts';
import { localDateOf } from '../time.ts';

/** Names of the messages that tell leaders. */
export const noticeKeys = {
  ofChannel: (channel: ChannelId) => `stuck:${channel}:`,
  of: (channel: ChannelId, leader: UserId, date: string) => `stuck:${channel}:${leader}:${date}`,
};

/**
 * Tells the leaders of each channel where a message is stuck: at most one direct message a leader, channel and day, which
 * grows as more gets stuck. Idempotent. Channels that are nobody's home stay untold until they are somebody's.
 */
export async function tellLeadersOfStuck(ctx: Ctx, workspace: WorkspaceId): Promise<void> {
  const untold = await look(ctx, (tx) => listUntold(tx, workspace));
  for (const channel of new Set(untold.map(({ channelId }) => channelId))) {
    const led = await leadersOfChannel(ctx, workspace, channel);
    if (led === null || led.leaders.length === 0) continue;
    const stuck = untold.filter(({ channelId }) => channelId === channel);
    await tellOne(ctx, led, stuck);
  }
}

async function tellOne(ctx: Ctx, { community, leaders }: Led, stuck: readonly Stuck[]): Promise<void> {
  const { workspaceId, channelId, zone } = community;
  const now = ctx.clock.now();
  const date = localDateOf(now, zone);
  const notices = leaders.map((leader) => ({ leader, id: deliveryId.of(ctx.random.uuid()) }));
  await change({ ...ctx, input: null }, workspaceId, async (tx) => {
    for (const { leader, id } of notices) {
      const key = noticeKeys.of(channelId, leader, date);
      const isNew = await oweUnasked(
        tx,
        {
          workspaceId,
          communityId: community.id,
          id,
          key,
          kind: 'stuck',
          userId: leader,
          subject: { channelId },
          due: now,
          notAfter: null,
        },
        now,
      );
      if (!isNew) await refresh(tx, workspaceId, key, now);
    }
    await markTold(
      tx,
      workspaceId,
      stuck.map(({ id }) => id),
    );
  });
}
