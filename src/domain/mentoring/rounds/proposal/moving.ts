import type { Tx } from '../../../../db/transaction.ts';
import { type MatchingRoundId, matchingGroupId, type UserId } from '../../../../ids.ts';
import { identify } from '../../../access.ts';
import type { Community } from '../../../communities/community.ts';
import { type Actor, type Ctx, look } from '../../../context.ts';
import { namesOf } from '../../../people/store.ts';
import { Refusal } from '../../../refusal.ts';
import { localDateOf } from '../../../time.ts';
import { canBeSuggested, type Premises, premisesOf } from '../../matching/premises.ts';
import { whyNot } from '../../matching/rules.ts';
import type { MatchingPerson } from '../../mentoring.ts';
import { pairKey } from '../../pair-key.ts';
import { apartPairs, matchingPeople } from '../../profiles/for-matching.ts';
import { asLeaderOfMatching, mustBeProposed } from '../access.ts';
import { isAmongPeers, type MatchingRound } from '../round.ts';
import { saveWhyLeft, seekerInRound, usersWhoMentor } from '../store-of-people.ts';
import {
  addGroups,
  deleteGroups,
  forbiddenPairs,
  groupOfSeeker,
  menteesOfEach,
} from '../store-of-proposals.ts';
import { inProposal, saveChangedByHand, settleMentor } from './changing.ts';

/**
 * Why somebody cannot be given to this mentee. `cannot be suggested` covers wishes, earlier noes and earlier pairings alike; the other
 * two are said first, so that it is said as seldom as can be.
 */
export type WhyNotMovable = 'rules' | 'full' | 'cannot be suggested';

export interface MovableTo {
  readonly userId: UserId;
  readonly name: string;
  /** Null where they can be given. */
  readonly whyNot: WhyNotMovable | null;
}

/** Somebody for whom a leader chooses a mentor by hand. */
export interface Moving {
  readonly menteeId: UserId;
  readonly menteeName: string;
  /** With whom they are now; null: with nobody. */
  readonly mentorName: string | null;
}

/** @throws Refusal as asLeaderOfMatching; `conflict` where the proposal has changed meanwhile. */
export async function whoIsMoved(
  ctx: Ctx,
  actor: Actor,
  id: MatchingRoundId,
  mentee: UserId,
): Promise<Moving> {
  const who = await identify(ctx, actor, 'leader');
  return await look(ctx, async (tx) => {
    const { round } = await asLeaderOfMatching(tx, who, id);
    mustBeProposed(round);
    await mustSeek(tx, round, mentee);
    const mentor = await mentorOf(tx, round, mentee);
    const names = await namesOf(tx, actor.workspaceId, mentor === null ? [mentee] : [mentee, mentor]);
    return {
      menteeId: mentee,
      menteeName: names.get(mentee) ?? 'Somebody',
      mentorName: mentor === null ? null : (names.get(mentor) ?? 'Somebody'),
    };
  });
}

/** All mentors of the round but whom this mentee has: who can be given to them first, the best suited of them first. */
export async function mentorsToMoveTo(
  ctx: Ctx,
  actor: Actor,
  id: MatchingRoundId,
  mentee: UserId,
): Promise<MovableTo[]> {
  const who = await identify(ctx, actor, 'leader');
  return await look(ctx, async (tx) => {
    const { round, community } = await asLeaderOfMatching(tx, who, id);
    const now = await mentorOf(tx, round, mentee);
    const mentors = (await usersWhoMentor(tx, round)).filter((user) => user !== mentee && user !== now);
    const weighed = await weighing(tx, round, community, [mentee, ...mentors], ctx.clock.now());
    const names = await namesOf(tx, actor.workspaceId, mentors);
    const found = mentors.map((userId) => {
      const { why, score } = weighed(userId, mentee);
      return { userId, name: names.get(userId) ?? 'Somebody', whyNot: why, score };
    });
    found.sort((one, other) => order(one) - order(other) || (one.name < other.name ? -1 : 1));
    return found.map(({ userId, name, whyNot: why }) => ({ userId, name, whyNot: why }));
  });
}

function order({ whyNot: why, score }: { readonly whyNot: WhyNotMovable | null; readonly score: number }) {
  return why === null ? -score : 1;
}

/**
 * A leader gives this mentee another mentor, and the two stay together when the round is matched again. Moving to whom they are with
 * changes nothing.
 * @throws Refusal as asLeaderOfMatching; `invalid` at the field where these two cannot be; `conflict` where the proposal has changed.
 */
