import type { Tx } from '../../../db/transaction.ts';
import type { UserId } from '../../../ids.ts';
import { peopleOf } from '../../communities/communities.ts';
import type { Community } from '../../communities/community.ts';
import { leadersOf } from '../../communities/leaders.ts';
import type { Ctx } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import { everyoneReads, isAboutOwner, neededAnswers, type Round } from '../round.ts';

/**
 * Those in the user group that a round asks, as Slack has it now; null where it asks none. Never inside a transaction.
 * @throws Refusal `not_found` where the group is gone, `invalid` where we may not read groups, `unavailable` where Slack does not answer.
 */
export async function groupOf(ctx: Ctx, { workspaceId, terms }: Round): Promise<readonly UserId[] | null> {
  const { audience } = terms;
  if (audience.who !== 'group') return null;
  if (ctx.directory.userGroupMembers === undefined) {
    throw new Refusal(
      'invalid',
      'I may not read user groups in this workspace any more. Please choose whom to ask in another way.',
      'who',
    );
  }
  return await ctx.directory.userGroupMembers(workspaceId, audience.groupId);
}

/** Everyone whom the round asks if it opens now, sorted. Who is asked about is not asked. */
export async function audienceNow(
  tx: Tx,
  community: Community,
  round: Round,
  group: readonly UserId[] | null,
): Promise<UserId[]> {
  const members = await peopleOf(tx, community.workspaceId, community.id);
  const named = round.terms.audience.who === 'chosen' ? round.terms.audience.people : group;
  const chosen = named === null ? null : new Set(named);
  const about = isAboutOwner(round) ? round.owner : null;
  return members.filter((user) => user !== about && (chosen === null || chosen.has(user))).sort();
}

/**
 * Who alone may read the results, or null where everyone may. A round about its leader is theirs alone; what is revealed together to a
 * few is for these, and for whoever asks them now.
 */
export async function readersOf(tx: Tx, round: Round): Promise<UserId[] | null> {
  if (everyoneReads(round.terms)) return null;
  if (isAboutOwner(round) || round.terms.identity === 'together') return [round.owner];
  return await leadersOf(tx, round.workspaceId, round.communityId);
}

/** How many of those asked count towards what is needed: without those who read the answers, where these bear no name. */
export function countedPeople(
  round: Round,
  asked: readonly UserId[],
  readers: readonly UserId[] | null,
): number {
  if (round.terms.identity !== 'unlinked' || readers === null) return asked.length;
  return asked.filter((user) => !readers.includes(user)).length;
}

/** Two see each other's answers. */
export const LEAST_TOGETHER = 2;

/** The fewest people who must be asked: as many as are needed for results. */
export function neededPeople(round: Round): number {
  return round.terms.identity === 'together' ? LEAST_TOGETHER : neededAnswers(round.terms);
}
