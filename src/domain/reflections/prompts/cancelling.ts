import type { Tx } from '../../../db/transaction.ts';
import { whereItStands, withdraw } from '../../../delivery/outbox.ts';
import type { CommunityId, UserId, WorkspaceId } from '../../../ids.ts';
import { reflectionKeys } from '../reflection.ts';
import { findPrompt } from './store.ts';

interface OfWeek {
  readonly workspaceId: WorkspaceId;
  readonly communityId: CommunityId;
  readonly userId: UserId;
  /** ISO week. */
  readonly week: string;
}

/** Whether this week's question was asked and has not arrived: it is on its way, or was cancelled there. */
export async function hasNotArrived(
  tx: Tx,
  { workspaceId, communityId, userId, week }: OfWeek,
): Promise<boolean> {
  const key = { workspace_id: workspaceId, community_id: communityId, user_id: userId, week };
  if ((await findPrompt(tx, key)) === null) return false;
  return (await whereItStands(tx, workspaceId, reflectionKeys.prompt(communityId, userId, week))) === null;
}

/** The question and the reminder of this week do not come any more, unless they have arrived. */
export async function cancelOnTheirWay(tx: Tx, of: OfWeek, now: Temporal.Instant): Promise<void> {
  const { workspaceId, communityId, userId, week } = of;
  for (const key of [
    reflectionKeys.prompt(communityId, userId, week),
    reflectionKeys.reminder(communityId, userId, week),
  ]) {
    if ((await whereItStands(tx, workspaceId, key)) === null) await withdraw(tx, workspaceId, key, now);
  }
}
