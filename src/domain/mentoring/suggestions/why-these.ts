import type { Tx } from '../../../db/transaction.ts';
import type { CommunityId, UserId, WorkspaceId } from '../../../ids.ts';
import { localDateOf } from '../../time.ts';
import { reasonsFor, tellingTo, type Writing } from '../matching/reasons.ts';
import type { Placed, Preset, Program } from '../mentoring.ts';
import { matchingPeople } from '../profiles/for-matching.ts';
import { sharedWorkingHours } from '../shared-hours.ts';
import { skillNames } from '../skills/skills.ts';

/** Some who are suggested to each other, or paired. */
interface BroughtTogether {
  readonly workspaceId: WorkspaceId;
  readonly communityId: CommunityId;
  readonly program: Program;
  readonly preset: Preset;
  readonly people: readonly Placed[];
}

/**
 * Why a mentor and a mentee, as one of them reads it, or, where the reader is null, both: at most three sentences, those that count
 * most, as the profiles are now. None of peers, who are brought together to meet, or where nothing is known that speaks for it.
 */
export async function whyThese(
  tx: Tx,
  together: BroughtTogether,
  { reader, writing }: { readonly reader: UserId | null; readonly writing: Writing },
  now: Temporal.Instant,
): Promise<readonly string[]> {
  const { workspaceId, program, preset, people } = together;
  if (program === 'peers' || program === 'coffee') return [];
  const users = people.map(({ userId }) => userId);
  const known = await matchingPeople(tx, { ...together, users, withoutProfile: true });
  const one = (part: 'mentor' | 'mentee') => {
    const user = people.find((person) => person.part === part)?.userId;
    return known.find(({ userId }) => userId === user);
  };
  const [mentor, mentee] = [one('mentor'), one('mentee')];
  if (mentor === undefined || mentee === undefined) return [];
  const today = Temporal.PlainDate.from(localDateOf(now, 'UTC'));
  const names = await skillNames(tx, workspaceId, [...mentor.helps, ...mentee.learns]);
  const sharedMinutes = sharedWorkingHours(mentor.zone, mentee.zone, today);
  const found = { program, preset, sharedMinutes };
  return reasonsFor(mentor, mentee, found, tellingTo(reader, writing, names));
}
