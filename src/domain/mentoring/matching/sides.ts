import { createHash } from 'node:crypto';
import type { UserId } from '../../../ids.ts';
import type { MatchingPerson } from '../mentoring.ts';

/** Somebody on one side, with a number that nothing but their id and the seed decides. */
export interface Drawn {
  readonly person: MatchingPerson;
  /** 32 bits: breaks ties. */
  readonly lot: number;
}

/** Who looks for somebody, and who may be found; somebody who wants both is on both sides. */
export interface Sides {
  readonly mentees: readonly Drawn[];
  /** With those who have no room: they tell why somebody finds nobody. */
  readonly mentors: readonly Drawn[];
  /** How many each mentor may still take: index is the mentor. */
  readonly room: Int32Array;
}

export interface Locked {
  readonly mentorId: UserId;
  readonly menteeId: UserId;
}

/**
 * The two sides, in an order that depends on ids and the seed alone. Those who are locked are out: their mentee has somebody, and
 * their mentor room for one less.
 */
export function sidesOf(people: readonly MatchingPerson[], locked: readonly Locked[], seed: string): Sides {
  const hasSomebody = new Set(locked.map(({ menteeId }) => menteeId));
  const taken = new Map<UserId, number>();
  for (const { mentorId } of locked) taken.set(mentorId, (taken.get(mentorId) ?? 0) + 1);
  const drawn = inOrder(people, seed);
  const mentors = drawn.filter(({ person: { wants } }) => wants === 'mentor' || wants === 'both');
  return {
    mentees: drawn.filter(
      ({ person: { wants, userId } }) => (wants === 'mentee' || wants === 'both') && !hasSomebody.has(userId),
    ),
    mentors,
    room: Int32Array.from(mentors, ({ person }) =>
      Math.max(0, person.room - (taken.get(person.userId) ?? 0)),
    ),
  };
}

function inOrder(people: readonly MatchingPerson[], seed: string): Drawn[] {
  const hashed = people.map((person) => {
    const hash = createHash('sha256').update(`${seed} ${person.userId}`).digest();
    return { person, lot: hash.readUInt32BE(0), order: hash.toString('hex') };
  });
  hashed.sort((one, other) => (one.order < other.order ? -1 : 1));
  return hashed.map(({ person, lot }) => ({ person, lot }));
}
