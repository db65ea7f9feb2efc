import type { UserId } from '../../../ids.ts';
import { pairKey } from '../pair-key.ts';
import { acquaintanceOf, costOf, type History, tollOf } from './acquaintance.ts';
import type { Group } from './best-pairs.ts';
import { inGroups } from './groups.ts';
import { inPairs } from './pairs.ts';

type People = readonly UserId[];
type Size = 2 | 3 | 4;

/** Up to how many people are looked at together: a matching takes time with the cube of their number. */
const TOGETHER = 200;
/** How many are in a block where there are more. Pairs, trios and fours fill it. */
const BLOCK = 60;
/** How often some who are badly off in their blocks are tried again with people of other blocks. */
const TRIES = 6;
/** How many of them at once; with how many groups in which each could be, and how many others, so that those can be divided anew. */
const TROUBLED = 24;
const FITTING = 2;
const OTHERS = 12;

interface Solved {
  readonly groups: readonly People[];
  /** Of these: the ones in which two were together before, and trios where pairs are wanted, of which one is enough for all. */
  readonly uneasy: readonly People[];
  readonly alone: People;
}

/**
 * Groups of any number of people. More than 200 are divided into blocks of 60, in the order given, which is chance: within a block everyone
 * still has 59 others or more. Whoever is alone there, with somebody again, or in a trio that is not needed, is then tried a few times
 * with people of other blocks. So of thousands somebody may be alone, or with somebody again, who would not have to.
 */
export function inBlocks(people: People, size: Size, history: History): readonly People[] {
  if (people.length <= TOGETHER) return solved(people, size, history).groups;
  const blocks: Solved[] = [];
  for (let from = 0; from < people.length; from += BLOCK) {
    const isLast = people.length - from < 2 * BLOCK;
    blocks.push(solved(people.slice(from, isLast ? people.length : from + BLOCK), size, history));
    if (isLast) break;
  }
  const needed = size === 2 ? people.length % 2 : 0;
  let now = joined(blocks);
  for (let time = 0; time < TRIES; time += 1) {
    if (now.alone.length === 0 && now.uneasy.length <= needed) break;
    now = triedAgain(now, time, size, history);
  }
  return now.groups;
}

function solved(people: People, size: Size, history: History): Solved {
  const all = acquaintanceOf(people, history);
  const found = size === 2 ? inPairs(all) : inGroups(all, size);
  const isUneasy = (group: Group) =>
    tollOf(all, costOf(all, group)) > 0 || (size === 2 && group.length > size);
  const groups = found.map((group) => group.flatMap((index) => people[index] ?? []));
  const placed = new Set(found.flat());
  return {
    groups,
    uneasy: groups.filter((_, index) => isUneasy(found[index] ?? [])),
    alone: people.filter((_, index) => !placed.has(index)),
  };
}

function joined(parts: readonly Solved[]): Solved {
  return {
    groups: parts.flatMap(({ groups }) => groups),
    uneasy: parts.flatMap(({ uneasy }) => uneasy),
    alone: parts.flatMap(({ alone }) => alone),
  };
}

/** Takes some who are badly off out of their groups, with groups in which they could be, and places all of these anew. */
function triedAgain(now: Solved, time: number, size: Size, history: History): Solved {
  const alone = new Set(now.alone.slice(0, TROUBLED));
  const uneasy = now.uneasy.slice(0, TROUBLED - alone.size);
  const from = Math.floor((time * now.groups.length) / TRIES);
  const inTurn = [...now.groups.slice(from), ...now.groups.slice(0, from)];
  const fitting = [...alone, ...uneasy.flat()].flatMap((person) => whereToBe(person, inTurn, history));
  const opened = new Set([...uneasy, ...fitting, ...inTurn.slice(0, OTHERS)]);
  const again = solved([...alone, ...[...opened].flat()], size, history);
  const uneasyBefore = now.uneasy.filter((group) => opened.has(group)).length;
  const isBetter =
    again.alone.length < alone.size ||
    (again.alone.length === alone.size && again.uneasy.length < uneasyBefore);
  if (!isBetter) return now;
  const untouched = {
    groups: now.groups.filter((group) => !opened.has(group)),
    uneasy: now.uneasy.filter((group) => !opened.has(group)),
    alone: now.alone.filter((person) => !alone.has(person)),
  };
  return joined([again, untouched]);
}

/** A few groups with somebody whom this person has not met; where there is none, with somebody they may be with. */
function whereToBe(person: UserId, groups: readonly People[], { apart, met }: History): readonly People[] {
  const first = (isOne: (key: string) => boolean) =>
    groups
      .values()
      .filter((group) => group.some((other) => other !== person && isOne(pairKey(person, other))))
      .take(FITTING)
      .toArray();
  const fresh = first((key) => !apart.has(key) && !met.has(key));
  return fresh.length > 0 ? fresh : first((key) => !apart.has(key));
}
