import { communitiesOf } from '../../communities/communities.ts';
import { leadersOf } from '../../communities/leaders.ts';
import { type Actor, type Ctx, look } from '../../context.ts';
import { hasAnswered } from '../../sealing/sealing.ts';
import { mayRead, mayRun } from '../access.ts';
import { findNamedAnswer } from '../answering/store.ts';
import { sealToLookInto, unusable } from '../closing/keys.ts';
import type { Round } from '../round.ts';
import { type RoundNow, roundNow } from '../round-now.ts';
import { findQuestions, listOpenFor, listRounds } from '../store.ts';

/** The open rounds that ask this person and that they have not answered, in whatever community; the first to close first. */
export async function roundsWaitingFor(ctx: Ctx, actor: Actor): Promise<RoundNow[]> {
  const { workspaceId, userId } = actor;
  const communities = new Map(
    (await communitiesOf(ctx, actor)).map((community) => [community.id, community]),
  );
  const open = await look(ctx, (tx) => listOpenFor(tx, workspaceId, userId, ctx.clock.now()));
  const waiting: RoundNow[] = [];
  for (const round of open) {
    const community = communities.get(round.communityId);
    if (community === undefined || (await hasAnsweredRound(ctx, actor, round))) continue;
    waiting.push(await look(ctx, (tx) => roundNow(tx, round, community)));
  }
  return waiting;
}

async function hasAnsweredRound(ctx: Ctx, { userId }: Actor, round: Round): Promise<boolean> {
  if (round.terms.identity !== 'unlinked') {
    return await look(ctx, async (tx) => {
      const questions = await findQuestions(tx, round.workspaceId, round.id);
      return (await findNamedAnswer(tx, round, userId, questions)) !== null;
    });
  }
  const seal = await sealToLookInto(ctx, round);
  // Where it cannot be known, whoever presses Answer is told why.
  if (seal === null) return false;
  return (await look(ctx, (tx) => hasAnswered(tx, seal, userId)).catch(unusable)) ?? false;
}

/** The closed rounds that this person can publish, in whatever community. */
export async function roundsToPublish(ctx: Ctx, actor: Actor): Promise<RoundNow[]> {
  const { workspaceId, userId } = actor;
  const communities = await communitiesOf(ctx, actor);
  return await look(ctx, async (tx) => {
    const found: RoundNow[] = [];
    for (const community of communities) {
      const leaders = await leadersOf(tx, workspaceId, community.id);
      if (!leaders.includes(userId)) continue;
      for (const round of await listRounds(tx, workspaceId, community.id, ['closed'])) {
        if (mayRun(round, userId) && (await mayRead(tx, round, userId)))
          found.push(await roundNow(tx, round, community));
      }
    }
    return found;
  });
}
