/**
 * One who reads everything published, knows who was asked in each round and tries all sums and differences of figures on the same
 * question. Who answered is not published, but how many is: each way in which it can have been is a *world*. A sum tells of few where
 * in every world it is over some people, and fewer than any of the rounds needs; and where they can be named, which is to say that some
 * group of so few people holds at least one of them in every world.
 *
 * Two stand here: one from outside, and those who alone read all of these rounds, who know whether and what each of them answered.
 */
import type { UserId } from '../../src/ids.ts';
import type { Chance } from '../long/chance.ts';
import { answering, fewestFor, type Held, knowing, thingAsked } from './report-oracle.ts';

/** A published figure. People are bits, since many sums are tried. */
interface Figure {
  readonly held: Held;
  readonly asked: number;
  /** What nobody is told: who they were. */
  readonly answered: number;
  readonly readers: number;
  readonly hasChange: boolean;
}

const NEAR = 30 * 86_400_000;
/** How many worlds are looked at; what tells of few in all of the first is looked at again in all of the second. */
const WORLDS = [60, 4_000] as const;

/** Each sum of at most three figures that tells of few, in words. */
export function leaksIn(rounds: readonly Held[], chance: Chance): string[] {
  const people = [...new Set(rounds.flatMap(({ audience, readers }) => [...audience, ...readers]))];
  const unnamed = rounds.filter(({ terms }) => terms.identity === 'unlinked');
  const things = new Set(unnamed.flatMap((held) => held.questions.map((one) => thingAsked(held, one))));
  return [...things].flatMap((thing) => {
    const figures = unnamed.flatMap((held) => figuresOn(thing, held, people));
    return sumsOf(figures).flatMap(({ parts, signs }) => {
      const readers = parts.reduce((all, part) => all & part.readers, -1);
      const tells = [0, readers].some((known) => tellsOfFew({ parts, signs, known }, chance));
      return tells ? [`${thing}: ${inWords(parts, signs)}`] : [];
    });
  });
}

function figuresOn(thing: string, held: Held, people: readonly UserId[]): Figure[] {
  const bits = (users: Iterable<UserId>) =>
    [...users].reduce((all, user) => all | (1 << people.indexOf(user)), 0);
  const question = held.questions.find((one) => thingAsked(held, one) === thing);
  if (question === undefined || !held.report.isShowable) return [];
  const figures = held.report.figures.get(question.position);
  if (figures === undefined || figures.shown === 'nothing') return [];
  const answered = answering(held).filter((user) => held.sheets.get(user)?.has(question.position));
  return [
    {
      held,
      asked: bits(held.audience),
      answered: bits(answered),
      readers: bits(knowing(held)),
      hasChange: figures.shown === 'ratings' && figures.change !== null,
    },
  ];
}

interface Sum {
  readonly parts: readonly Figure[];
  readonly signs: readonly number[];
}

function sumsOf(figures: readonly Figure[]): Sum[] {
  const sums: Sum[] = figures.map((part) => ({ parts: [part], signs: [1] }));
  figures.forEach((one, at) => {
    figures.slice(at + 1).forEach((two, further) => {
      for (const sign of [1, -1]) sums.push({ parts: [one, two], signs: [1, sign] });
      for (const three of figures.slice(at + further + 2)) {
        for (const signs of [
          [1, 1, -1],
          [1, -1, 1],
          [1, -1, -1],
        ])
          sums.push({ parts: [one, two, three], signs });
      }
    });
  });
  return sums.filter(({ parts }) => areOfOneTime(parts) || areCompared(parts));
}

/** Whether people can be taken to have answered the same in each. */
function areOfOneTime(parts: readonly Figure[]): boolean {
  const lastOpened = Math.max(...parts.map(({ held }) => held.opensAt.epochMilliseconds));
  return parts.every(({ held }) => lastOpened - held.closesAt.epochMilliseconds <= NEAR);
}

/** Whether the product itself puts the one beside the other. */
function areCompared([one, two, ...more]: readonly Figure[]): boolean {
  if (one === undefined || two === undefined || more.length > 0) return false;
  return (
    (one.hasChange && one.held.before?.report === two.held.report) ||
    (two.hasChange && two.held.before?.report === one.held.report)
  );
}

function tellsOfFew({ parts, signs, known }: Sum & { known: number }, chance: Chance): boolean {
  const fewest = Math.min(...parts.map(({ held }) => fewestFor(held.terms)));
  const isFew = (people: number) => people !== 0 && sizeOf(people) < fewest;
  const truth =
    restOf(
      parts.map(({ answered }) => answered),
      signs,
    ) & ~known;
  if (!isFew(truth)) return false;
  const rests = [truth];
  for (const worlds of WORLDS) {
    while (rests.length < worlds) {
      const world = parts.map((part) => someWhoAnswered(part, known, chance));
      const rest = restOf(world, signs) & ~known;
      if (!isFew(rest)) return false;
      rests.push(rest);
    }
    if (!canBeNamed(rests, fewest)) return false;
  }
  return true;
}

/** Those whose answers are in the sum, once or several times, added or taken away. */
function restOf(sets: readonly number[], signs: readonly number[]): number {
  let rest = 0;
  for (let people = sets.reduce((all, set) => all | set, 0); people !== 0; people &= people - 1) {
    const one = people & -people;
    let times = 0;
    for (let at = 0; at < sets.length; at += 1) if ((sets[at]! & one) !== 0) times += signs[at]!;
    if (times !== 0) rest |= one;
  }
  return rest;
}

/** As many people as answered, of those who were asked; of those who are known, the very ones. */
function someWhoAnswered({ asked, answered }: Figure, known: number, chance: Chance): number {
  let left = asked & ~known;
  let away = sizeOf(left) - sizeOf(answered & ~known);
  for (; away > 0; away -= 1) {
    let skipped = left;
    for (let skip = chance.below(sizeOf(left)); skip > 0; skip -= 1) skipped &= skipped - 1;
    left &= ~(skipped & -skipped);
  }
  return left | (answered & known);
}

/** Whether fewer people than that hold one of each of these: always the one who is in most of those that are left. */
function canBeNamed(rests: readonly number[], fewest: number): boolean {
  let left = rests;
  for (let named = 1; named < fewest; named += 1) {
    let most = 0;
    let best = 0;
    for (let people = left.reduce((all, rest) => all | rest, 0); people !== 0; people &= people - 1) {
      const one = people & -people;
      const holding = left.filter((rest) => (rest & one) !== 0).length;
      if (holding > most) [most, best] = [holding, one];
    }
    left = left.filter((rest) => (rest & best) === 0);
    if (left.length === 0) return true;
  }
  return false;
}

function sizeOf(people: number): number {
  let size = 0;
  for (let left = people; left !== 0; left &= left - 1) size += 1;
  return size;
}

function inWords(parts: readonly Figure[], signs: readonly number[]): string {
  return parts
    .map(({ held, asked, answered }, at) => {
      const of = `${sizeOf(answered)} of ${sizeOf(asked)} asked from ${held.opensAt}`;
      return `${signs[at] === 1 ? 'with' : 'without'} ${of}`;
    })
    .join(' ');
}
