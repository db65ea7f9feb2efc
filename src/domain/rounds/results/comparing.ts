/** What several rounds tell together: pure. Figures over nearly the same people, put side by side, are figures over the few who differ. */
import type { UserId } from '../../../ids.ts';
import type { Question } from '../questions.ts';
import { neededAnswers, type Terms } from '../round.ts';
import { combinations } from './combining.ts';
import { countsReaders } from './counting.ts';
import type { Change, Figures, RatingFigures } from './figures.ts';

/** Whom a round asks, and for whom its results are. */
export interface Asking {
  readonly terms: Pick<Terms, 'identity' | 'threshold' | 'readers'>;
  readonly audience: ReadonlySet<UserId>;
  /** Who alone may read; of no account where everyone may. */
  readonly readers: ReadonlySet<UserId>;
  /** Whom it is about, if a leader. They are not asked what it asks, so it does not tell, with other rounds, what they answer. */
  readonly about: UserId | null;
}

/** A closed round, as far as a later one of its series is compared with it. */
export interface Before extends Asking {
  /** Local date. */
  readonly closedOn: string;
  /** By the question's key. */
  readonly figures: ReadonlyMap<string, Figures>;
}

/** The change since the round before; null where the two together would tell of too few people, or there is nothing to compare. */
export function changeSince(
  before: Before,
  now: Asking,
  { key }: Question,
  figures: RatingFigures,
): Change | null {
  const then = before.figures.get(key);
  if (then?.shown !== 'ratings' || before.about !== now.about) return null;
  const needed = Math.max(neededAnswers(before.terms), neededAnswers(now.terms));
  if (then.answered < needed || figures.answered < needed) return null;
  const both = [before, now];
  if (fewIn(both, kindsOfPeople(both), [1, -1]) !== null) return null;
  return { meanBefore: then.mean, closedOn: before.closedOn };
}

/** A round as far as its figures can be added to those of others, and taken away from them. */
export interface Comparable extends Asking {
  readonly questions: readonly Pick<Question, 'text'>[];
}

export interface Near<Earlier> {
  /** With which its figures would tell of few: mostly one. */
  readonly rounds: readonly Earlier[];
  /** Of how many. */
  readonly people: number;
}

/** Thirty days: what people answer later than that may well be something else. */
export const NEAR_HOURS = 30 * 24;

/** Sums of more rounds than that are not looked for: a whole community, and the four teams it is made of. */
const MOST_EARLIER = 4;

/**
 * The earlier rounds with which one that opens now would tell of fewer people than the strictest needs: a single one whose audience
 * differs by so few; or several with a question in common, which add up to all but so few. Null where there are none.
 * @param earlier rounds whose answers bear no name, open ones too; `closesAt` is when they closed or will.
 */
export function nearSameAudience<Earlier extends Comparable & { readonly closesAt: Temporal.Instant }>(
  opening: Comparable,
  earlier: readonly Earlier[],
  now: Temporal.Instant,
): Near<Earlier> | null {
  const since = now.subtract({ hours: NEAR_HOURS });
  const recent = earlier.filter(({ closesAt }) => Temporal.Instant.compare(closesAt, since) >= 0);
  const alike = firstAlike(recent);
  const tellOfNobody = new Set<string>();
  for (let many = 1; many <= MOST_EARLIER; many += 1) {
    for (const places of combinations(opening, recent, many)) {
      // Rounds of the same people tell the same.
      const name = places.map((place) => alike[place]).join();
      if (tellOfNobody.has(name)) continue;
      const rounds = recent.filter((_, at) => places.includes(at));
      const people = fewAmong([opening, ...rounds]);
      if (people !== null) return { rounds, people };
      tellOfNobody.add(name);
    }
  }
  return null;
}

/** For each round the place of the first that asks the same people on the same terms. */
function firstAlike(rounds: readonly Asking[]): number[] {
  const first = new Map<string, number>();
  return rounds.map(({ terms, audience, readers, about }, place) => {
    const people = [[...audience].toSorted(), countsReaders(terms) ? [] : [...readers].toSorted(), about];
    const name = JSON.stringify([neededAnswers(terms), ...people]);
    const known = first.get(name) ?? place;
    first.set(name, known);
    return known;
  });
}

/** Of how few people rounds tell when the others are added to the first, or taken away; null where that is nobody, or enough. */
function fewAmong(rounds: readonly Asking[]): number | null {
  const kinds = kindsOfPeople(rounds);
  for (const signs of signings(rounds.length - 1)) {
    const people = fewIn(rounds, kinds, [1, ...signs]);
    if (people !== null) return people;
  }
  return null;
}

/** Whether a round's figures are added or taken away. */
type Sign = 1 | -1;

/** Every way to add or take away so many. */
function* signings(many: number): Generator<readonly Sign[]> {
  if (many === 0) {
    yield [];
    return;
  }
  for (const others of signings(many - 1)) {
    yield [-1, ...others];
    yield [1, ...others];
  }
}

/** People to whom these rounds are all the same. */
interface Kind {
  /** Of each round, whether it asks them, whether they alone read it, whether it is about them. */
  readonly isAsked: readonly boolean[];
  readonly reads: readonly boolean[];
  readonly isMeant: readonly boolean[];
  readonly people: number;
}

function kindsOfPeople(rounds: readonly Asking[]): Kind[] {
  const kinds = new Map<string, Kind>();
  for (const user of new Set(rounds.flatMap(({ audience }) => [...audience]))) {
    const isAsked = rounds.map(({ audience }) => audience.has(user));
    const reads = rounds.map(({ terms, readers }) => !countsReaders(terms) && readers.has(user));
    const isMeant = rounds.map(({ about }) => about === user);
    const name = JSON.stringify([isAsked, reads, isMeant]);
    kinds.set(name, { isAsked, reads, isMeant, people: (kinds.get(name)?.people ?? 0) + 1 });
  }
  return [...kinds.values()];
}

/**
 * Of how many people the rounds tell when their figures are added and taken away so, if everyone answers each and always the same;
 * null where that is nobody, or enough. Who reads the results knows their own answers, and does not count towards enough.
 */
function fewIn(rounds: readonly Asking[], kinds: readonly Kind[], signs: readonly Sign[]): number | null {
  const inAny = (flags: readonly boolean[]) => flags.includes(true);
  const left = kinds.filter(({ isAsked, isMeant }) => {
    const times = signs.reduce<number>((sum, sign, at) => (isAsked[at] ? sum + sign : sum), 0);
    return times !== 0 && !inAny(isMeant);
  });
  const counted = left.filter(({ reads }) => !inAny(reads));
  const needed = rounds.map(({ terms }) => neededAnswers(terms));
  return left.length === 0 || sizeOf(counted) >= Math.max(...needed) ? null : sizeOf(left);
}

function sizeOf(kinds: readonly Kind[]): number {
  return kinds.reduce((sum, { people }) => sum + people, 0);
}
