import type { Tx } from '../../../../db/transaction.ts';
import { type CommunityId, type MatchingRoundId, matchingRoundId, type UserId } from '../../../../ids.ts';
import { asLeader, type Identified, identify } from '../../../access.ts';
import { type Actor, type Ctx, change, look } from '../../../context.ts';
import type { UserGroup } from '../../../directory.ts';
import { Refusal } from '../../../refusal.ts';
import { rulesWithData } from '../../profiles/for-matching.ts';
import { leaseFrom } from '../matching/lease.ts';
import { groupMembersOf } from '../matching/user-group.ts';
import { whoTakesPart } from '../matching/who-takes-part.ts';
import { isAmongPeers, type MatchingRound, type MatchingTerms } from '../round.ts';
import { addMatchingRound } from '../store.ts';
import type { MatchingForm, MatchingPlace, ProfileRule, TypedMatching } from './form.ts';
import { termsChosen, termsShown } from './terms.ts';

/** The form for a new round, with nothing chosen yet. @throws Refusal as asLeader. */
export async function proposeMatching(ctx: Ctx, actor: Actor, community: CommunityId): Promise<MatchingForm> {
  const place = { communityId: community, roundId: matchingRoundId.of(ctx.random.uuid()) };
  return await followMatching(ctx, actor, place, {});
}

/** The form with what was chosen in it so far. @throws Refusal as asLeader. */
export async function followMatching(
  ctx: Ctx,
  actor: Actor,
  place: MatchingPlace,
  typed: TypedMatching,
): Promise<MatchingForm> {
  const who = await identify(ctx, actor, 'leader');
  const groups = await groupsOf(ctx, actor);
  return await look(ctx, async (tx) => {
    const { community } = await asLeader(tx, who, place.communityId);
    const offered = await rulesOffered(tx, actor, place.communityId);
    return {
      place,
      communityName: community.name,
      terms: termsShown(typed, { offered, groups }),
      hasGroups: ctx.directory.userGroups !== undefined,
      offered,
    };
  });
}

/**
 * Begins a round with these terms: it is being matched from then on, by whoever asked for it. Nobody is told of it. Idempotent by the id in
 * the form. @throws Refusal as asLeader; `invalid` at its field; `conflict` where nobody takes part.
 */
export async function beginMatching(
  ctx: Ctx,
  actor: Actor,
  place: MatchingPlace,
  typed: TypedMatching,
): Promise<MatchingRoundId> {
  const who = await identify(ctx, actor, 'leader');
  const groups = typed.who === 'group' ? await groupsOf(ctx, actor) : null;
  const terms = await look(ctx, async (tx) => {
    await asLeader(tx, who, place.communityId);
    return termsChosen(typed, { groups, offered: await rulesOffered(tx, actor, place.communityId) });
  });
  const round = newRound(ctx, who, place, terms);
  const group = await groupMembersOf(ctx, round);
  await look(ctx, (tx) => someoneMustTakePart(tx, round, group, ctx.clock.now()));
  const now = ctx.clock.now();
  await change(ctx, actor.workspaceId, async (tx) => {
    await asLeader(tx, who, place.communityId);
    await addMatchingRound(tx, { ...round, nextStepAt: leaseFrom(now) }, now);
  });
  return round.id;
}

function newRound(
  ctx: Ctx,
  { actor }: Identified,
  { communityId, roundId }: MatchingPlace,
  terms: MatchingTerms,
): MatchingRound {
  return {
    workspaceId: actor.workspaceId,
    id: roundId,
    communityId,
    owner: actor.userId,
    state: 'matching',
    terms,
    seriesId: roundId,
    seed: ctx.random.uuid(),
    isCut: false,
    isProven: false,
    blockingPairs: null,
    matchesAt: null,
    nextStepAt: null,
    sentAt: null,
  };
}

async function someoneMustTakePart(
  tx: Tx,
  round: MatchingRound,
  group: readonly UserId[] | null,
  now: Temporal.Instant,
): Promise<void> {
  const { seekers } = await whoTakesPart(tx, round, group, now);
  if (seekers.length > 0) return;
  throw new Refusal('conflict', nobody(round.terms), 'who');
}

function nobody({ program, takingPart }: MatchingTerms): string {
  if (takingPart.who === 'group') {
    return `Nobody in @${takingPart.handle} can take part: only members of this community can, and those who paused sit out.`;
  }
  if (takingPart.who === 'newcomers') {
    return takingPart.days === 1
      ? 'Nobody has joined since yesterday. Please choose more days.'
      : `Nobody who can take part has joined in the last ${takingPart.days} days. Please choose more days.`;
  }
  return isAmongPeers(program)
    ? 'Nobody has a profile yet. Members fill theirs in with `/mentor`; or choose a user group.'
    : 'Nobody looks for a mentor yet. Members say so with `/mentor`.';
}

/** Rules of which at least one profile knows something. */
async function rulesOffered(
  tx: Tx,
  { workspaceId }: Actor,
  communityId: CommunityId,
): Promise<ProfileRule[]> {
  const { notManager, notSameTeam, sameLanguage } = await rulesWithData(tx, { workspaceId, communityId });
  return [
    ...(notManager ? (['manager'] as const) : []),
    ...(notSameTeam ? (['team'] as const) : []),
    ...(sameLanguage ? (['language'] as const) : []),
  ];
}

/** Null where Slack does not show them now, or not at all. */
async function groupsOf({ directory }: Ctx, { workspaceId }: Actor): Promise<readonly UserGroup[] | null> {
  try {
    return (await directory.userGroups?.(workspaceId)) ?? null;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
