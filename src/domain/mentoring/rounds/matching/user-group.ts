import type { UserId } from '../../../../ids.ts';
import type { Ctx } from '../../../context.ts';
import { Refusal } from '../../../refusal.ts';
import type { MatchingRound } from '../round.ts';

/**
 * Those in the user group of whom a round is, as Slack has it now; null where it is of none. Never inside a transaction.
 * @throws Refusal `not_found` where the group is gone, `invalid` where we may not read groups, `unavailable` where Slack does not answer.
 */
export async function groupMembersOf(
  ctx: Ctx,
  { workspaceId, terms }: MatchingRound,
): Promise<readonly UserId[] | null> {
  const { takingPart } = terms;
  if (takingPart.who !== 'group') return null;
  if (ctx.directory.userGroupMembers === undefined) {
    throw new Refusal(
      'invalid',
      'I may not read user groups in this workspace any more. Please choose who takes part in another way.',
      'who',
    );
  }
  return await ctx.directory.userGroupMembers(workspaceId, takingPart.groupId);
}
