/**
 * Which earlier rounds may tell of few, together with one that opens. There are a hundred thousand ways to take up to four of forty, and
 * sixteen ways to add and take away four; so most are ruled out by what is cheap to know: whom an odd number of them asks. Of
 * those their figures tell, however they are added and taken away.
 */
import type { UserId } from '../../../ids.ts';
import { fold } from '../../words.ts';
import type { Question } from '../questions.ts';
import { neededAnswers, type Terms } from '../round.ts';
import { countsReaders } from './counting.ts';

/** As `comparing.ts` describes it. */
interface Combinable {
  readonly terms: Pick<Terms, 'identity' | 'threshold' | 'readers'>;
  readonly audience: ReadonlySet<UserId>;
  readonly readers: ReadonlySet<UserId>;
  readonly about: UserId | null;
  readonly questions: readonly Pick<Question, 'text'>[];
}

/** A round, or several. People are bits, 32 a word. */
interface Combined {
  /** Whom it asks; of several, whom an odd number of them asks. */
  readonly asked: Int32Array;
  /** Who does not count towards enough. */
  readonly uncounted: Int32Array;
  readonly needed: number;
  /** Which of the questions of the round that opens all of them ask, as bits. */
  readonly questions: number;
}

/**
 * The ways to take so many of the earlier rounds that are not ruled out, as places in ascending order: the latest first place first, and
 * so on. Several have a question in common with the round that opens.
 */
export function* combinations(
  opening: Combinable,
  earlier: readonly Combinable[],
  many: number,
): Generator<readonly number[]> {
  const people = [...new Set([opening, ...earlier].flatMap(({ audience }) => [...audience]))];
  const bitsOf = (isMeant: (user: UserId) => boolean) => {
    const bits = new Int32Array(Math.ceil(people.length / 32));
    for (const [at, user] of people.entries()) {
      if (isMeant(user)) bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31));
    }
    return bits;
  };
  const combined = (round: Combinable): Combined => {
    const { terms, audience, readers, about } = round;
    const counts = countsReaders(terms);
    return {
      asked: bitsOf((user) => audience.has(user)),
      uncounted: bitsOf((user) => user === about || (!counts && readers.has(user))),
      needed: neededAnswers(terms),
      // A single one tells, whatever it asks.
      questions: many === 1 ? 1 : questionsInCommon(opening, round),
    };
  };
  yield* taken(combined(opening), earlier.map(combined), 0, many);
}

/** Whether some question is the same in both, in words and in whom it is about. */
export function haveQuestionInCommon(opening: Combinable, round: Combinable): boolean {
  return questionsInCommon(opening, round) !== 0;
}

function questionsInCommon(opening: Combinable, round: Combinable): number {
  if (round.about !== opening.about) return 0;
  const texts = new Set(round.questions.map(({ text }) => fold(text)));
  return opening.questions.reduce(
    (bits, { text }, at) => (texts.has(fold(text)) ? bits | (1 << at) : bits),
    0,
  );
}

/** So many more of the rounds from a place on. */
function* taken(
  before: Combined,
  rounds: readonly Combined[],
  from: number,
  many: number,
): Generator<readonly number[]> {
  for (let place = rounds.length - 1; place >= from; place -= 1) {
    const round = rounds[place];
    if (round === undefined || (before.questions & round.questions) === 0) continue;
    if (many === 1) {
      if (mayTellOfFew(before, round)) yield [place];
      continue;
    }
    for (const others of taken(together(before, round), rounds, place + 1, many - 1))
      yield [place, ...others];
  }
}

function together(one: Combined, other: Combined): Combined {
  return {
    asked: one.asked.map((word, at) => word ^ (other.asked[at] ?? 0)),
    uncounted: one.uncounted.map((word, at) => word | (other.uncounted[at] ?? 0)),
    needed: Math.max(one.needed, other.needed),
    questions: one.questions & other.questions,
  };
}

/** Reckoned word by word, without making anything: this is done a hundred thousand times. */
function mayTellOfFew(one: Combined, other: Combined): boolean {
  const needed = Math.max(one.needed, other.needed);
  let counted = 0;
  for (let at = 0; at < one.asked.length; at += 1) {
    const odd = (one.asked[at] ?? 0) ^ (other.asked[at] ?? 0);
    counted += bitsIn(odd & ~((one.uncounted[at] ?? 0) | (other.uncounted[at] ?? 0)));
    if (counted >= needed) return false;
  }
  return true;
}

/** How many bits of a word are set: counted in pairs, in fours, in bytes, then all at once. */
function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
