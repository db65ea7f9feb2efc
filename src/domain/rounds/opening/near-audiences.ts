import type { Tx } from '../../../db/transaction.ts';
import type { UserId } from '../../../ids.ts';
import { peopleOf } from '../../communities/communities.ts';
import { askingOf } from '../results/asking.ts';
import { NEAR_HOURS, nearSameAudience } from '../results/comparing.ts';
import { isAboutOwner, type RoundInFull } from '../round.ts';
import { findQuestions, listPeople, listUnlinkedSince } from '../store.ts';

/**
 * Its audience differs by a few people from that of a round closed lately, so that the results of both together would tell what those
 * few answered.
 */
export interface TooNear {
  readonly is: 'too near';
  /** Of how many people the results of both would tell. */
  readonly others: number;
  readonly earlierTitle: string;
  /** Whether all of those asked then are still here. */
  readonly canAskTheSame: boolean;
  /** From then on nothing stands in the way. */
  readonly until: Temporal.Instant;
}

export interface Near {
  readonly tooNear: TooNear;
  /** Those whom the earlier round asked. */
  readonly people: readonly UserId[];
}

/** The earlier round with which this one would tell too much, if it asks these people now; null where there is none. Of unlinked rounds only. */
export async function nearestEarlier(
  tx: Tx,
  { round, questions }: RoundInFull,
  { asked, readers }: { readonly asked: readonly UserId[]; readonly readers: readonly UserId[] | null },
  now: Temporal.Instant,
): Promise<Near | null> {
  const { workspaceId, communityId, terms } = round;
  if (terms.identity !== 'unlinked') return null;
  const about = isAboutOwner(round) ? round.owner : null;
  const opening = { terms, audience: new Set(asked), readers: new Set(readers ?? []), about, questions };
  const recent = await recentRounds(tx, round, now);
  const near = nearSameAudience(opening, recent, now);
  if (near === null) return null;
  const [earlier] = near.rounds;
  if (earlier === undefined) return null;
  const then = (await listPeople(tx, workspaceId, earlier.id, 'asked')).filter((user) => user !== about);
  const belong = new Set(await peopleOf(tx, workspaceId, communityId));
  const again = { ...opening, audience: new Set(then) };
  const lastToClose = near.rounds.reduce((last, one) => later(last, one.closesAt), earlier.closesAt);
  return {
    people: then,
    tooNear: {
      is: 'too near',
      others: near.people,
      earlierTitle: earlier.title,
      // With the people of one round it may be too near to another.
      canAskTheSame: then.every((user) => belong.has(user)) && nearSameAudience(again, recent, now) === null,
      until: lastToClose.add({ hours: NEAR_HOURS }),
    },
  };
}

function later(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) < 0 ? other : one;
}

async function recentRounds(
  tx: Tx,
  { workspaceId, communityId }: RoundInFull['round'],
  now: Temporal.Instant,
) {
  const recent = [];
  const since = now.subtract({ hours: NEAR_HOURS });
  for (const round of await listUnlinkedSince(tx, workspaceId, communityId, since)) {
    if (round.closesAt === null) continue;
    const questions = await findQuestions(tx, workspaceId, round.id);
    const { id, title, closesAt } = round;
    recent.push({ ...(await askingOf(tx, round)), id, title, closesAt, questions });
  }
  return recent;
}
