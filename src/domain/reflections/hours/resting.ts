import { writeInstant } from '../../../db/instants.ts';
import type { Tx } from '../../../db/transaction.ts';
import { refreshAll, whereItStands } from '../../../delivery/outbox.ts';
import type { ChannelId, CommunityId, UserId, WorkspaceId } from '../../../ids.ts';
import { asMember, type Identified, identify, type Membership } from '../../access.ts';
import { communitiesAround } from '../../communities/communities.ts';
import type { Community } from '../../communities/community.ts';
import { type Actor, type Ctx, change } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import { isoWeekOf } from '../../time.ts';
import { zoneOf } from '../../zone.ts';
import { findAnswer } from '../answering/store.ts';
import { reflectionKeys } from '../reflection.ts';
import { weekAfter } from '../weeks/week.ts';
import { type Rest, saveRest, saveSpoken } from './store.ts';

/** What a member can say about being asked. */
export type Wish = 'pause' | 'resume' | 'skip' | 'every week' | 'every two weeks' | 'every four weeks';

export interface Wished {
  readonly community: Community;
  /** Of *skip*: whether it is the coming week, since this week's question was answered or has come already. */
  readonly skipsNext: boolean;
}

/**
 * Carries out what a member wishes, in the community of the channel where they say so, elsewhere in all of theirs. Saying it twice
 * changes nothing. Hours that have passed are not made up. *Resume* ends a skip and an absence too. @throws Refusal `not_found` for those who belong nowhere.
 */
export async function wishHere(
  ctx: Ctx,
  actor: Actor,
  channel: ChannelId | null,
  wish: Wish,
): Promise<Wished[]> {
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
): Promise<Wished[]> {
  const who = await identify(ctx, actor, 'member');
  const now = ctx.clock.now();
  return await change(ctx, actor.workspaceId, async (tx) => {
    const done: Wished[] = [];
    for (const id of communities) done.push(await carryOut(tx, who, await asMember(tx, who, id), wish, now));
    return done;
  });
}

async function carryOut(
  tx: Tx,
  who: Identified,
  membership: Membership,
  wish: Wish,
  now: Temporal.Instant,
): Promise<Wished> {
  const { community, member } = membership;
  const { workspaceId, userId } = who.actor;
  const weekHere = isoWeekOf(now, zoneOf(who, membership));
  const week = latestOf(weekHere, member.askedWeek);
  const skipsNext =
    wish === 'skip' && (await isDone(tx, workspaceId, { communityId: community.id, userId, week }));
  const rest: Rest = {
    isPaused: isPausedAfter(wish, member.isPaused),
    skippedWeek: skippedAfter(wish, member.skippedWeek, skipsNext ? weekAfter(week) : week),
    awayUntil: wish === 'resume' ? null : member.awayUntil,
    everyWeeks: everyWeeksAfter(wish, member.everyWeeks),
  };
  const wasSilent = member.isPaused || member.isQuiet;
  await saveRest(tx, workspaceId, member, rest, wasSilent ? writeInstant(now) : null);
  await saveSpoken(tx, workspaceId, member, weekHere);
  await refreshAll(tx, workspaceId, reflectionKeys.offersOfLess(community.id, userId), now);
  return { community, skipsNext };
}

/** Who has gone west is in an earlier week than the one that they were asked in. */
function latestOf(week: string, askedWeek: string | null): string {
  return askedWeek !== null && askedWeek > week ? askedWeek : week;
}

/** Whether the question of this week was answered or has come; one that is on its way can still be skipped. */
async function isDone(
  tx: Tx,
  workspace: WorkspaceId,
  of: { readonly communityId: CommunityId; readonly userId: UserId; readonly week: string },
): Promise<boolean> {
  if ((await findAnswer(tx, workspace, of)) !== null) return true;
  const key = reflectionKeys.prompt(of.communityId, of.userId, of.week);
  return (await whereItStands(tx, workspace, key)) !== null;
}

function skippedAfter(wish: Wish, before: string | null, skipped: string): string | null {
  if (wish === 'skip') return skipped;
  return wish === 'resume' ? null : before;
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
