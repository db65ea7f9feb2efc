import { writeInstant } from '../../../db/instants.ts';
import type { Tx } from '../../../db/transaction.ts';
import { refreshAll } from '../../../delivery/outbox.ts';
import type { ChannelId, CommunityId } from '../../../ids.ts';
import { asMember, type Identified, identify, type Membership } from '../../access.ts';
import { communitiesAround } from '../../communities/communities.ts';
import type { Community } from '../../communities/community.ts';
import { type Actor, type Ctx, change } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import { isoWeekOf } from '../../time.ts';
import { zoneOf } from '../../zone.ts';
import { cancelOnTheirWay, hasNotArrived } from '../prompts/cancelling.ts';
import { reflectionKeys } from '../reflection.ts';
import { weekAfter } from '../weeks/week.ts';
import { type Rest, saveRest } from './store.ts';

/** What a member can say about being asked. */
export type Wish = 'pause' | 'resume' | 'skip' | 'every week' | 'every two weeks' | 'every four weeks';

export interface Wished {
  readonly communities: readonly Community[];
  /** Of *skip*: whether it is the coming week, since this week's question was answered or asked already. */
  readonly skipsNext: boolean;
}

/**
 * Carries out what a member wishes, in the community of the channel where they say so, elsewhere in all of theirs. Saying it twice
 * changes nothing. Hours that have passed are not made up. @throws Refusal `not_found` for those who belong nowhere.
 */
export async function wishHere(
  ctx: Ctx,
  actor: Actor,
  channel: ChannelId | null,
  wish: Wish,
): Promise<Wished> {
  const communities = await communitiesAround(ctx, actor, channel);
  if (communities.length === 0) {
    throw new Refusal(
      'not_found',
      'You are in no learning community yet. Type `/learn` in a channel to see how to join one.',
    );
  }
  return await wishIn(
    ctx,
    actor,
    communities.map(({ id }) => id),
    wish,
  );
}

/** The same in these communities. @throws Refusal those of asMember. */
export async function wishIn(
  ctx: Ctx,
  actor: Actor,
  communities: readonly CommunityId[],
  wish: Wish,
): Promise<Wished> {
  const who = await identify(ctx, actor, 'member');
  const now = ctx.clock.now();
  return await change(ctx, actor.workspaceId, async (tx) => {
    const done: Community[] = [];
    let skipsNext = false;
    for (const id of communities) {
      const membership = await asMember(tx, who, id);
      if (await carryOut(tx, who, membership, wish, now)) skipsNext = true;
      done.push(membership.community);
    }
    return { communities: done, skipsNext };
  });
}

/** @returns whether the coming week is skipped rather than this one. */
async function carryOut(
  tx: Tx,
  who: Identified,
  membership: Membership,
  wish: Wish,
  now: Temporal.Instant,
): Promise<boolean> {
  const { community, member } = membership;
  const week = isoWeekOf(now, zoneOf(who, membership));
  const { workspaceId, userId } = who.actor;
  const ofWeek = { workspaceId, communityId: community.id, userId, week };
  const isDealtWith = member.askedWeek !== null && member.askedWeek >= week;
  const skipsNext = isDealtWith && !(await hasNotArrived(tx, ofWeek));
  const rest: Rest = {
    isPaused: isPausedAfter(wish, member.isPaused),
    skippedWeek: wish === 'skip' ? (skipsNext ? weekAfter(week) : week) : member.skippedWeek,
    everyWeeks: everyWeeksAfter(wish, member.everyWeeks),
  };
  const wasSilent = member.isPaused || member.isQuiet;
  if (wish === 'pause' || (wish === 'skip' && !skipsNext)) await cancelOnTheirWay(tx, ofWeek, now);
  await saveRest(tx, workspaceId, member, rest, wasSilent ? writeInstant(now) : null);
  await refreshAll(tx, workspaceId, reflectionKeys.offersOfLess(community.id, userId), now);
  return wish === 'skip' && skipsNext;
}

function isPausedAfter(wish: Wish, isPaused: boolean): boolean {
  if (wish === 'pause') return true;
  return wish === 'skip' ? isPaused : false;
}

function everyWeeksAfter(wish: Wish, before: 1 | 2 | 4): 1 | 2 | 4 {
  switch (wish) {
    case 'every week':
      return 1;
    case 'every two weeks':
      return 2;
    case 'every four weeks':
      return 4;
    default:
      return before;
  }
}
