/**
 * A round is matched in three steps: everything it depends on is read; the matching is found, off the event loop; what was found is
 * written, in slices. Whoever matches holds a lease, and each slice is written only while it holds: so a process that was taken for dead
 * and is not changes nothing. What nobody finished is taken up by the clock, from the beginning.
 */

import type { Tx } from '../../../../db/transaction.ts';
import { type DeliveryId, deliveryId, matchingGroupId } from '../../../../ids.ts';
import { findCommunityById } from '../../../communities/communities.ts';
import { type Ctx, change, look } from '../../../context.ts';
import { oweUnasked } from '../../../letters.ts';
import { ownerNow } from '../access.ts';
import type { ProposedGroup } from '../proposal.ts';
import { asksAhead, type MatchingRound, matchingKeys } from '../round.ts';
import { findMatchingRound, saveMatchingRound } from '../store.ts';
import { addPeopleToRound, clearPeopleOfRound, type PersonInRound } from '../store-of-people.ts';
import { addGroups, clearUnlocked, deleteGroups } from '../store-of-proposals.ts';
import { type Found, findMatching, type OnProgress } from './finding.ts';
import { whatItDependsOn } from './gathering.ts';
import { roundUnderLease } from './lease.ts';
import { groupMembersOf } from './user-group.ts';

/** Rows written in one transaction, so that nobody else waits long. */
const SLICE = 1000;

/**
 * Matches a round that is waiting for it. Nothing happens where somebody else took it up meanwhile, or it was discarded.
 * @param lease the round as it was begun, or taken up.
 * @throws Refusal as groupMembersOf, for a round of a user group.
 */
export async function matchRound(ctx: Ctx, lease: MatchingRound, onProgress: OnProgress): Promise<void> {
  const group = await groupMembersOf(ctx, lease);
  const given = await look(ctx, async (tx) => {
    const round = await roundUnderLease(tx, lease);
    return round === null ? null : await whatItDependsOn(tx, round, group, ctx.clock.now());
  });
  if (given === null) return;
  const found = await findMatching(given, onProgress);
  const groups = found.groups.map((one) => ({ ...one, id: matchingGroupId.of(ctx.random.uuid()) }));
  if (await writeInSlices(ctx, lease, { ...found, groups }, given.lockedGone))
    await propose(ctx, lease, found);
}

/** @returns false where the lease is over. */
async function writeInSlices(
  ctx: Ctx,
  lease: MatchingRound,
  {
    groups,
    people,
  }: { readonly groups: readonly ProposedGroup[]; readonly people: readonly PersonInRound[] },
  lockedGone: readonly ProposedGroup[],
): Promise<boolean> {
  const isCleared = await underLease(ctx, lease, async (tx) => {
    await clearUnlocked(tx, lease);
    const ids = lockedGone.map(({ id }) => id);
    await deleteGroups(tx, lease, ids);
    // Who was asked ahead is known by these rows alone.
    if (!asksAhead(lease)) await clearPeopleOfRound(tx, lease);
  });
  if (!isCleared) return false;
  for (let from = 0; from < people.length; from += SLICE) {
    const some = people.slice(from, from + SLICE);
    if (!(await underLease(ctx, lease, (tx) => addPeopleToRound(tx, lease, some)))) return false;
  }
  for (let from = 0; from < groups.length; from += SLICE) {
    const some = groups.slice(from, from + SLICE);
    if (!(await underLease(ctx, lease, (tx) => addGroups(tx, lease, some)))) return false;
  }
  return true;
}

function underLease(ctx: Ctx, lease: MatchingRound, body: (tx: Tx) => Promise<void>): Promise<boolean> {
  return change({ ...ctx, input: null }, lease.workspaceId, async (tx) => {
    if ((await roundUnderLease(tx, lease)) === null) return false;
    await body(tx);
    return true;
  });
}

/** It waits for a leader from here on; a repetition among peers goes out. */
async function propose(ctx: Ctx, lease: MatchingRound, found: Found): Promise<void> {
  const now = ctx.clock.now();
  const letterId = deliveryId.of(ctx.random.uuid());
  await underLease(ctx, lease, async (tx) => {
    const round = await findMatchingRound(tx, lease.workspaceId, lease.id);
    if (round === null) return;
    const { isCut, isProven, blockingPairs } = found;
    const goesOut = asksAhead(round);
    await saveMatchingRound(tx, {
      ...round,
      state: goesOut ? 'sending' : 'proposed',
      nextStepAt: goesOut ? now : null,
      isCut,
      isProven,
      blockingPairs,
    });
    if (!goesOut && round.matchesAt !== null) await oweToOwner(tx, round, 'ready', letterId, now);
  });
}

/** A word to whoever runs the round; nothing where nobody leads. Once for each `what`. */
export async function oweToOwner(
  tx: Tx,
  round: MatchingRound,
  what: string,
  id: DeliveryId,
  now: Temporal.Instant,
): Promise<void> {
  const userId = await ownerNow(tx, round);
  const community = await findCommunityById(tx, round.workspaceId, round.communityId);
  if (userId === null || community === null) return;
  const { workspaceId, communityId } = round;
  const key = matchingKeys.toOwner(round.id, userId, what);
  const subject = { roundId: round.id, what };
  const letter = { id, key, kind: 'matching-round-owner', userId, subject, due: now, notAfter: null };
  await oweUnasked(tx, { workspaceId, communityId, ...letter }, now);
}
