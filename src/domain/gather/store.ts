import { writeInstant } from '../../db/instants.ts';
import type { Tx } from '../../db/transaction.ts';
import type { CommunityId, MessageTs, UserId, WorkspaceId } from '../../ids.ts';
import type { PinnedMessage } from '../directory.ts';

/** Of these messages, those that were gathered before or are in the community's library by another way. */
export async function takenMessages(
  tx: Tx,
  workspace: WorkspaceId,
  community: CommunityId,
  messages: readonly PinnedMessage[],
): Promise<Set<MessageTs>> {
  if (messages.length === 0) return new Set();
  const gathered = await tx
    .selectFrom('gathered_messages')
    .select('message_ts')
    .where('workspace_id', '=', workspace)
    .where('community_id', '=', community)
    .where(
      'message_ts',
      'in',
      messages.map(({ ts }) => ts),
    )
    .execute();
  const links = messages.flatMap(({ permalink }) => permalink ?? []);
  const saved =
    links.length === 0
      ? []
      : await tx
          .selectFrom('shares')
          .select('source_permalink')
          .where('workspace_id', '=', workspace)
          .where('community_id', '=', community)
          .where('source_permalink', 'in', links)
          .execute();
  const savedLinks = new Set(saved.map((row) => row.source_permalink));
  const isSaved = ({ permalink }: PinnedMessage) => permalink !== null && savedLinks.has(permalink);
  return new Set([...gathered.map((row) => row.message_ts), ...messages.filter(isSaved).map(({ ts }) => ts)]);
}

export async function recordGathered(
  tx: Tx,
  message: {
    readonly workspaceId: WorkspaceId;
    readonly communityId: CommunityId;
    readonly ts: MessageTs;
    readonly gatheredBy: UserId;
  },
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .insertInto('gathered_messages')
    .values({
      workspace_id: message.workspaceId,
      community_id: message.communityId,
      message_ts: message.ts,
      gathered_by: message.gatheredBy,
      at: writeInstant(now),
    })
    .execute();
}
