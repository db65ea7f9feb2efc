import type { CommunityId } from '../../../ids.ts';
import { asMember, identify } from '../../access.ts';
import { type Actor, type Ctx, look } from '../../context.ts';
import { howManyAnswered } from '../../sealing/sealing.ts';
import { mayRead, mayRun } from '../access.ts';
import { countNamedAnswers } from '../answering/store.ts';
import { sealToLookInto, unusable } from '../closing/keys.ts';
import { liveCount } from '../results/counting.ts';
import type { Round, RoundState } from '../round.ts';
import { type RoundNow, roundNow } from '../round-now.ts';
import { hasPart, listRounds } from '../store.ts';

export interface ListedRound extends RoundNow {
  /** Of an open round, for leaders: at least so many have answered, in steps of five. Else null. */
  readonly atLeast: number | null;
  readonly mayRead: boolean;
  readonly isAsked: boolean;
  /** Whether this leader may extend, close, cancel and publish it. */
  readonly mayRun: boolean;
}

export interface RoundList {
  readonly communityId: CommunityId;
  readonly communityName: string;
  readonly isLeader: boolean;
  /** Newest first. */
  readonly rounds: readonly ListedRound[];
}

const FOR_LEADERS: readonly RoundState[] = [
  'open',
  'closing',
  'tallied',
  'closed',
  'published',
  'discarding',
  'discarded',
];
const FOR_MEMBERS: readonly RoundState[] = ['open', 'closing', 'tallied', 'closed', 'published'];

/**
 * A community's rounds that have opened: all of them for its leaders, for members those that have or had results. Drafts and planned
 * ones are listed by listDrafts.
 * @throws Refusal as asMember.
 */
export async function listRoundsFor(ctx: Ctx, actor: Actor, community: CommunityId): Promise<RoundList> {
  const who = await identify(ctx, actor, 'member');
  const found = await look(ctx, async (tx) => {
    const membership = await asMember(tx, who, community);
    const isLeader = membership.member.role === 'leader';
    const states = isLeader ? FOR_LEADERS : FOR_MEMBERS;
    const rounds = await listRounds(tx, actor.workspaceId, community, states);
    return { ...membership, isLeader, rounds };
  });
  const listed: ListedRound[] = [];
  for (const round of found.rounds) {
    const atLeast = found.isLeader ? await answeredAtLeast(ctx, round) : null;
    listed.push(
      await look(ctx, async (tx) => ({
        ...(await roundNow(tx, round, found.community)),
        atLeast,
        mayRead: await mayRead(tx, round, actor.userId),
        isAsked: await hasPart(tx, round, actor.userId, 'asked'),
        mayRun: found.isLeader && mayRun(round, actor.userId),
      })),
    );
  }
  return {
    communityId: community,
    communityName: found.community.name,
    isLeader: found.isLeader,
    rounds: listed,
  };
}

async function answeredAtLeast(ctx: Ctx, round: Round): Promise<number | null> {
  if (round.state !== 'open') return null;
  if (round.terms.identity !== 'unlinked') {
    return liveCount(await look(ctx, (tx) => countNamedAnswers(tx, round)));
  }
  const seal = await sealToLookInto(ctx, round);
  if (seal === null) return null;
  const answered = await look(ctx, (tx) => howManyAnswered(tx, seal)).catch(unusable);
  return answered === null ? null : liveCount(answered);
}
