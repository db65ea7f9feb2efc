import type { Tx } from '../../../../db/transaction.ts';
import type { CommunityId, MatchingGroupId, MatchingRoundId, UserId } from '../../../../ids.ts';
import { identify } from '../../../access.ts';
import type { Community } from '../../../communities/community.ts';
import { type Actor, type Ctx, look } from '../../../context.ts';
import { namesOf } from '../../../people/store.ts';
import { localDateOf } from '../../../time.ts';
import { MOST_SUITED } from '../../matching/instance.ts';
import { premisesOf } from '../../matching/premises.ts';
import { reasonsFor } from '../../matching/reasons.ts';
import type { MatchingPerson, Placed } from '../../mentoring.ts';
import { pairKey } from '../../pair-key.ts';
import { matchingPeople, metPairs } from '../../profiles/for-matching.ts';
import { skillNames } from '../../skills/skills.ts';
import { asLeaderOfMatching } from '../access.ts';
import type { LeftPerson, ProposedGroup } from '../proposal.ts';
import { isAmongPeers, type MatchingRound, type MatchingState, type MatchingTerms } from '../round.ts';
import { countLeft, pageOfLeft } from '../store-of-people.ts';
import { countGroups, pageOfGroups } from '../store-of-proposals.ts';

/** How many of a proposal stand in one window. */
const PROPOSAL_PAGE = 20;

export interface ShownGroup {
  readonly id: MatchingGroupId;
  readonly people: readonly Placed[];
  /** How well they suit, 0 to 100; null among peers. */
  readonly percent: number | null;
  /** The at most three that count most, most first, in plain words. */
  readonly reasons: readonly string[];
  readonly isLocked: boolean;
  /** Among peers: two of them who were together before, and how often. */
  readonly again: readonly { readonly pair: readonly [UserId, UserId]; readonly times: number }[];
}

/** A proposal, as leaders of its community look it through. */
export interface ShownProposal {
  readonly roundId: MatchingRoundId;
  readonly communityId: CommunityId;
  readonly communityName: string;
  readonly state: MatchingState;
  readonly terms: MatchingTerms;
  readonly groups: number;
  /** Of those who look for somebody. */
  readonly left: number;
  /** Mentors with room whom nobody was given. */
  readonly notNeeded: number;
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  readonly shownGroups: readonly ShownGroup[];
  readonly shownLeft: readonly LeftPerson[];
  readonly isCut: boolean;
  readonly isProven: boolean;
  readonly blockingPairs: number | null;
}

/** A page of what a round proposes; the last where there are fewer. @throws Refusal as asLeaderOfMatching. */
export async function readProposal(
  ctx: Ctx,
  actor: Actor,
  id: MatchingRoundId,
  page: number,
): Promise<ShownProposal> {
  const who = await identify(ctx, actor, 'leader');
  return await look(ctx, async (tx) => {
    const { round, community } = await asLeaderOfMatching(tx, who, id);
    const groups = await countGroups(tx, round);
    const { left, notNeeded } = await countLeft(tx, round);
    const pages = Math.max(1, Math.ceil((groups + left + notNeeded) / PROPOSAL_PAGE));
    const shown = Math.min(Math.max(0, page), pages - 1);
    const from = shown * PROPOSAL_PAGE;
    const found = await pageOfGroups(tx, round, from, PROPOSAL_PAGE);
    const room = PROPOSAL_PAGE - found.length;
    const { isCut, isProven, blockingPairs, state, terms } = round;
    return {
      roundId: round.id,
      communityId: community.id,
      communityName: community.name,
      state,
      terms,
      groups,
      left,
      notNeeded,
      page: shown,
      pages,
      shownGroups: await explained(tx, round, community, found, ctx.clock.now()),
      shownLeft: room === 0 ? [] : await pageOfLeft(tx, round, Math.max(0, from - groups), room),
      isCut,
      isProven,
      blockingPairs,
    };
  });
}

async function explained(
  tx: Tx,
  round: MatchingRound,
  community: Community,
  groups: readonly ProposedGroup[],
  now: Temporal.Instant,
): Promise<ShownGroup[]> {
  const reasons = isAmongPeers(round.terms.program)
    ? () => []
    : await reasonsIn(tx, round, community, groups, now);
  const again = await repeatsIn(tx, round);
  return groups.map((group) => ({
    id: group.id,
    people: group.people,
    percent: group.score === null ? null : Math.round((100 * group.score) / MOST_SUITED),
    reasons: reasons(group),
    isLocked: group.isLocked,
    again: again(group),
  }));
}

async function reasonsIn(
  tx: Tx,
  { workspaceId, communityId, terms }: MatchingRound,
  community: Community,
  groups: readonly ProposedGroup[],
  now: Temporal.Instant,
): Promise<(group: ProposedGroup) => readonly string[]> {
  const users = groups.flatMap(({ people }) => people.map(({ userId }) => userId));
  const known = await matchingPeople(tx, { workspaceId, communityId, users, withoutProfile: true });
  const people = new Map(known.map((person) => [person.userId, person]));
  const names = await namesOf(tx, workspaceId, users);
  const skills = await skillNames(
    tx,
    workspaceId,
    known.flatMap(({ helps, learns }) => [...helps, ...learns]),
  );
  const { program, preset, rules } = terms;
  if (isAmongPeers(program)) return () => [];
  const premises = premisesOf({ program, preset, rules, apart: [], on: localDateOf(now, community.zone) });
  const telling = {
    to: null,
    nameOf: (user: UserId) => names.get(user) ?? 'One of them',
    skillOf: (skill: MatchingPerson['helps'][number]) => skills.get(skill),
  };
  return (group) => {
    const placed = (part: Placed['part']) => {
      const userId = group.people.find((one) => one.part === part)?.userId;
      return userId === undefined ? undefined : people.get(userId);
    };
    const [mentor, mentee] = [placed('mentor'), placed('mentee')];
    if (mentor === undefined || mentee === undefined) return [];
    const sharedMinutes = premises.sharedMinutes(mentor, mentee);
    return reasonsFor(mentor, mentee, { program, preset, sharedMinutes }, telling);
  };
}

async function repeatsIn(
  tx: Tx,
  { workspaceId, communityId, terms }: MatchingRound,
): Promise<(group: ProposedGroup) => ShownGroup['again']> {
  const { program } = terms;
  if (!isAmongPeers(program)) return () => [];
  const met = await metPairs(tx, { workspaceId, communityId, program });
  return ({ people }) =>
    people.flatMap(({ userId: one }, index) =>
      people.slice(index + 1).flatMap(({ userId: other }) => {
        const meeting = met.get(pairKey(one, other));
        return meeting === undefined ? [] : [{ pair: [one, other] as const, times: meeting.times }];
      }),
    );
}
