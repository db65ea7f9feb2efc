import type { Tx } from '../../../db/transaction.ts';
import type { UserId } from '../../../ids.ts';
import { findCommunityById } from '../../communities/communities.ts';
import type { Community } from '../../communities/community.ts';
import { leadersOf } from '../../communities/leaders.ts';
import { Refusal } from '../../refusal.ts';
import { ownerNow } from '../access.ts';
import { checkSpan } from '../drafting/dates.ts';
import { checkAsks } from '../drafting/drafts.ts';
import type { Round, RoundInFull } from '../round.ts';
import { audienceNow, countedPeople, LEAST_TOGETHER, neededPeople, readersOf } from './audience.ts';
import { nearestEarlier, type TooNear } from './near-audiences.ts';

/** What a leader says to what stood in the way. */
export type As = 'as it is' | 'together' | 'same people';

/** What stands in the way of a round, so that another is offered. */
export type Hindrance = TooSmall | TooNear;

/** Too few are asked for the terms. */
export interface TooSmall {
  readonly is: 'too small';
  /** How many of those asked count. */
  readonly people: number;
  readonly needed: number;
  /** Whether they are enough for named answers that all see together, which is offered instead. */
  readonly canReveal: boolean;
}

export interface ToAssess {
  readonly full: RoundInFull;
  readonly as: As;
  /** Those in the user group that it asks; null where it asks none. */
  readonly group: readonly UserId[] | null;
  readonly now: Temporal.Instant;
}

export interface Ready {
  readonly community: Community;
  /** As the leader chose it by now, run by somebody who leads. */
  readonly round: Round;
  readonly asked: readonly UserId[];
  /** Null: everyone. */
  readonly readers: readonly UserId[] | null;
}

/** Who is asked and who reads, if it opens now; or why it does not. @throws Refusal `not_allowed` where it is about somebody who does not lead. */
export async function assess(
  tx: Tx,
  { full: { round, questions }, as, group, now }: ToAssess,
): Promise<Ready | Hindrance> {
  const community = await findCommunityById(tx, round.workspaceId, round.communityId);
  if (community === null) throw new Refusal('not_found', 'This community is not there any more.');
  const chosen = await asChosen(tx, round, as);
  const asked = await audienceNow(tx, community, chosen, group);
  const readers = await readersOf(tx, chosen);
  const near = await nearestEarlier(tx, { round: chosen, questions }, { asked, readers }, now);
  const asksTheSame = as === 'same people' && near !== null && near.tooNear.canAskTheSame;
  const people = asksTheSame ? near.people : asked;
  const counted = countedPeople(chosen, people, readers);
  const needed = neededPeople(chosen);
  if (counted < needed) {
    const canReveal = chosen.terms.identity !== 'together' && people.length >= LEAST_TOGETHER;
    return { is: 'too small', people: counted, needed, canReveal };
  }
  if (near !== null && !asksTheSame) return near.tooNear;
  return { community, round: asksTheSame ? asking(chosen, people) : chosen, asked: people, readers };
}

/** @throws Refusal `not_allowed` */
async function asChosen(tx: Tx, round: Round, as: As): Promise<Round> {
  const owner = await ownerNow(tx, round);
  if (!(await leadersOf(tx, round.workspaceId, round.communityId)).includes(owner)) {
    throw new Refusal('not_allowed', 'This round is about somebody who does not lead now.');
  }
  const { terms } = round;
  return { ...round, owner, terms: as === 'together' ? { ...terms, identity: 'together' } : terms };
}

/** Who is asked is said to those who are: these are not everyone in the channel, and not all of a group. */
function asking(round: Round, people: readonly UserId[]): Round {
  return { ...round, terms: { ...round.terms, audience: { who: 'chosen', people } } };
}

/** @throws Refusal `invalid` where it asks nothing, or its times do not fit any more. One whose hour has come opens now. */
export function mustBeReady(
  { round, questions }: RoundInFull,
  { zone }: Pick<Community, 'zone'>,
  now: Temporal.Instant,
): void {
  checkAsks({ questions });
  const isDue = round.opensAt !== null && Temporal.Instant.compare(round.opensAt, now) <= 0;
  checkSpan(isDue ? { ...round.terms, opens: null } : round.terms, {}, { now, zone });
}
