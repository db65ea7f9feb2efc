import type { Tx } from '../../../../db/transaction.ts';
import type { UserId } from '../../../../ids.ts';
import { findCommunityById } from '../../../communities/communities.ts';
import { localDateOf } from '../../../time.ts';
import type { MatchingPerson } from '../../mentoring.ts';
import { pairKey } from '../../pair-key.ts';
import { apartPairs, metPairs } from '../../profiles/for-matching.ts';
import type { ProposedGroup } from '../proposal.ts';
import { asksAhead, isAmongPeers, type MatchingRound } from '../round.ts';
import { whoWasWarned } from '../store-of-people.ts';
import { forbiddenPairs, lockedGroups } from '../store-of-proposals.ts';
import { whoTakesPart } from './who-takes-part.ts';

/** Everything that a matching depends on, as plain values: what finds it may run anywhere. */
export interface Given {
  readonly round: MatchingRound;
  readonly people: readonly MatchingPerson[];
  readonly seekers: readonly UserId[];
  /** pairKeys of those who cannot be suggested to each other, whyever. */
  readonly apart: ReadonlySet<string>;
  /** Among peers: who was together before. */
  readonly met: ReadonlyMap<string, { readonly times: number; readonly last: number }>;
  readonly locked: readonly ProposedGroup[];
  /** Locked by a leader, and somebody of them takes part no longer. */
  readonly lockedGone: readonly ProposedGroup[];
  /** Local date of the community: zones are as they are on it. */
  readonly on: string;
}

export async function whatItDependsOn(
  tx: Tx,
  round: MatchingRound,
  group: readonly UserId[] | null,
  now: Temporal.Instant,
): Promise<Given> {
  const { workspaceId, communityId, terms } = round;
  const taking = await whoTakesPart(tx, round, group, now);
  const { people, seekers } = asksAhead(round) ? without(taking, await whoWasWarned(tx, round)) : taking;
  const community = await findCommunityById(tx, workspaceId, communityId);
  const apart = await apartPairs(tx, { workspaceId, communityId });
  for (const [one, other] of await forbiddenPairs(tx, round)) apart.add(pairKey(one, other));
  const there = new Set(people.map(({ userId }) => userId));
  const isWhole = (one: ProposedGroup) => one.people.every(({ userId }) => there.has(userId));
  const locked = await lockedGroups(tx, round);
  return {
    round,
    people,
    seekers,
    apart,
    met: isAmongPeers(terms.program)
      ? await metPairs(tx, { workspaceId, communityId, program: terms.program })
      : new Map(),
    locked: locked.filter(isWhole),
    lockedGone: locked.filter((one) => !isWhole(one)),
    on: localDateOf(now, community?.zone ?? 'UTC'),
  };
}

function without(
  { people, seekers }: { readonly people: readonly MatchingPerson[]; readonly seekers: readonly UserId[] },
  warned: ReadonlySet<UserId>,
) {
  return {
    people: people.filter(({ userId }) => warned.has(userId)),
    seekers: seekers.filter((userId) => warned.has(userId)),
  };
}
