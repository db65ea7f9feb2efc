import { writeInstant } from '../../../db/instants.ts';
import type { Tx } from '../../../db/transaction.ts';
import { refreshAll } from '../../../delivery/outbox.ts';
import type { ChannelId, CommunityId } from '../../../ids.ts';
import { asMember, type Identified, identify, type Membership } from '../../access.ts';
import { communitiesAround } from '../../communities/communities.ts';
import type { Community, Member } from '../../communities/community.ts';
import { nowhere } from '../../communities/meant.ts';
import { type Actor, type Ctx, change } from '../../context.ts';
import { isoWeekOf } from '../../time.ts';
import { zoneOf } from '../../zone.ts';
import { reflectionKeys } from '../reflection.ts';
import { type Rest, saveRest, saveSpoken } from './store.ts';

/** What a member can say about being asked at all, and how often. */
export type Wish = 'pause' | 'resume' | 'every week' | 'every two weeks' | 'every four weeks';

/**
 * Carries out what a member wishes, in these communities. Saying it twice changes nothing. Hours that have passed are not made up.
 * *Resume* ends a skip and an absence too. @throws Refusal those of asMember.
 */
export async function wishIn(
  ctx: Ctx,
  actor: Actor,
  communities: readonly CommunityId[],
  wish: Wish,
): Promise<void> {
  const who = await identify(ctx, actor, 'member');
  const now = ctx.clock.now();
  await change(ctx, actor.workspaceId, async (tx) => {
    for (const id of communities) {
      const membership = await asMember(tx, who, id);
      await letRest(tx, who, membership, restAfter(wish, membership.member), now);
    }
  });
}

/**
 * Where what a member says of their questions holds: in the community of the channel where they say so, elsewhere in all of theirs.
 * @throws Refusal `not_found` for those who belong nowhere.
 */
export async function communitiesMeant(
  ctx: Ctx,
  actor: Actor,
  channel: ChannelId | null,
): Promise<readonly Community[]> {
  const communities = await communitiesAround(ctx, actor, channel);
  if (communities.length > 0) return communities;
  throw nowhere();
}

/** Saves when a member is left alone; whoever says so has spoken, and is offered nothing less. */
export async function letRest(
  tx: Tx,
  who: Identified,
  membership: Membership,
  rest: Rest,
  now: Temporal.Instant,
): Promise<void> {
  const { community, member } = membership;
  const { workspaceId, userId } = who.actor;
  const wakes = member.isPaused || member.isQuiet || endsAbsence(member, rest);
  await saveRest(tx, workspaceId, member, rest, wakes ? writeInstant(now) : null);
  await saveSpoken(tx, workspaceId, member, isoWeekOf(now, zoneOf(who, membership)));
  await refreshAll(tx, workspaceId, reflectionKeys.offersOfLess(community.id, userId), now);
}

/** An hour that passed meanwhile is not theirs. */
function endsAbsence(before: Member, { awayUntil, skippedWeek }: Rest): boolean {
  const wasAway = before.awayUntil !== null && awayUntil === null;
  return wasAway || (before.skippedWeek !== null && skippedWeek === null);
}

function restAfter(wish: Wish, before: Member): Rest {
  const { skippedWeek, awayUntil, everyWeeks } = before;
  switch (wish) {
    case 'pause':
      return { isPaused: true, skippedWeek, awayUntil, everyWeeks };
    case 'resume':
      return { isPaused: false, skippedWeek: null, awayUntil: null, everyWeeks };
    case 'every week':
      return { isPaused: false, skippedWeek, awayUntil, everyWeeks: 1 };
    case 'every two weeks':
      return { isPaused: false, skippedWeek, awayUntil, everyWeeks: 2 };
    case 'every four weeks':
      return { isPaused: false, skippedWeek, awayUntil, everyWeeks: 4 };
  }
}
