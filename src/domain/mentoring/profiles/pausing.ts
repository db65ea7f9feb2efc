import type { Tx } from '../../../db/transaction.ts';
import type { CommunityId, UserId, WorkspaceId } from '../../../ids.ts';
import { saveWaitsSince } from './store-of-waiting.ts';

interface Who {
  readonly workspaceId: WorkspaceId;
  readonly communityId: CommunityId;
  readonly userId: UserId;
}

/** They were left without anybody, and come first next time. */
export async function noteWaiting(tx: Tx, who: Who, now: Temporal.Instant): Promise<void> {
  await saveWaitsSince(tx, who, now);
}

/** They have somebody now. */
export async function notePaired(tx: Tx, who: Who): Promise<void> {
  await saveWaitsSince(tx, who, null);
}
