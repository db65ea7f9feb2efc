import { refresh } from '../../../../delivery/outbox.ts';
import type { MatchingRoundId } from '../../../../ids.ts';
import { asMember, identify } from '../../../access.ts';
import { type Actor, type Ctx, change } from '../../../context.ts';
import { Refusal } from '../../../refusal.ts';
import { mustFindMatchingRound } from '../access.ts';
import { matchingKeys } from '../round.ts';
import { doesSkip, saveSkips } from '../store-of-people.ts';

/**
 * Somebody who was told of a planned round sits it out, or takes part after all. Saying so twice changes nothing.
 * @throws Refusal as asMember; `not_found` where they were not told of it; `conflict` where it was matched.
 */
export async function skipRound(ctx: Ctx, actor: Actor, id: MatchingRoundId, skips: boolean): Promise<void> {
  const who = await identify(ctx, actor, 'member');
  const now = ctx.clock.now();
  await change(ctx, actor.workspaceId, async (tx) => {
    const round = await mustFindMatchingRound(tx, actor.workspaceId, id);
    await asMember(tx, who, round.communityId);
    if ((await doesSkip(tx, round, actor.userId)) === null) {
      throw new Refusal('not_found', 'You do not take part in this round, so there is nothing to skip.');
    }
    if (round.state === 'cancelled') {
      throw new Refusal('conflict', 'This round was taken off the plan, so you need not skip it.');
    }
    if (round.state !== 'planned' || round.matchesAt === null) {
      throw new Refusal(
        'conflict',
        'This round has begun, so it is too late to change that here. You can still say no to whoever you get.',
      );
    }
    await saveSkips(tx, round, actor.userId, skips);
    await refresh(tx, actor.workspaceId, matchingKeys.ahead(id, actor.userId, round.matchesAt), now);
  });
}
