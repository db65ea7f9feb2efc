import type { Tx } from '../../../../db/transaction.ts';
import type { MatchingRoundId, UserId, WorkspaceId } from '../../../../ids.ts';
import { findCommunityById, isMember } from '../../../communities/communities.ts';
import { type Ctx, change, look } from '../../../context.ts';
import { oweUnasked } from '../../../letters.ts';
import { localDateOf } from '../../../time.ts';
import { nearestFor } from '../../matching/nearest.ts';
import type { MatchingPerson } from '../../mentoring.ts';
import { pairKey } from '../../pair-key.ts';
import { apartPairs, matchingPeople } from '../../profiles/for-matching.ts';
import { noteWaiting } from '../../profiles/pausing.ts';
import { type LeftBecause, tellLeft } from '../../suggestions/telling-left.ts';
import type { LeftPerson, WhyLeft } from '../proposal.ts';
import { isAmongPeers, type MatchingRound, matchingKeys } from '../round.ts';
import { findMatchingRound } from '../store.ts';
import { savePeopleTold, untoldLeft } from '../store-of-people.ts';
import { forbiddenPairs } from '../store-of-proposals.ts';
import { newIdsOf } from './sending.ts';

/** People in one transaction: for each a look at all mentors. */
const SLICE = 50;
/** A word about coffee that was last week is none. */
const WORTH_SAYING = Temporal.Duration.from({ hours: 7 * 24 });

/** Tells some of those who are with nobody, if nobody has. @returns whether there may be more. */
export async function tellSomeLeft(ctx: Ctx, workspace: WorkspaceId, id: MatchingRoundId): Promise<boolean> {
  const now = ctx.clock.now();
  const ids = newIdsOf(ctx);
  const nearest = await look(ctx, (tx) => nearestOfLeft(tx, workspace, id, now));
  return await change(ctx, workspace, async (tx) => {
    const round = await findMatchingRound(tx, workspace, id);
    if (round?.state !== 'sending') return false;
    const left = await untoldLeft(tx, round, SLICE);
    for (const person of left) {
      if (!(await isMember(tx, workspace, round.communityId, person.userId))) continue;
      if (isAmongPeers(round.terms.program)) await tellAlone(tx, round, person, ids.delivery(), now);
      else await tell(tx, round, person, nearest.get(person.userId) ?? null, ids.delivery(), now);
    }
    await savePeopleTold(
      tx,
      round,
      left.map(({ userId }) => userId),
    );
    return left.length === SLICE;
  });
}

async function tell(
  tx: Tx,
  { workspaceId, communityId, id: roundId }: MatchingRound,
  { userId, why }: LeftPerson,
  alternativeId: UserId | null,
  deliveryId: ReturnType<ReturnType<typeof newIdsOf>['delivery']>,
  now: Temporal.Instant,
): Promise<void> {
  const who = { workspaceId, communityId, userId };
  await tellLeft(tx, who, { roundId, because: toldAs(why), alternativeId }, deliveryId, now);
  await noteWaiting(tx, who, now);
}

/** What a leader did is not told of: to whom it happens, there is nobody for them now. */
function toldAs(why: WhyLeft): LeftBecause {
  switch (why.because) {
    case 'taken apart':
      return 'cannot be suggested';
    case 'gone':
    case 'alone':
    case 'odd one':
      return 'no room';
    default:
      return why.because;
  }
}

/** Among peers: there was nobody else, or nobody new whom they may be with. */
async function tellAlone(
  tx: Tx,
  { workspaceId, communityId, id: roundId }: MatchingRound,
  { userId }: LeftPerson,
  id: ReturnType<ReturnType<typeof newIdsOf>['delivery']>,
  now: Temporal.Instant,
): Promise<void> {
  const key = matchingKeys.alone(roundId, userId);
  const letter = { workspaceId, communityId, id, key, kind: 'matching-round-alone', userId };
  await oweUnasked(tx, { ...letter, subject: { roundId }, due: now, notAfter: now.add(WORTH_SAYING) }, now);
}

/** Of those who are told next: whoever suits best of all who have room, beside what they wished for too. */
async function nearestOfLeft(
  tx: Tx,
  workspace: WorkspaceId,
  id: MatchingRoundId,
  now: Temporal.Instant,
): Promise<Map<UserId, UserId>> {
  const round = await findMatchingRound(tx, workspace, id);
  const nearest = new Map<UserId, UserId>();
  // Only for mentoring can one ask by oneself.
  if (round?.terms.program !== 'mentoring') return nearest;
  const left = await untoldLeft(tx, round, SLICE);
  if (left.length === 0) return nearest;
  const { workspaceId, communityId, terms } = round;
  const of = { workspaceId, communityId };
  const everyone = await matchingPeople(tx, { ...of, users: 'all', withoutProfile: false });
  const seekers = await matchingPeople(tx, {
    ...of,
    users: left.map(({ userId }) => userId),
    withoutProfile: true,
  });
  const forbidden = await forbiddenPairs(tx, round);
  const community = await findCommunityById(tx, workspaceId, communityId);
  const asked = {
    program: 'mentoring' as const,
    preset: terms.preset,
    rules: terms.rules,
    apart: [...(await apartPairs(tx, of)), ...forbidden.map(([one, other]) => pairKey(one, other))],
    on: localDateOf(now, community?.zone ?? 'UTC'),
  };
  for (const seeker of seekers) {
    const [found] = nearestFor(asSeeker(seeker), everyone, asked, 1, 'beside the wish');
    if (found !== undefined) nearest.set(seeker.userId, found.mentor.userId);
  }
  return nearest;
}

function asSeeker(person: MatchingPerson): MatchingPerson {
  return { ...person, wants: 'mentee' };
}
