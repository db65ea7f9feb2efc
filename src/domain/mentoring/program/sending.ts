import { owe } from '../../../delivery/outbox.ts';
import { type CommunityId, deliveryId } from '../../../ids.ts';
import { asLeader, identify } from '../../access.ts';
import { type Actor, type Ctx, change } from '../../context.ts';
import { localDateOf } from '../../time.ts';

/**
 * A leader asks for the figures as a message, with pictures, in their conversation with the bot.
 * @returns whether it is the first time today, by the community's calendar: asking again brings no second one.
 * @throws Refusal as asLeader.
 */
export async function sendProgram(ctx: Ctx, actor: Actor, id: CommunityId): Promise<boolean> {
  const who = await identify(ctx, actor, 'leader');
  const messageId = deliveryId.of(ctx.random.uuid());
  const now = ctx.clock.now();
  const { workspaceId, userId } = actor;
  return await change(ctx, workspaceId, async (tx) => {
    const { community } = await asLeader(tx, who, id);
    return await owe(
      tx,
      {
        workspaceId,
        id: messageId,
        key: `mentor-program:${id}:${userId}:${localDateOf(now, community.zone)}`,
        kind: 'mentor-program',
        to: { to: 'person', userId },
        subject: { communityId: id },
        due: now,
        notAfter: null,
      },
      now,
    );
  });
}
