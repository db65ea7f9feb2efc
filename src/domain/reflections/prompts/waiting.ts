import { writeInstant } from '../../../db/instants.ts';
import type { CommunityId } from '../../../ids.ts';
import { type Actor, type Ctx, look } from '../../context.ts';
import { listOpenPrompts } from './store.ts';

/** A question that waits for this person's answer. */
export interface WaitingPrompt {
  readonly communityId: CommunityId;
  readonly communityName: string;
  readonly week: string;
  readonly question: string;
}

/** As long as people still know what they were asked. */
const WAITS_FOR = Temporal.Duration.from({ hours: 14 * 24 });

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
