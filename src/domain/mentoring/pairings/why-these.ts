import type { Tx } from '../../../db/transaction.ts';
import type { UserId } from '../../../ids.ts';
import { localDateOf } from '../../time.ts';
import { reasonsFor } from '../matching/reasons.ts';
import { matchingPeople } from '../profiles/for-matching.ts';
import { sharedWorkingHours } from '../shared-hours.ts';
import { skillNames } from '../skills/skills.ts';
import type { Pairing } from './pairing.ts';

/** How people and skills are written in reasons. */
export interface Writing {
  readonly nameOf: (user: UserId) => string;
  readonly wordsOf: (words: string) => string;
}

/**
 * Why a mentor and a mentee, for both to read: at most three sentences, as the profiles are now. None of peers, or where nothing is
 * known that speaks for it.
 */
export async function whyPaired(tx: Tx, pairing: Pairing, writing: Writing): Promise<readonly string[]> {
  const { workspaceId, communityId, program, preset, people } = pairing;
  if (program === 'peers' || program === 'coffee') return [];
  const users = people.map(({ userId }) => userId);
  const known = await matchingPeople(tx, { workspaceId, communityId, users, withoutProfile: true });
  const inPart = (part: 'mentor' | 'mentee') => {
    const user = people.find((person) => person.part === part)?.userId;
    return known.find(({ userId }) => userId === user);
  };
  const [mentor, mentee] = [inPart('mentor'), inPart('mentee')];
  if (mentor === undefined || mentee === undefined) return [];
  const on = Temporal.PlainDate.from(localDateOf(pairing.beganAt, 'UTC'));
  const names = await skillNames(tx, workspaceId, [...mentor.helps, ...mentee.learns]);
  const skillOf = (skill: Parameters<typeof names.get>[0]) => {
    const name = names.get(skill);
    return name === undefined ? undefined : writing.wordsOf(name);
  };
  const sharedMinutes = sharedWorkingHours(mentor.zone, mentee.zone, on);
  const telling = { to: null, nameOf: writing.nameOf, skillOf };
  return reasonsFor(mentor, mentee, { program, preset, sharedMinutes }, telling);
}
