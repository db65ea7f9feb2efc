import { writeInstant } from '../../../db/instants.ts';
import type { CommunityId } from '../../../ids.ts';
import { type Actor, type Ctx, look } from '../../context.ts';
import { isInAlready } from '../without-name/week-seal.ts';
import { listOpenPrompts, type OpenPrompt } from './store.ts';

/** A question that waits for this person's answer. */
export interface WaitingPrompt {
  readonly communityId: CommunityId;
  readonly communityName: string;
  readonly week: string;
  readonly question: string;
}

/** As long as people still know what they were asked. */
const WAITS_FOR = Temporal.Duration.from({ hours: 14 * 24 });

/**
 * What waits for this person's answer, newest first, one a community; for themselves alone, since it leaves out what they answered
 * without their name.
 */
export async function waitingPrompts(ctx: Ctx, actor: Actor): Promise<WaitingPrompt[]> {
  const { workspaceId, userId } = actor;
  const since = writeInstant(ctx.clock.now().subtract(WAITS_FOR));
  const waiting: OpenPrompt[] = [];
  for (const prompt of await look(ctx, (tx) => listOpenPrompts(tx, workspaceId, userId, since))) {
    const place = { workspaceId, communityId: prompt.community_id, week: prompt.week };
    if (!(await isInAlready(ctx, actor, place))) waiting.push(prompt);
  }
  return presented(waiting);
}

function presented(rows: readonly OpenPrompt[]): WaitingPrompt[] {
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
