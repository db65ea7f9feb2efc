import { writeInstant } from '../../../db/instants.ts';
import { owe, type Recipient, withdrawAll } from '../../../delivery/outbox.ts';
import {
  type ChannelId,
  type CommunityId,
  deliveryId,
  type MessageTs,
  type UserId,
  type WorkspaceId,
} from '../../../ids.ts';
import { type Actor, type Ctx, change, look } from '../../context.ts';
import { listOpenPrompts } from '../prompts/store.ts';
import { reflectionKeys } from '../reflection.ts';

/** A message that a person typed to the bot. Its words stay in Slack until they say that they are an answer. */
export interface TypedMessage {
  readonly userId: UserId;
  readonly channelId: ChannelId;
  readonly ts: MessageTs;
  readonly threadTs: MessageTs | null;
}

/** A question that waits for this person's answer. */
export interface WaitingPrompt {
  readonly communityId: CommunityId;
  readonly communityName: string;
  readonly week: string;
  readonly question: string;
}

/** As long as people still know what they were asked. */
const WAITS_FOR = Temporal.Duration.from({ hours: 14 * 24 });
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

/** What was typed was no answer, or has been saved: the offer goes. */
export async function dropTypedOffers(ctx: Ctx, { workspaceId, userId }: Actor): Promise<void> {
  const now = ctx.clock.now();
  await change({ ...ctx, input: null }, workspaceId, (tx) =>
    withdrawAll(tx, workspaceId, reflectionKeys.typedBy(userId), now),
  );
}

/** What waits for this person's answer, newest first, one a community; for themselves alone. */
export function waitingPrompts(ctx: Ctx, { workspaceId, userId }: Actor): Promise<WaitingPrompt[]> {
  const since = writeInstant(ctx.clock.now().subtract(WAITS_FOR));
  return look(ctx, async (tx) => presented(await listOpenPrompts(tx, workspaceId, userId, since)));
}

function presented(rows: Awaited<ReturnType<typeof listOpenPrompts>>): WaitingPrompt[] {
  const newest = rows.filter(
    (row, at) => rows.findIndex(({ community_id: id }) => id === row.community_id) === at,
  );
  return newest.map((row) => ({
    communityId: row.community_id,
    communityName: row.community_name,
    week: row.week,
    question: row.question,
  }));
}
