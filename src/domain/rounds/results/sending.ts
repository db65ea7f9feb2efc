import { owe } from '../../../delivery/outbox.ts';
import { deliveryId, type RoundId } from '../../../ids.ts';
import { identify } from '../../access.ts';
import { type Actor, type Ctx, change } from '../../context.ts';
import { roundKeys } from '../round.ts';
import { asReaderOfResults } from './reading.ts';

/**
 * Somebody who may read the results asks for all of them as one message, with pictures, in their conversation with the bot.
 * @returns whether it is the first time: asking again brings no second one. @throws Refusal as resultsFor.
 */
export async function sendResults(ctx: Ctx, actor: Actor, id: RoundId): Promise<boolean> {
  const who = await identify(ctx, actor, 'member');
  const messageId = deliveryId.of(ctx.random.uuid());
  const now = ctx.clock.now();
  const { workspaceId, userId } = actor;
  return await change(ctx, workspaceId, async (tx) => {
    await asReaderOfResults(tx, who, id);
    return await owe(
      tx,
      {
        workspaceId,
        id: messageId,
        key: roundKeys.resultsSent(id, userId),
        kind: 'round-results-sent',
        to: { to: 'person', userId },
        subject: { roundId: id },
        due: now,
        notAfter: null,
      },
      now,
    );
  });
}
