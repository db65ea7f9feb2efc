import type { UserId } from '../../../../ids.ts';
import { matchInThread } from '../../matching/in-thread.ts';
import type { Left } from '../../matching/left.ts';
import type { MatchingProgress } from '../../matching/match.ts';
import { premisesOf } from '../../matching/premises.ts';
import type { MatchedProgram } from '../../matching/suitability.ts';
import type { MatchingPerson } from '../../mentoring.ts';
import type { ProposedGroup, WhyLeft } from '../proposal.ts';
import { isAmongPeers } from '../round.ts';
import type { PersonInRound } from '../store-of-people.ts';
import { groupInThread } from './companions-in-thread.ts';
import type { Given } from './gathering.ts';

/** How far it is, and how many take part. */
export type OnProgress = (progress: MatchingProgress & { readonly people: number }) => void;

/** What was found: groups beside those that were locked, and everyone with what becomes of them. */
export interface Found {
  readonly groups: readonly Omit<ProposedGroup, 'id'>[];
  readonly people: readonly PersonInRound[];
  readonly isCut: boolean;
  readonly isProven: boolean;
  readonly blockingPairs: number | null;
}

/** The same for the same given, in whatever order rows came. */
export async function findMatching(given: Given, onProgress: OnProgress): Promise<Found> {
  return isAmongPeers(given.round.terms.program)
    ? await amongPeers(given, onProgress)
    : await withMentors(given, onProgress);
}

async function withMentors(given: Given, onProgress: OnProgress): Promise<Found> {
  const { round, people, apart, locked, on } = given;
  const { program, preset, rules } = round.terms;
  if (isAmongPeers(program)) throw new TypeError('peers have no mentors');
  const outcome = await matchInThread(
    {
      program,
      people,
      preset,
      rules,
      apart: [...apart],
      locked: locked.flatMap(asLocked),
      seed: round.seed,
      on,
    },
    (progress) => onProgress({ ...progress, people: people.length }),
  );
  const isLocked = new Set(locked.flatMap(asLocked).map(({ menteeId }) => menteeId));
  const left = new Map<UserId, WhyLeft>(outcome.left.map(({ userId, ...why }) => [userId, whyOf(why)]));
  const needed = new Set([...outcome.pairs, ...locked.flatMap(asLocked)].map(({ mentorId }) => mentorId));
  const shownScore = shownScoreIn(given, program);
  // A buddy waits for nobody, so they are not told that nobody came.
  const isIdle = ({ userId, wants, room }: MatchingPerson) =>
    program === 'mentoring' && wants === 'mentor' && room > 0 && !needed.has(userId);
  return {
    groups: outcome.pairs
      .filter(({ menteeId }) => !isLocked.has(menteeId))
      .map(({ mentorId, menteeId }) => ({
        people: [
          { userId: mentorId, part: 'mentor' },
          { userId: menteeId, part: 'mentee' },
        ],
        score: shownScore(mentorId, menteeId),
        isLocked: false,
      })),
    people: people.map((person) => ({
      userId: person.userId,
      part: partOf(person),
      whyLeft: left.get(person.userId) ?? (isIdle(person) ? { because: 'not needed' } : null),
    })),
    isCut: outcome.isCut,
    isProven: outcome.isProven,
    blockingPairs: outcome.blockingPairs,
  };
}

/** By what found them they may suit otherwise: that holds what somebody gave as private reasons, and leaders read this. */
function shownScoreIn({ round, people, on }: Given, program: MatchedProgram) {
  const { preset, rules } = round.terms;
  const { shownScore } = premisesOf({ program, preset, rules, apart: [], on });
  const known = new Map(people.map((person) => [person.userId, person]));
  return (mentorId: UserId, menteeId: UserId): number | null => {
    const [mentor, mentee] = [known.get(mentorId), known.get(menteeId)];
    return mentor === undefined || mentee === undefined ? null : shownScore(mentor, mentee);
  };
}

function whyOf({ because, rule }: Omit<Left, 'userId'>): WhyLeft {
  return because === 'rules' ? { because, rule } : { because };
}

function partOf({ wants }: MatchingPerson): PersonInRound['part'] {
  return wants === 'company' ? 'peer' : wants;
}

function asLocked({ people }: ProposedGroup): { mentorId: UserId; menteeId: UserId }[] {
  const mentorId = people.find(({ part }) => part === 'mentor')?.userId;
  const menteeId = people.find(({ part }) => part === 'mentee')?.userId;
  return mentorId === undefined || menteeId === undefined ? [] : [{ mentorId, menteeId }];
}

async function amongPeers(given: Given, onProgress: OnProgress): Promise<Found> {
  onProgress({ phase: 'solving', share: 0, people: given.people.length });
  const { groups, left } = await groupInThread(given);
  const lockedFirst = new Set(given.locked.map(({ people }) => firstOf(people.map(({ userId }) => userId))));
  const why = new Map(left.map(({ userId, because }) => [userId, because]));
  return {
    groups: groups
      .filter((group) => !lockedFirst.has(firstOf(group)))
      .map((group) => ({
        people: group.map((userId) => ({ userId, part: 'peer' as const })),
        score: null,
        isLocked: false,
      })),
    people: given.people.map(({ userId }) => {
      const because = why.get(userId);
      return { userId, part: 'peer', whyLeft: because === undefined ? null : { because: leftAs(because) } };
    }),
    isCut: false,
    isProven: false,
    blockingPairs: null,
  };
}

function leftAs(because: 'alone' | 'nobody may' | 'odd one') {
  return because === 'nobody may' ? ('cannot be suggested' as const) : because;
}

function firstOf(users: readonly UserId[]): UserId | undefined {
  return [...users].sort()[0];
}
