import type { Tx } from '../../../../db/transaction.ts';
import type { MatchingGroupId, MatchingRoundId, UserId } from '../../../../ids.ts';
import { identify } from '../../../access.ts';
import { type Actor, type Ctx, change } from '../../../context.ts';
import { Refusal } from '../../../refusal.ts';
import { asLeaderOfMatching, type InMatchingRound, mustBeProposed } from '../access.ts';
import type { ProposedGroup, WhyLeft } from '../proposal.ts';
import type { MatchingRound } from '../round.ts';
import { saveMatchingRound } from '../store.ts';
import { saveWhyLeft, saveWhyMentorIsLeft } from '../store-of-people.ts';
import { addForbidden, deleteGroups, findGroup, menteesOfEach, saveLocked } from '../store-of-proposals.ts';

/** These stay together, or need not any longer, when the round is matched again. Pressing twice changes nothing. */
export async function lockGroup(
  ctx: Ctx,
  actor: Actor,
  id: MatchingRoundId,
  group: MatchingGroupId,
  isLocked: boolean,
): Promise<void> {
  await inProposal(ctx, actor, id, async (tx, { round }) => {
    await saveLocked(tx, round, (await mustFindGroup(tx, round, group)).id, isLocked);
  });
}

/**
 * These are not together in this round, now or when it is matched again. Who looked for somebody is with nobody until then.
 * @throws Refusal as asLeaderOfMatching; `conflict` where the proposal has changed meanwhile.
 */
export async function forbidGroup(
  ctx: Ctx,
  actor: Actor,
  id: MatchingRoundId,
  group: MatchingGroupId,
): Promise<void> {
  await inProposal(ctx, actor, id, async (tx, { round }) => {
    const { people } = await mustFindGroup(tx, round, group);
    await deleteGroups(tx, round, [group]);
    for (const [index, { userId: one }] of people.entries()) {
      for (const { userId: other } of people.slice(index + 1)) await addForbidden(tx, round, one, other);
    }
    for (const { userId, part } of people) {
      if (part === 'mentor') await settleMentor(tx, round, userId);
      else await saveWhyLeft(tx, round, userId, { because: 'taken apart' });
    }
    await saveChangedByHand(tx, round);
  });
}

/** Runs a change of a proposal as one of its leaders. @throws Refusal as asLeaderOfMatching, mustBeProposed. */
export async function inProposal<T>(
  ctx: Ctx,
  actor: Actor,
  id: MatchingRoundId,
  body: (tx: Tx, of: InMatchingRound) => Promise<T>,
): Promise<T> {
  const who = await identify(ctx, actor, 'leader');
  return await change(ctx, actor.workspaceId, async (tx) => {
    const of = await asLeaderOfMatching(tx, who, id);
    mustBeProposed(of.round);
    return await body(tx, of);
  });
}

/** Nothing can be said any more of whether there is a better one: it is not what was found. */
export async function saveChangedByHand(tx: Tx, round: MatchingRound): Promise<void> {
  await saveMatchingRound(tx, { ...round, isProven: false, blockingPairs: null });
}

/** Whether a mentor is with anybody has changed; of those who look for a mentor too, something else is told. */
export async function settleMentor(tx: Tx, round: MatchingRound, mentor: UserId): Promise<void> {
  const isNeeded = ((await menteesOfEach(tx, round)).get(mentor) ?? 0) > 0;
  const why: WhyLeft | null = isNeeded || round.terms.program !== 'mentoring' ? null : NOT_NEEDED;
  await saveWhyMentorIsLeft(tx, round, mentor, why);
}

const NOT_NEEDED: WhyLeft = { because: 'not needed' };

async function mustFindGroup(tx: Tx, round: MatchingRound, id: MatchingGroupId): Promise<ProposedGroup> {
  const group = await findGroup(tx, round, id);
  if (group === null) {
    throw new Refusal(
      'conflict',
      'These are not proposed to each other any more: another leader changed it, or it was matched again.',
    );
  }
  return group;
}
