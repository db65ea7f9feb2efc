import { owe, type Recipient, withdrawAll } from '../../../delivery/outbox.ts';
import { type ChannelId, deliveryId, type MessageTs, type UserId, type WorkspaceId } from '../../../ids.ts';
import { type Actor, type Ctx, change } from '../../context.ts';
import { reflectionKeys } from '../reflection.ts';

/** A message that a person typed to the bot. Its words stay in Slack until they say that they are an answer. */
export interface TypedMessage {
  readonly userId: UserId;
  readonly channelId: ChannelId;
  readonly ts: MessageTs;
  readonly threadTs: MessageTs | null;
}

/** What was typed longer ago needs no answer any more. */
const WORTH_ANSWERING = Temporal.Duration.from({ hours: 1 });

/**
 * Owes an answer to a message typed to the bot: whether to save it as the answer to what was asked, or what it can do. One such
 * offer stands at a time. Hearing of the same message twice changes nothing.
 */
export async function hearTyped(ctx: Ctx, workspace: WorkspaceId, typed: TypedMessage): Promise<void> {
  const id = deliveryId.of(ctx.random.uuid());
  const now = ctx.clock.now();
  const { userId, channelId, ts, threadTs } = typed;
  const to: Recipient =
    threadTs === null ? { to: 'person', userId } : { to: 'foreign thread', channelId, threadTs };
  await change(ctx, workspace, async (tx) => {
    await withdrawAll(tx, workspace, reflectionKeys.typedBy(userId), now);
    await owe(
      tx,
      {
        workspaceId: workspace,
        id,
        key: reflectionKeys.typed(userId, ts),
        kind: 'reflection-typed',
        to,
        subject: { userId, ts, threadTs: threadTs ?? '' },
        due: now,
        notAfter: now.add(WORTH_ANSWERING),
      },
      now,
    );
  });
}

/** What was typed was no answer, or one has been saved: the offer goes. */
export async function dropTypedOffers(ctx: Ctx, { workspaceId, userId }: Actor): Promise<void> {
  const now = ctx.clock.now();
  await change({ ...ctx, input: null }, workspaceId, (tx) =>
    withdrawAll(tx, workspaceId, reflectionKeys.typedBy(userId), now),
  );
}
