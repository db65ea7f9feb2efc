import { refresh } from '../../delivery/outbox.ts';
import { listUntold, markTold, type Stuck } from '../../delivery/stuck.ts';
import { type ChannelId, type DeliveryId, deliveryId, type UserId, type WorkspaceId } from '../../ids.ts';
import { type Led, leadersOfChannel } from '../communities/leaders.ts';
import { type Ctx, change, look } from '../context.ts';
import { oweUnasked } from '../letters.ts';
import { savedPerson } from '../people/store.ts';

/** Names of the messages that tell leaders. */
export const noticeKeys = {
  ofChannel: (channel: ChannelId) => `stuck:${channel}:`,
  of: (channel: ChannelId, leader: UserId, date: string) => `stuck:${channel}:${leader}:${date}`,
};

interface Notice {
  readonly deliveryId: DeliveryId;
  readonly leader: UserId;
  /** Where their days pass. */
  readonly zone: string;
}

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

async function tellOne(ctx: Ctx, led: Led, stuck: readonly Stuck[]): Promise<void> {
  const { workspaceId, channelId, zone } = led.community;
  const now = ctx.clock.now();
  const date = now.toZonedDateTimeISO(zone).toPlainDate().toString();
  const notices = await noticesFor(ctx, led);
  await change({ ...ctx, input: null }, workspaceId, async (tx) => {
    for (const notice of notices) {
      const key = noticeKeys.of(channelId, notice.leader, date);
      const isNew = await oweUnasked(
        tx,
        {
          workspaceId,
          id: notice.deliveryId,
          key,
          kind: 'stuck',
          userId: notice.leader,
          subject: { channelId },
          zone: notice.zone,
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

function noticesFor(ctx: Ctx, { community, leaders }: Led): Promise<Notice[]> {
  return look(ctx, async (tx) => {
    const notices: Notice[] = [];
    for (const leader of leaders) {
      const known = await savedPerson(tx, community.workspaceId, leader);
      const zone = known?.person.zone ?? community.zone;
      notices.push({ deliveryId: deliveryId.of(ctx.random.uuid()), leader, zone });
    }
    return notices;
  });
}
