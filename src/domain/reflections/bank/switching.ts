import type { CommunityId } from '../../../ids.ts';
import { asLeader, identify } from '../../access.ts';
import { setAsksWeekly } from '../../communities/asking-weekly.ts';
import { type Actor, type Ctx, change } from '../../context.ts';

/**
 * A leader stops the weekly question for the whole community. What was asked can still be answered. Stopping again changes nothing.
 * @throws Refusal as asLeader.
 */
export async function stopAsking(ctx: Ctx, actor: Actor, id: CommunityId): Promise<void> {
  await switchAsking(ctx, actor, id, false);
}

/**
 * A leader starts the weekly question again. Hours that passed meanwhile are not made up. Starting again changes nothing.
 * @throws Refusal as asLeader.
 */
export async function startAsking(ctx: Ctx, actor: Actor, id: CommunityId): Promise<void> {
  await switchAsking(ctx, actor, id, true);
}

async function switchAsking(ctx: Ctx, actor: Actor, id: CommunityId, asks: boolean): Promise<void> {
  const who = await identify(ctx, actor, 'leader');
  const now = ctx.clock.now();
  await change(ctx, actor.workspaceId, async (tx) => {
    const { community } = await asLeader(tx, who, id);
    await setAsksWeekly(tx, community, asks, now);
  });
}
