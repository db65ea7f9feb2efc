import type { ChannelId } from '../../ids.ts';
import type { Actor, Ctx } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { communityFor } from './communities.ts';
import type { Community } from './community.ts';

/** As communityFor. @throws Refusal `not_found` where there is none. */
export async function mustMeanCommunity(
  ctx: Ctx,
  actor: Actor,
  channel: ChannelId | null,
): Promise<Community> {
  const community = await communityFor(ctx, actor, channel);
  if (community === null) throw nowhere();
  return community;
}

/** For those who belong to no community, and are in the channel of none. */
export function nowhere(): Refusal {
  return new Refusal(
    'not_found',
    'You are in no learning community yet. Type `/learn` in a channel to see how to join one.',
  );
}
