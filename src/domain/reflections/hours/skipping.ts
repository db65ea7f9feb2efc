import type { Tx } from '../../../db/transaction.ts';
import { whereItStands } from '../../../delivery/outbox.ts';
import type { ChannelId } from '../../../ids.ts';
import { asMember, type Identified, identify, type Membership } from '../../access.ts';
import type { Community } from '../../communities/community.ts';
import { type Actor, type Ctx, change } from '../../context.ts';
import { isoWeekOf } from '../../time.ts';
import { zoneOf } from '../../zone.ts';
import { findAnswer } from '../answering/store.ts';
import { leaveOut } from '../prompts/choosing.ts';
import { findPrompt } from '../prompts/store.ts';
import { reflectionKeys } from '../reflection.ts';
import { weekAfter } from '../weeks/week.ts';
import { findAsked } from './store.ts';
import { communitiesMeant, letRest } from './wishing.ts';

/**
 * What was skipped: the week, since its question has not come; the question that has come and waits for an answer; or the next
 * one, where this week's is answered or left out already.
 */
export type Skipped = 'this week' | 'its question' | 'the next question';

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
  const { community, member } = membership;
  const { workspaceId, userId } = who.actor;
  const zone = zoneOf(who, membership);
  const week = latestOf(isoWeekOf(now, zone), member.askedWeek);
  const of = { communityId: community.id, userId, week };
  const answer = await findAnswer(tx, workspaceId, of);
  const prompt = await findPrompt(tx, {
    workspace_id: workspaceId,
    community_id: community.id,
    user_id: userId,
    week,
  });
  const hasCome = await whereItStands(tx, workspaceId, reflectionKeys.prompt(community.id, userId, week));
  const isOpen = answer === null && prompt !== null && prompt.declined_at === null && hasCome !== null;
  if (isOpen) {
    await leaveOut(tx, prompt, now);
    await letRest(tx, who, membership, member, now);
    return 'its question';
  }
  const isDone = answer !== null || hasCome !== null;
  const skippedWeek = isDone ? await nextToSkip(tx, membership, week, zone) : week;
  await letRest(tx, who, membership, { ...member, skippedWeek }, now);
  return isDone ? 'the next question' : 'this week';
}

/** The week of their next question after `week`, whatever their rhythm; one that is skipped already stays so. */
async function nextToSkip(
  tx: Tx,
  { community, member }: Membership,
  week: string,
  zone: string,
): Promise<string> {
  if (member.skippedWeek !== null && member.skippedWeek > week) return member.skippedWeek;
  const of = { communityId: community.id, userId: member.userId };
  const asked = await findAsked(tx, community.workspaceId, of);
  if (asked === null || asked.nextAt === null) return weekAfter(week);
  return latestOf(weekAfter(week), isoWeekOf(asked.nextAt, zone));
}

/** Who has gone west is in an earlier week than the one that they were asked in. */
function latestOf(week: string, other: string | null): string {
  return other !== null && other > week ? other : week;
}
