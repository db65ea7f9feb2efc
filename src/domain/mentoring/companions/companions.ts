import type { UserId } from '../../../ids.ts';
import { pairKey } from '../pair-key.ts';
import type { History } from './acquaintance.ts';
import { inBlocks } from './blocks.ts';
import { nextOfCircle } from './circle.ts';
import { inSeededOrder } from './seeded.ts';

/**
 * Who meets whom in a round of coffee or peer groups. Pure: all it knows is given, and the same gives the same, in whatever
 * order people come.
 *
 * In this order: nobody is with someone they must not be with; as many as possible are with somebody; as few as possible are with
 * somebody again; who must be is so with those they met fewest times, and of these longest ago; those who share least come first.
 *
 * A round of pairs in which nobody is forbidden walks around a circle (circle.ts), which alone brings everyone together with everyone
 * in the fewest rounds. As soon as somebody is forbidden, joins or leaves, each round is a best matching of its own (pairs.ts), and
 * up to eight people are planned to the end (planning.ts). Groups of three and four are a heuristic (groups.ts), held against all
 * possible ones in tests. Above 200 people they are divided into blocks by the seed, so that time grows with their number only (blocks.ts).
 */
export interface CompanionsInput extends History {
  /** Who takes part, in any order. Who is in a locked group need not be among them. */
  readonly people: readonly UserId[];
  /** How many are wanted together. */
  readonly size: 2 | 3 | 4;
  /** Groups that stay as they are; their people are not placed again. One in which two must be apart by now is let go. */
  readonly locked: readonly (readonly UserId[])[];
  /** Kept with the round, so that it can be replayed: ties, and nothing else, depend on it. */
  readonly seed: string;
}

/** Of who is with nobody, why: nobody else is there, all who are must be apart from them, or whoever may be with them has company. */
export type Alone = 'alone' | 'nobody may' | 'odd one';

export interface Companions {
  /** People in code-unit order within a group, and groups by who is first. */
  readonly groups: readonly (readonly UserId[])[];
  readonly left: readonly { readonly userId: UserId; readonly because: Alone }[];
  /** Pairs in groups who were together before. */
  readonly repeats: readonly { readonly pair: readonly [UserId, UserId]; readonly last: number }[];
}

/** Puts people together, everyone at most once. */
export function groupCompanions(input: CompanionsInput): Companions {
  const locked = groupsThatHold(input);
  const lockedIn = new Set(locked.flat());
  const everyone = new Set([...input.people, ...input.locked.flat()]);
  const free = [...everyone].filter((person) => !lockedIn.has(person)).sort();
  const groups = [...locked, ...freshGroups(free, input)].map((group) => [...group].sort());
  groups.sort(([one = ''], [other = '']) => (one < other ? -1 : 1));
  return { groups, left: whoIsLeft(free, groups, input), repeats: repeatsIn(groups, input) };
}

function groupsThatHold({ locked, apart }: CompanionsInput): readonly (readonly UserId[])[] {
  const taken = new Set<UserId>();
  return locked.filter((group) => {
    const isWhole = new Set(group).size === group.length && !group.some((person) => taken.has(person));
    if (!isWhole || group.length < 2 || pairsOf(group).some(([a, b]) => apart.has(pairKey(a, b))))
      return false;
    for (const person of group) taken.add(person);
    return true;
  });
}

function freshGroups(free: readonly UserId[], input: CompanionsInput): readonly (readonly UserId[])[] {
  if (free.length < 2) return [];
  if (input.size === 2) {
    const round = nextOfCircle(free, input, input.seed);
    if (round !== null) return round;
  }
  return inBlocks(inSeededOrder(free, input.seed), input.size, input);
}

function whoIsLeft(
  free: readonly UserId[],
  groups: readonly (readonly UserId[])[],
  { apart }: CompanionsInput,
): Companions['left'] {
  const placed = new Set(groups.flat());
  const mayBeWith = (person: UserId) =>
    free.some((other) => other !== person && !apart.has(pairKey(person, other)));
  return free
    .filter((person) => !placed.has(person))
    .map((person) => {
      if (free.length === 1) return { userId: person, because: 'alone' };
      return { userId: person, because: mayBeWith(person) ? 'odd one' : 'nobody may' };
    });
}

function repeatsIn(groups: readonly (readonly UserId[])[], { met }: CompanionsInput): Companions['repeats'] {
  return groups.flatMap(pairsOf).flatMap((pair) => {
    const meeting = met.get(pairKey(...pair));
    return meeting === undefined ? [] : [{ pair, last: meeting.last }];
  });
}

function pairsOf(group: readonly UserId[]): (readonly [UserId, UserId])[] {
  return group.flatMap((one, index) => group.slice(index + 1).map((other) => [one, other] as const));
}
