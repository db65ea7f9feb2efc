import type { Tx } from '../../../../db/transaction.ts';
import { deliveryId, type UserId } from '../../../../ids.ts';
import { findCommunityById } from '../../../communities/communities.ts';
import { type Ctx, change, look } from '../../../context.ts';
import { oweForTheTick } from '../../../letters.ts';
import { oweToOwner } from '../matching/match-round.ts';
import { groupMembersOf } from '../matching/user-group.ts';
import { whoTakesPart } from '../matching/who-takes-part.ts';
import { type MatchingRound, matchingKeys } from '../round.ts';
import { findMatchingRound, saveMatchingRound } from '../store.ts';
import { addPeopleToRound, notTold, saveNobodyTold, savePeopleTold } from '../store-of-people.ts';
import { firstStepOf } from './planning.ts';

const SLICE = 200;
/** Whoever is told later than this before has no time to say that they skip it. */
const TIME_TO_SKIP = Temporal.Duration.from({ hours: 12 });

/** Whether there is time to tell people before a planned round is matched. */
export function isInTime({ matchesAt }: MatchingRound, now: Temporal.Instant): boolean {
  return matchesAt !== null && Temporal.Instant.compare(now.add(TIME_TO_SKIP), matchesAt) <= 0;
}

/**
 * Tells everyone who takes part in a planned round that it comes, in the letter of their day. Where that is nobody, it is left out this
 * time, and whoever runs it is told. Goes on where it was killed. @throws Refusal as groupMembersOf.
 */
export async function askAhead(ctx: Ctx, round: MatchingRound, matchesAt: Temporal.Instant): Promise<void> {
  const group = await groupMembersOf(ctx, round);
  const now = ctx.clock.now();
  const { seekers } = await look(ctx, (tx) => whoTakesPart(tx, round, group, now));
  if (seekers.length === 0) return await leaveOut(ctx, round, matchesAt);
  for (let from = 0; from < seekers.length; from += SLICE) {
    const some = seekers.slice(from, from + SLICE);
    await change(ctx, round.workspaceId, (tx) => addNew(tx, round, some));
  }
  while (await tellSome(ctx, round, matchesAt));
  await change(ctx, round.workspaceId, async (tx) => {
    const current = await findMatchingRound(tx, round.workspaceId, round.id);
    if (current?.state === 'planned') await saveMatchingRound(tx, { ...current, nextStepAt: matchesAt });
  });
}

async function addNew(tx: Tx, round: MatchingRound, users: readonly UserId[]): Promise<void> {
  await addPeopleToRound(
    tx,
    round,
    users.map((userId) => ({ userId, part: 'peer', whyLeft: null })),
  );
}

/** @returns whether there may be more. */
async function tellSome(ctx: Ctx, round: MatchingRound, matchesAt: Temporal.Instant): Promise<boolean> {
  const now = ctx.clock.now();
  const { workspaceId, communityId, id: roundId } = round;
  const ids = Array.from({ length: SLICE }, () => deliveryId.of(ctx.random.uuid()));
  return await change(ctx, workspaceId, async (tx) => {
    const current = await findMatchingRound(tx, workspaceId, roundId);
    if (current?.state !== 'planned') return false;
    const users = await notTold(tx, round, SLICE);
    for (const [index, userId] of users.entries()) {
      const key = matchingKeys.ahead(roundId, userId, matchesAt);
      const id = ids[index];
      if (id === undefined) throw new TypeError('more than a slice');
      const letter = { workspaceId, communityId, id, key, kind: 'matching-round-ahead', userId };
      await oweForTheTick(tx, { ...letter, subject: { roundId }, due: now, notAfter: matchesAt }, now);
    }
    await savePeopleTold(tx, round, users);
    return users.length === SLICE;
  });
}

/** It comes at its next turn instead. */
async function leaveOut(ctx: Ctx, round: MatchingRound, matchesAt: Temporal.Instant): Promise<void> {
  const now = ctx.clock.now();
  const letterId = deliveryId.of(ctx.random.uuid());
  await change(ctx, round.workspaceId, async (tx) => {
    const current = await findMatchingRound(tx, round.workspaceId, round.id);
    const community = await findCommunityById(tx, round.workspaceId, round.communityId);
    if (current?.state !== 'planned' || community === null) return;
    const later = matchesAt
      .toZonedDateTimeISO(community.zone)
      .add({ weeks: current.terms.everyWeeks ?? 1 })
      .toInstant();
    await saveMatchingRound(tx, {
      ...current,
      matchesAt: later,
      nextStepAt: firstStepOf(current, later, community.zone),
    });
    await oweToOwner(tx, current, `nobody ${matchesAt}`, letterId, now);
  });
}

/** It could not be told in time: the same hour of the first day before which it can. Everyone is told anew. */
export async function putOffMatching(ctx: Ctx, round: MatchingRound): Promise<void> {
  const now = ctx.clock.now();
  await change(ctx, round.workspaceId, async (tx) => {
    const current = await findMatchingRound(tx, round.workspaceId, round.id);
    const community = await findCommunityById(tx, round.workspaceId, round.communityId);
    if (current?.state !== 'planned' || current.matchesAt === null || community === null) return;
    let later = current.matchesAt.toZonedDateTimeISO(community.zone);
    while (!isInTime({ ...current, matchesAt: later.toInstant() }, now)) later = later.add({ days: 1 });
    await saveMatchingRound(tx, { ...current, matchesAt: later.toInstant(), nextStepAt: now });
    await saveNobodyTold(tx, current);
  });
}
