import type { WeekRow } from '../../../db/tables-of-reflections.ts';
import type { Tx } from '../../../db/transaction.ts';
import { type CommunityId, deliveryId, type ReflectionId } from '../../../ids.ts';
import { asMember, type Identified, identify } from '../../access.ts';
import { communitiesOf } from '../../communities/communities.ts';
import type { Community } from '../../communities/community.ts';
import { type Actor, type Ctx, change, look } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import { isoWeekOf } from '../../time.ts';
import { zoneOf } from '../../zone.ts';
import type { Visibility } from '../reflection.ts';
import { findWeek } from '../weeks/store.ts';
import { weekAfter } from '../weeks/week.ts';
import { notAsked } from './answering.ts';
import { askedIn } from './asked.ts';
import { findAnswer, findReflection } from './store.ts';

/** What the form for answering begins with. */
export interface AnswerForm {
  readonly community: Community;
  readonly week: string;
  readonly question: string;
  /** What was answered before; null where nothing was. */
  readonly words: string | null;
  readonly visibility: Visibility;
  /** `ahead`: a leader answers before the week begins. `late`: it has closed; the answer is welcome, and misses the summary. */
  readonly when: 'ahead' | 'now' | 'late';
  /** Where else this person could answer, this one among them. */
  readonly communities: readonly Community[];
}

/** Which week is meant: one by name; the one under way where the member is; or, for leaders, the one after it. */
export type WhichWeek = string | 'this' | 'next';

/**
 * The question of a week for this member to answer, asked or not. It may begin the week.
 * @throws Refusal `not_found` where there is no question; those of asMember.
 */
export async function openQuestion(
  ctx: Ctx,
  actor: Actor,
  id: CommunityId,
  which: WhichWeek,
): Promise<AnswerForm> {
  const who = await identify(ctx, actor, 'member');
  const communities = await communitiesOf(ctx, actor);
  const postId = deliveryId.of(ctx.random.uuid());
  const now = ctx.clock.now();
  // Opening notes nothing: pressed twice, it opens twice.
  return await change({ ...ctx, input: null }, actor.workspaceId, async (tx) => {
    const membership = await asMember(tx, who, id);
    const { community, member } = membership;
    const week = weekMeant(which, {
      here: isoWeekOf(now, zoneOf(who, membership)),
      there: isoWeekOf(now, community.zone),
    });
    const asked = await askedIn(tx, who, membership, week, { postId, now });
    if (asked === null) throw which === 'this' || which === 'next' ? noQuestion(community) : notAsked();
    const answer = await findAnswer(tx, actor.workspaceId, { communityId: id, userId: actor.userId, week });
    return {
      community,
      week,
      question: answer?.question ?? asked.question,
      words: answer?.words ?? null,
      visibility: answer?.visibility ?? member.reflectionVisibility,
      when: which === 'next' ? 'ahead' : asked.week.closed_at === null ? 'now' : 'late',
      communities,
    };
  });
}

/** An answer of one's own, to change it. @throws Refusal `not_found`; those of asMember. */
export async function openOwnAnswer(ctx: Ctx, actor: Actor, id: ReflectionId): Promise<AnswerForm> {
  const who = await identify(ctx, actor, 'member');
  const now = ctx.clock.now();
  return await look(ctx, async (tx) => {
    const { answer, community, when } = await ownAnswer(tx, who, id, now);
    const { week, question, words, visibility } = answer;
    return { community, week, question, words, visibility, when, communities: [community] };
  });
}

async function ownAnswer(tx: Tx, who: Identified, id: ReflectionId, now: Temporal.Instant) {
  const { workspaceId, userId } = who.actor;
  const answer = await findReflection(tx, workspaceId, id);
  if (answer === null || answer.user_id !== userId) {
    throw new Refusal('not_found', 'This answer is no longer there.');
  }
  const membership = await asMember(tx, who, answer.community_id);
  const week = await findWeek(tx, workspaceId, answer.community_id, answer.week);
  return {
    answer,
    community: membership.community,
    when: whenOf(membership.community, week, now),
  };
}

function whenOf(community: Community, week: WeekRow | null, now: Temporal.Instant): AnswerForm['when'] {
  if (week === null) return 'now';
  if (week.closed_at !== null) return 'late';
  return week.week > isoWeekOf(now, community.zone) ? 'ahead' : 'now';
}

function weekMeant(which: WhichWeek, now: { readonly here: string; readonly there: string }): string {
  switch (which) {
    case 'this':
      return now.here;
    case 'next':
      return weekAfter(now.there);
    default:
      return which;
  }
}

function noQuestion({ name }: Community): Refusal {
  return new Refusal(
    'conflict',
    `No question is active in ${name} now, so there is none to answer. Leaders can add one with \`/reflect bank\`.`,
  );
}
