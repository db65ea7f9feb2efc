import type { Tx } from '../../../db/transaction.ts';
import type { RoundId, WorkspaceId } from '../../../ids.ts';
import { type Identified, identify } from '../../access.ts';
import { findCommunityById, isMember } from '../../communities/communities.ts';
import type { Community } from '../../communities/community.ts';
import { leadersOf } from '../../communities/leaders.ts';
import { type Actor, type Ctx, look } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import { asMemberInRound, type InRound, mayRead, mayRun } from '../access.ts';
import { everyoneReads, type Round, type RoundInFull } from '../round.ts';
import { findRoundInFull } from '../store.ts';
import { type Results, resultsOf } from './results.ts';

/** The results, and what this reader may do about them. */
export interface ResultsForReader extends Results {
  /** Whether they may say what will be done. */
  readonly mayPromise: boolean;
}

/**
 * The published results, for somebody who may read them.
 * @throws Refusal as asMemberInRound; `not_allowed` where they may not; `conflict` where they are not published.
 */
export async function resultsFor(ctx: Ctx, actor: Actor, id: RoundId): Promise<ResultsForReader> {
  const who = await identify(ctx, actor, 'member');
  return await look(ctx, async (tx) => {
    const found = await asReaderOfResults(tx, who, id);
    const mayPromise = found.member.role === 'leader' && mayRun(found.round, actor.userId);
    return { ...(await resultsOf(tx, found, found.community)), mayPromise };
  });
}

/** A published round, as somebody who may read its results. @throws Refusal as resultsFor. */
export async function asReaderOfResults(tx: Tx, who: Identified, id: RoundId): Promise<InRound> {
  const found = await asMemberInRound(tx, who, id);
  if (!(await mayRead(tx, found.round, who.actor.userId))) {
    throw new Refusal('not_allowed', notForYou(found.round));
  }
  if (found.round.state === 'published') return found;
  throw new Refusal('conflict', 'The results of this round are not published yet.');
}

function notForYou({ terms }: Round): string {
  return terms.identity === 'together'
    ? 'The results of this round are for those who were asked, as its invitation said.'
    : 'The results of this round are for those who led when it opened, and still do, as its invitation said.';
}

/** The published results, for the message in the channel; null where there are none, or they are not for everyone. */
export function resultsForChannel(ctx: Ctx, workspace: WorkspaceId, id: RoundId): Promise<Results | null> {
  return look(ctx, async (tx) => {
    const found = await publishedRound(tx, workspace, id);
    if (found === null || !everyoneReads(found.round.terms)) return null;
    return await resultsOf(tx, found, found.community);
  });
}

/** The published results, for a message to one person; null where there are none, or they may not read them now. */
export function resultsForMessageTo(
  ctx: Ctx,
  { workspaceId, userId }: Actor,
  id: RoundId,
): Promise<ResultsForReader | null> {
  return look(ctx, async (tx) => {
    const found = await publishedRound(tx, workspaceId, id);
    if (found === null) return null;
    const { round, community } = found;
    if (!(await isMember(tx, workspaceId, community.id, userId))) return null;
    if (!(await mayRead(tx, round, userId))) return null;
    const leaders = await leadersOf(tx, workspaceId, community.id);
    const mayPromise = leaders.includes(userId) && mayRun(round, userId);
    return { ...(await resultsOf(tx, found, community)), mayPromise };
  });
}

async function publishedRound(
  tx: Tx,
  workspace: WorkspaceId,
  id: RoundId,
): Promise<(RoundInFull & { readonly community: Community }) | null> {
  const full = await findRoundInFull(tx, workspace, id);
  if (full === null || full.round.state !== 'published') return null;
  const community = await findCommunityById(tx, workspace, full.round.communityId);
  return community === null ? null : { ...full, community };
}