export async function moveMentee(
  ctx: Ctx,
  actor: Actor,
  id: MatchingRoundId,
  { mentee, mentor }: { readonly mentee: UserId; readonly mentor: UserId },
): Promise<void> {
  const now = ctx.clock.now();
  const newGroupId = matchingGroupId.of(ctx.random.uuid());
  await inProposal(ctx, actor, id, async (tx, { round, community }) => {
    await mustSeek(tx, round, mentee);
    const before = await groupOfSeeker(tx, round, mentee);
    const mentorBefore = await mentorOf(tx, round, mentee);
    if (mentorBefore === mentor) return;
    if (!(await usersWhoMentor(tx, round)).includes(mentor)) {
      throw new Refusal(
        'invalid',
        'They do not mentor in this round. Please choose from the menu.',
        'mentor',
      );
    }
    const { why, score } = (await weighing(tx, round, community, [mentee, mentor], now))(mentor, mentee);
    if (why !== null) throw new Refusal('invalid', CANNOT[why], 'mentor');
    if (before !== null) await deleteGroups(tx, round, [before.id]);
    const people = [
      { userId: mentor, part: 'mentor' },
      { userId: mentee, part: 'mentee' },
    ] as const;
    await addGroups(tx, round, [{ id: newGroupId, people, score, isLocked: true }]);
    await saveWhyLeft(tx, round, mentee, null);
    await settleMentor(tx, round, mentor);
    if (mentorBefore !== null) await settleMentor(tx, round, mentorBefore);
    await saveChangedByHand(tx, round);
  });
}

const CANNOT: Readonly<Record<WhyNotMovable, string>> = {
  rules: 'A rule of this round keeps these two apart. Please choose somebody else.',
  full: 'They have no room for anybody else. Please choose somebody else, or move one of theirs first.',
  'cannot be suggested': 'These two cannot be suggested to each other. Please choose somebody else.',
};

type Weighed = (
  mentor: UserId,
  mentee: UserId,
) => { readonly why: WhyNotMovable | null; readonly score: number };

async function weighing(
  tx: Tx,
  round: MatchingRound,
  community: Community,
  users: readonly UserId[],
  now: Temporal.Instant,
): Promise<Weighed> {
  const { workspaceId, communityId } = round;
  const premises = await premisesIn(tx, round, community, now);
  const known = await matchingPeople(tx, { workspaceId, communityId, users, withoutProfile: true });
  const people = new Map(known.map((person) => [person.userId, person]));
  const given = await menteesOfEach(tx, round);
  return (mentorId, menteeId) => {
    const [mentor, mentee] = [people.get(mentorId), people.get(menteeId)];
    // Whoever left, or paused, cannot be suggested either.
    if (mentor === undefined || mentee === undefined) return { why: 'cannot be suggested', score: 0 };
    const room = mentor.room - (given.get(mentorId) ?? 0);
    return { why: whyNotThese(mentor, mentee, room, premises), score: premises.shownScore(mentor, mentee) };
  };
}

function whyNotThese(
  mentor: MatchingPerson,
  mentee: MatchingPerson,
  room: number,
  premises: Premises,
): WhyNotMovable | null {
  if (whyNot(mentor, mentee, premises.rules, premises.sharedMinutes(mentor, mentee)) !== null) return 'rules';
  if (room <= 0) return 'full';
  return canBeSuggested(mentor, mentee, premises) ? null : 'cannot be suggested';
}

async function premisesIn(
  tx: Tx,
  round: MatchingRound,
  community: Community,
  now: Temporal.Instant,
): Promise<Premises> {
  const { workspaceId, communityId } = round;
  const { program, preset, rules } = round.terms;
  if (isAmongPeers(program)) throw new Refusal('conflict', 'Nobody mentors in this round.');
  const apart = await apartPairs(tx, { workspaceId, communityId });
  for (const [one, other] of await forbiddenPairs(tx, round)) apart.add(pairKey(one, other));
  return premisesOf({ program, preset, rules, apart, on: localDateOf(now, community.zone) });
}

async function mentorOf(tx: Tx, round: MatchingRound, mentee: UserId): Promise<UserId | null> {
  const group = await groupOfSeeker(tx, round, mentee);
  return group?.people.find(({ part }) => part === 'mentor')?.userId ?? null;
}

async function mustSeek(tx: Tx, round: MatchingRound, mentee: UserId): Promise<void> {
  if (await seekerInRound(tx, round, mentee)) return;
  throw new Refusal('conflict', 'They do not look for anybody in this round any more.');
}
