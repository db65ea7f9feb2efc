import type { Tx } from '../../../db/transaction.ts';
import type { UserId } from '../../../ids.ts';
import {
  type InCommunity,
  type MatchingPerson,
  type Program,
  type ReasonForNo,
  reasonsForNo,
} from '../mentoring.ts';
import { pairKey } from '../pair-key.ts';
import { wantsToMentor } from './profile.ts';
import {
  countKnown,
  listLanguagesOfMany,
  listMatchable,
  listMentees,
  listPaired,
  listReasonsForNo,
  listSkillsOfMany,
  listSuggested,
  listWishes,
  type MatchableMember,
} from './store-of-matching.ts';
import { listUnfittingPairs } from './store-of-unfitting.ts';

/** Of somebody who did not say what they can take: one newcomer at a time. */
const ONE_NEWCOMER = 1;

/**
 * Everyone of these who has a profile and is not paused, as matching may know them; with `withoutProfile` the others too, as bare
 * people. Belonging members only, in id order.
 *
 * `room` is of mentees for those who want to mentor: what they can take, less those of running mentoring pairings, less open suggestions
 * to which they said yes or may still answer. Of everybody else it is whether they are free to be a newcomer's buddy.
 */
export async function matchingPeople(
  tx: Tx,
  of: InCommunity & { readonly users: readonly UserId[] | 'all'; readonly withoutProfile: boolean },
): Promise<MatchingPerson[]> {
  const { users } = of;
  if (users.length === 0) return [];
  const members = await listMatchable(tx, of, users);
  const skills = await listSkillsOfMany(tx, of, users);
  const helps = grouped(
    skills.filter(({ direction }) => direction === 'helps'),
    ({ skillId }) => skillId,
  );
  const learns = grouped(
    skills.filter(({ direction }) => direction === 'learns'),
    ({ skillId }) => skillId,
  );
  const languages = grouped(await listLanguagesOfMany(tx, of, users), ({ language }) => language);
  const mentees = grouped(await listMentees(tx, of, users), ({ program }) => program);
  const reasons = grouped(await listReasonsForNo(tx, of, users), ({ why }) => why);
  return members
    .filter(({ profile }) => profile !== null || of.withoutProfile)
    .map((member) => {
      const { userId, zone, profile } = member;
      return {
        userId,
        wants: profile?.wants ?? 'company',
        room: roomOf(member, mentees.get(userId) ?? []),
        helps: (helps.get(userId) ?? []).sort(),
        learns: (learns.get(userId) ?? []).sort(),
        languages: (languages.get(userId) ?? []).sort(),
        experience: profile?.experience ?? null,
        hoursAMonth: profile?.hoursAMonth ?? null,
        zone,
        team: profile?.team ?? null,
        managerId: profile?.managerId ?? null,
        waited: profile?.waits ?? false,
        cares: inOrder(reasons.get(userId) ?? []),
      };
    });
}

function roomOf({ profile }: MatchableMember, mentees: readonly Program[]): number {
  const mentors = profile !== null && wantsToMentor(profile.wants);
  const program = mentors ? 'mentoring' : 'buddies';
  const taken = mentees.filter((one) => one === program).length;
  return Math.max(0, (mentors ? profile.capacity : ONE_NEWCOMER) - taken);
}

function inOrder(reasons: readonly ReasonForNo[]): ReasonForNo[] {
  return reasonsForNo.filter((reason) => reasons.includes(reason));
}

function grouped<Row extends { readonly userId: UserId }, Value>(
  rows: readonly Row[],
  take: (row: Row) => Value,
): Map<UserId, Value[]> {
  const groups = new Map<UserId, Value[]>();
  for (const row of rows) {
    const group = groups.get(row.userId);
    if (group === undefined) groups.set(row.userId, [take(row)]);
    else group.push(take(row));
  }
  return groups;
}

/**
 * pairKeys of all who must not be suggested to each other: who would rather not, either of the two; who were suggested to each other and
 * one said no; mentors and mentees who were suggested to each other and let it pass, or are asked now, or were together before. Peers and
 * coffee may be repeated, but for whoever said that it is no fit, and those who were with them then. Nobody is ever told which of these
 * it is.
 * @param among those between whom it is asked: for a few it reads what concerns them, not the community's whole past.
 */
export async function apartPairs(
  tx: Tx,
  of: InCommunity,
  among: readonly UserId[] | 'all' = 'all',
): Promise<Set<string>> {
  const apart = new Set<string>();
  for (const { userId, avoidedId } of await listWishes(tx, of)) apart.add(pairKey(userId, avoidedId));
  for (const people of byId(await listSuggested(tx, of, among)).values()) {
    for (const [one, other] of pairsOf(people)) {
      const saidNo = one.answer === 'no' || other.answer === 'no';
      if (saidNo || isOfTwo(one.program)) apart.add(pairKey(one.userId, other.userId));
    }
  }
  for (const people of byId(await listPaired(tx, of, ['mentoring', 'buddies'], among)).values()) {
    for (const [one, other] of pairsOf(people)) apart.add(pairKey(one.userId, other.userId));
  }
  for (const { userId, otherId } of await listUnfittingPairs(tx, of)) apart.add(pairKey(userId, otherId));
  return apart;
}

/** A mentor and a mentee, rather than peers. */
function isOfTwo(program: Program): boolean {
  return program === 'mentoring' || program === 'buddies';
}

/**
 * pairKey → how often two were together in that program, and in which of its rounds last: the oldest is 0. What was brought together
 * outside a round counts as a round of its own.
 */
export async function metPairs(
  tx: Tx,
  of: InCommunity & { readonly program: Program },
): Promise<Map<string, { readonly times: number; readonly last: number }>> {
  const met = new Map<string, { readonly times: number; readonly last: number }>();
  const rounds = new Map<string, number>();
  for (const people of byId(await listPaired(tx, of, [of.program], 'all')).values()) {
    const [{ roundId, id } = { roundId: null, id: '' }] = people;
    const round = rounds.get(roundId ?? id) ?? rounds.size;
    rounds.set(roundId ?? id, round);
    for (const [one, other] of pairsOf(people)) {
      const key = pairKey(one.userId, other.userId);
      const before = met.get(key) ?? { times: 0, last: 0 };
      met.set(key, { times: before.times + 1, last: Math.max(before.last, round) });
    }
  }
  return met;
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.id);
    if (group === undefined) groups.set(row.id, [row]);
    else group.push(row);
  }
  return groups;
}

/** Each two of these once. */
function pairsOf<Row>(people: readonly Row[]): [Row, Row][] {
  return people.flatMap((one, at) => people.slice(at + 1).map((other): [Row, Row] => [one, other]));
}

/** Which hard rules somebody's profile has something behind: one without any cannot be chosen. */
export interface RulesWithData {
  readonly notManager: boolean;
  readonly notSameTeam: boolean;
  readonly sameLanguage: boolean;
}

/** Working hours need no data: everybody's days pass somewhere. */
export async function rulesWithData(tx: Tx, of: InCommunity): Promise<RulesWithData> {
  const { managers, teams, languages } = await countKnown(tx, of);
  return { notManager: managers > 0, notSameTeam: teams > 0, sameLanguage: languages > 0 };
}
