import type { Tx } from '../../../db/transaction.ts';
import type { RoundId, UserId } from '../../../ids.ts';
import { peopleOf } from '../../communities/communities.ts';
import { askingOf } from '../results/asking.ts';
import { haveQuestionInCommon } from '../results/combining.ts';
import { type Comparable, NEAR_HOURS, nearSameAudience } from '../results/comparing.ts';
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
  /** Null of a round of another community, of which these leaders may know nothing. */
  readonly earlierTitle: string | null;
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
  const near = nearTo(opening, recent, now);
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
      earlierTitle: earlier.isHere ? earlier.title : null,
      // With the people of one round it may be too near to another.
      canAskTheSame: then.every((user) => belong.has(user)) && nearTo(again, recent, now) === null,
      until: lastToClose.add({ hours: NEAR_HOURS }),
    },
  };
}

function later(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) < 0 ? other : one;
}

/** A round closed lately, or open. */
interface Recent extends Comparable {
  readonly id: RoundId;
  readonly title: string;
  readonly closesAt: Temporal.Instant;
  /** Whether it is of the same community. */
  readonly isHere: boolean;
}

/**
 * With those of the same community together; of another one, which has much the same people or none of them, with each alone and only
 * where both ask the same.
 */
function nearTo(opening: Comparable, recent: readonly Recent[], now: Temporal.Instant) {
  const here = recent.filter(({ isHere }) => isHere);
  const elsewhere = recent.filter((one) => !one.isHere && haveQuestionInCommon(opening, one));
  for (const rounds of [here, ...elsewhere.map((one) => [one])]) {
    const near = nearSameAudience(opening, rounds, now);
    if (near !== null) return near;
  }
  return null;
}

async function recentRounds(
  tx: Tx,
  { workspaceId, communityId }: RoundInFull['round'],
  now: Temporal.Instant,
): Promise<Recent[]> {
  const recent: Recent[] = [];
  const since = now.subtract({ hours: NEAR_HOURS });
  for (const round of await listUnlinkedSince(tx, workspaceId, since)) {
    if (round.closesAt === null) continue;
    const questions = await findQuestions(tx, workspaceId, round.id);
    const { id, title, closesAt } = round;
    const isHere = round.communityId === communityId;
    recent.push({ ...(await askingOf(tx, round)), id, title, closesAt, questions, isHere });
  }
  return recent;
}
