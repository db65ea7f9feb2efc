import { writeInstant } from '../../db/instants.ts';
import { refreshAll } from '../../delivery/outbox.ts';
import { takeUpChannel } from '../../delivery/stuck.ts';
import { deliveryId } from '../../ids.ts';
import { type Ctx, change, look } from '../context.ts';
import { noticeKeys } from '../deliveries/notices.ts';
import { oweUnasked } from '../letters.ts';
import type { Community } from './community.ts';
import { communityKeys } from './keys.ts';
import { listLeaders, markMembersUnlooked } from './members/store.ts';
import { findCommunity, markHoursStale, saveAskedFrom, saveChannel } from './store.ts';

type Outward = Pick<Community, 'channelName' | 'isPrivate' | 'restingBecause'>;

/**
 * Saves what Slack says of the home channel. Where that puts the community to rest and its leaders may not have noticed, each of
 * them is told once, by day; where it wakes, its members are compared with the channel soon, and
 * what waited for its channel goes there.
 */
export async function restOrWake(ctx: Ctx, community: Community, outward: Outward): Promise<Community> {
  const { workspaceId, id } = community;
  const now = ctx.clock.now();
  const told = await whomToTell(ctx, community, outward);
  return await change(ctx, workspaceId, async (tx) => {
    const current = await findCommunity(tx, workspaceId, id);
    if (current === null) return community;
    const next = { ...current, ...outward };
    await saveChannel(tx, next);
    if (current.restingBecause !== next.restingBecause) await markHoursStale(tx, next);
    if (current.restingBecause !== null && next.restingBecause === null) {
      await markMembersUnlooked(tx, workspaceId, id);
      await saveAskedFrom(tx, next, writeInstant(now));
      await takeUpChannel(tx, workspaceId, next.channelId, now);
      await refreshAll(tx, workspaceId, noticeKeys.ofChannel(next.channelId), now);
    }
    if (current.restingBecause !== null) return next;
    for (const { userId, deliveryId } of told) {
      await oweUnasked(
        tx,
        {
          workspaceId,
          communityId: id,
          id: deliveryId,
          key: communityKeys.resting(id, now.toString(), userId),
          kind: 'community-rests',
          userId,
          subject: { communityId: id },
          due: now,
          notAfter: null,
        },
        now,
      );
    }
    return next;
  });
}

/** The leaders, where the bot was taken out or the channel was shared; an archive or a deletion everyone sees. */
async function whomToTell(ctx: Ctx, community: Community, { restingBecause }: Outward) {
  if (restingBecause !== 'removed' && restingBecause !== 'shared') return [];
  const { workspaceId, id } = community;
  const leaders = await look(ctx, (tx) => listLeaders(tx, workspaceId, id));
  return leaders.map((userId) => ({ userId, deliveryId: deliveryId.of(ctx.random.uuid()) }));
}
