import type { WeekRow } from '../../../db/tables-of-reflections.ts';
import type { Tx } from '../../../db/transaction.ts';
import { type CommunityId, deliveryId, type ReflectionId, type SealId, sealId } from '../../../ids.ts';
import { asMember, type Identified, identify, type Membership } from '../../access.ts';
import { communitiesOf } from '../../communities/communities.ts';
import type { Community } from '../../communities/community.ts';
import { type Actor, type Ctx, change, look } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import { isoWeekOf, localDateOf } from '../../time.ts';
import { zoneOf } from '../../zone.ts';
import type { Visibility } from '../reflection.ts';
import type { Beginning } from '../weeks/beginning.ts';
import { findWeek } from '../weeks/store.ts';
import { closeOf, weekAfter } from '../weeks/week.ts';
import { type Obstacle, obstacleFor } from '../without-name/offering.ts';
import { addSealedWeek, findSealedWeek, type WeekPlace } from '../without-name/store.ts';
import { isInAlready, readySeal } from '../without-name/week-seal.ts';
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
  readonly withoutName: WithoutName;
  /** Local date in the community's zone on which the week closes. */
  readonly closesOn: string;
  /** `ahead`: a leader answers before the week begins. `late`: it has closed; the answer is welcome, and misses the summary. */
  readonly when: 'ahead' | 'now' | 'late';
  /** Where else this person could answer, this one among them. */
  readonly communities: readonly Community[];
}

/**
 * Whether they can answer without their name. `in already`: they have, so that nothing more can be saved. `other question`: others
 * could, but they took another question. `over`: they could, until the week closed.
 */
export type WithoutName = 'offered' | 'in already' | 'other question' | 'over' | 'no';

/** Which week is meant: one by name; the one under way where the member is; or, for leaders, the one after it. */
export type WhichWeek = string | 'this' | 'next';

/**
 * The question of a week for this member to answer, asked or not. It may begin the week, and make the seal of its answers without a name.
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
  const opening = {
    postId: deliveryId.of(ctx.random.uuid()),
    sealId: sealId.of(ctx.random.uuid()),
    now: ctx.clock.now(),
  };
  // Opening notes nothing: pressed twice, it opens twice.
  const form = await change({ ...ctx, input: null }, actor.workspaceId, async (tx) => {
    const membership = await asMember(tx, who, id);
    return { ...(await formIn(tx, who, membership, { ...opening, which })), communities };
  });
  return { ...form, withoutName: await withoutNameNow(ctx, actor, form) };
}

interface Opening extends Beginning {
  readonly which: WhichWeek;
  /** Becomes the name of the week's seal, where it needs one and has none. */
  readonly sealId: SealId;
}

async function formIn(
  tx: Tx,
  who: Identified,
  membership: Membership,
  opening: Opening,
): Promise<Omit<AnswerForm, 'communities'>> {
  const { community, member } = membership;
  const { which, now } = opening;
  const week = weekMeant(which, {
    here: isoWeekOf(now, zoneOf(who, membership)),
    there: isoWeekOf(now, community.zone),
  });
  const asked = await askedIn(tx, who, membership, week, opening);
  if (asked === null) throw which === 'this' || which === 'next' ? noQuestion(community) : notAsked();
  const place = { workspaceId: community.workspaceId, communityId: community.id, week };
  const answer = await findAnswer(tx, place.workspaceId, { ...place, userId: member.userId });
  const obstacle = await obstacleFor(tx, membership, asked);
  if (obstacle === null) await addSealedWeek(tx, place, opening.sealId);
  return {
    community,
    week,
    question: answer?.question ?? asked.question,
    words: answer?.words ?? null,
    visibility: answer?.visibility ?? member.reflectionVisibility,
    withoutName: await withoutNameIn(tx, place, obstacle),
    closesOn: closingDate(community, week),
    when: which === 'next' ? 'ahead' : asked.week.closed_at === null ? 'now' : 'late',
  };
}

async function withoutNameIn(tx: Tx, place: WeekPlace, obstacle: Obstacle | null): Promise<WithoutName> {
  switch (obstacle) {
    case null:
      return 'offered';
    case 'other question':
      return 'other question';
    case 'closed':
      return (await findSealedWeek(tx, place)) === null ? 'no' : 'over';
    default:
      return 'no';
  }
}

/** With the keys, outside of the transaction. The seal is made now and not with the first answer, so that it tells of none. */
async function withoutNameNow(
  ctx: Ctx,
  actor: Actor,
  { community, week, words, withoutName }: AnswerForm,
): Promise<WithoutName> {
  const place = { workspaceId: actor.workspaceId, communityId: community.id, week };
  // Where the keys are in trouble, answering with a name goes on; whoever does it without is told.
  if (withoutName === 'offered') await readySeal(ctx, place).catch(() => null);
  return words === null && (await isInAlready(ctx, actor, place)) ? 'in already' : withoutName;
}

/** An answer of one's own, to change it. @throws Refusal `not_found`; those of asMember. */
export async function openOwnAnswer(ctx: Ctx, actor: Actor, id: ReflectionId): Promise<AnswerForm> {
  const who = await identify(ctx, actor, 'member');
  const now = ctx.clock.now();
  return await look(ctx, async (tx) => {
    const { answer, community, when } = await ownAnswer(tx, who, id, now);
    const { week, question, words, visibility } = answer;
    const form = { community, week, question, words, visibility, when };
    const closesOn = closingDate(community, week);
    return { ...form, withoutName: 'no', closesOn, communities: [community] };
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

function closingDate(community: Community, week: string): string {
  return localDateOf(closeOf(community, week), community.zone);
}

function noQuestion({ name }: Community): Refusal {
  return new Refusal(
    'conflict',
    `No question is active in ${name} now, so there is none to answer. Leaders can add one with \`/reflect bank\`.`,
  );
}
