import { type Acquaintance, costOf } from './acquaintance.ts';
import type { Group } from './best-pairs.ts';

/** Up to how many people all ways to pair them are looked at: 105 for eight. */
const FEW = 8;

interface Round {
  readonly pairs: readonly Group[];
  /** Its pairs as bits. */
  readonly bits: number;
}

/**
 * For an even number up to eight: pairs without a repeat, after which there can be as many more such rounds as possible. Null for others, and where
 * no round without a repeat is left. Among few people a round that is the best of its own soon leaves no other.
 */
export function plannedPairs(all: Acquaintance): readonly Group[] | null {
  const count = all.people.length;
  if (count > FEW || count % 2 === 1) return null;
  const isNew = (one: number, other: number) => all.cost(one, other) < all.unit;
  const rounds = roundsOf(
    all.people.map((_, index) => index),
    isNew,
  ).map((pairs) => ({ pairs, bits: bitsOf(pairs) }));
  const costs = new Map(rounds.map((round) => [round, costOfRound(all, round)]));
  rounds.sort((one, other) => (costs.get(one) ?? 0) - (costs.get(other) ?? 0));
  const newTo = all.people.map(
    (_, one) => all.people.filter((__, other) => other !== one && isNew(one, other)).length,
  );
  return mostWithoutRepeat(rounds, Math.min(...newTo))[0]?.pairs ?? null;
}

/** Every way to pair all of these so that each pair is new. */
function roundsOf(people: readonly number[], isNew: (one: number, other: number) => boolean): Group[][] {
  const [one, ...others] = people;
  if (one === undefined) return [[]];
  return others
    .filter((other) => isNew(one, other))
    .flatMap((other) =>
      roundsOf(
        others.filter((person) => person !== other),
        isNew,
      ).map((rest) => [[one, other], ...rest]),
    );
}

/** The most rounds of which no two share a pair, in the order given. There are `atMost` at most. */
function mostWithoutRepeat(rounds: readonly Round[], atMost: number): readonly Round[] {
  let most: readonly Round[] = [];
  const search = (left: readonly Round[], taken: readonly Round[]): void => {
    if (taken.length > most.length) most = taken;
    for (const [index, next] of left.entries()) {
      if (most.length === atMost || taken.length + left.length - index <= most.length) return;
      const rest = left.slice(index + 1).filter(({ bits }) => (bits & next.bits) === 0);
      search(rest, [...taken, next]);
    }
  };
  search(rounds, []);
  return most;
}

function bitsOf(pairs: readonly Group[]): number {
  return pairs.reduce((bits, [one = 0, other = 0]) => bits | (1 << ((other * (other - 1)) / 2 + one)), 0);
}

function costOfRound(all: Acquaintance, { pairs }: Round): number {
  return pairs.reduce((sum, pair) => sum + costOf(all, pair), 0);
}
