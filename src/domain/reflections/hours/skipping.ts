import type { Tx } from '../../../db/transaction.ts';
import { whereItStands } from '../../../delivery/outbox.ts';
import type { ChannelId, CommunityId, UserId } from '../../../ids.ts';
import { asMember, type Identified, identify, type Membership } from '../../access.ts';
import type { Community } from '../../communities/community.ts';
import { type Actor, type Ctx, change } from '../../context.ts';
import { isoWeekOf } from '../../time.ts';
import { zoneOf } from '../../zone.ts';
import { leaveOut } from '../prompts/choosing.ts';
import { listNewestPrompts, type PromptWithAnswer } from '../prompts/store.ts';
import { reflectionKeys } from '../reflection.ts';
import { nextHourOf } from './rescheduling.ts';
import { findAsked } from './store.ts';
import { communitiesMeant, letRest } from './wishing.ts';

/** What was skipped: the question that has come and waits for an answer; this week's, which has not come; or one that comes later. */
export type Skipped = 'its question' | 'this week' | 'the next question';

export interface SkippedIn {
  readonly community: Community;
  readonly skipped: Skipped;
}

/** `/reflect skip`: where communitiesMeant says. @throws Refusal as communitiesMeant, and those of asMember. */
export async function skipHere(ctx: Ctx, actor: Actor, channel: ChannelId | null): Promise<SkippedIn[]> {
  const communities = await communitiesMeant(ctx, actor, channel);
  const who = await identify(ctx, actor, 'member');
  const now = ctx.clock.now();
  return await change(ctx, actor.workspaceId, async (tx) => {
    const done: SkippedIn[] = [];
    for (const community of communities) {
      done.push({ community, skipped: await skip(tx, who, await asMember(tx, who, community.id), now) });
    }
    return done;
  });
}

async function skip(
  tx: Tx,
  who: Identified,
  membership: Membership,
  now: Temporal.Instant,
): Promise<Skipped> {
  const zone = zoneOf(who, membership);
  const thisWeek = isoWeekOf(now, zone);
  const newest = await newestOpen(tx, membership);
  if (newest?.hasCome === true && (newest.prompt.week >= thisWeek || newest.prompt.remind_at !== null)) {
    await leaveOut(tx, newest.prompt, now);
    await letRest(tx, who, membership, membership.member, now);
    return 'its question';
  }
  const isOnItsWay = newest !== null && !newest.hasCome && newest.prompt.week >= thisWeek;
  const week = isOnItsWay ? newest.prompt.week : await weekOfNext(tx, membership, zone, now);
  await letRest(tx, who, membership, { ...membership.member, skippedWeek: week }, now);
  return isOnItsWay || week === thisWeek ? 'this week' : 'the next question';
}

/** The question of this week, where it has come and nothing was said to it, needs no answer; inside someone's transaction. */
export async function leaveOutThisWeeks(
  tx: Tx,
  membership: Membership,
  thisWeek: string,
  now: Temporal.Instant,
): Promise<void> {
  const newest = await newestOpen(tx, membership);
  if (newest?.hasCome === true && newest.prompt.week === thisWeek) await leaveOut(tx, newest.prompt, now);
}

interface OpenPrompt {
  readonly prompt: PromptWithAnswer;
  readonly hasCome: boolean;
}

/** The newest question, where nothing was said to it; null where something was, or there is none. */
async function newestOpen(tx: Tx, { community, member }: Membership): Promise<OpenPrompt | null> {
  const { workspaceId, id } = community;
  const [prompt] = await listNewestPrompts(tx, workspaceId, ofMember(id, member.userId), 1);
  if (prompt === undefined || prompt.is_answered === 1 || prompt.declined_at !== null) return null;
  const key = reflectionKeys.prompt(id, member.userId, prompt.week);
  return { prompt, hasCome: (await whereItStands(tx, workspaceId, key)) !== null };
}

/** The week of the question that would come next if none were skipped: so a skip that is said twice stays the same. */
async function weekOfNext(
  tx: Tx,
  { community, member }: Membership,
  zone: string,
  now: Temporal.Instant,
): Promise<string> {
  const asked = await findAsked(tx, community.workspaceId, ofMember(community.id, member.userId));
  const next =
    asked === null ? null : nextHourOf({ ...asked, past: { ...asked.past, skippedWeek: null } }, now);
  return isoWeekOf(next ?? now, zone);
}

function ofMember(communityId: CommunityId, userId: UserId) {
  return { communityId, userId };
}
