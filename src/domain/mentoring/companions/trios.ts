import { type Acquaintance, among, costOf, tollOf } from './acquaintance.ts';
import { bestPairs, type Group } from './best-pairs.ts';

/** A trio, and the best pairs of the others, numbered among the others. */
interface Taken {
  readonly trio: Group;
  readonly pairs: readonly Group[];
  /** What is repeated, in the trio and in the pairs. */
  readonly toll: number;
}

interface Trio {
  readonly trio: Group;
  readonly toll: number;
  /** Lower comes first: fewest repeats, then who have met fewest, then who share least. */
  readonly place: number;
}

/** How many trios are tried among many people. Among few, all of them are. */
const TRIES = 40;
const ALL_TRIOS_OF_ELEVEN = 165;
const FEW = 11;

/**
 * The trio that leaves one person fewer alone than `pairs` (the best pairs of all) do, with the fewest repeats, its own and those of the
 * others; of these the one whose people have met fewest, then the one that shares least. Null where no trio helps.
 */
export function trioToTake(all: Acquaintance, pairs: readonly Group[]): Taken | null {
  const joined = cheapestToJoin(all, pairs) ?? cheapestToJoin(all, pairsOfHardest(all));
  let best = joined === null ? null : taken(all, joined);
  let mostToll = best?.toll ?? Number.POSITIVE_INFINITY;
  for (const { trio, toll } of likelyTrios(all)) {
    if (toll > mostToll) break;
    const tried = taken(all, trio);
    if (tried.pairs.length < pairs.length - 1 || tried.toll > mostToll) continue;
    best = tried;
    mostToll = tried.toll - 1;
  }
  return best;
}

function taken(all: Acquaintance, trio: Group): Taken {
  const others = among(
    all,
    all.people.map((_, index) => index).filter((index) => !trio.includes(index)),
  );
  const pairs = bestPairs(others);
  const cost = pairs.reduce((sum, pair) => sum + costOf(others, pair), costOf(all, trio));
  return { trio, pairs, toll: tollOf(all, cost) };
}

/** Of the trios made by somebody without a partner joining a pair: the cheapest. It always helps. */
function cheapestToJoin(all: Acquaintance, pairs: readonly Group[]): Group | null {
  const paired = new Set(pairs.flat());
  const alone = all.people.map((_, index) => index).filter((index) => !paired.has(index));
  let cheapest: { readonly trio: Group; readonly cost: number } | null = null;
  for (const pair of pairs) {
    for (const third of alone) {
      const cost = costOf(all, [...pair, third]);
      if (cost < all.never && cost < (cheapest?.cost ?? all.never))
        cheapest = { trio: [...pair, third], cost };
    }
  }
  return cheapest?.trio ?? null;
}

/** As many pairs, leaving alone who may be with many: such a one can join some pair more easily. */
function pairsOfHardest(all: Acquaintance): readonly Group[] {
  const { people, cost, never } = all;
  const choices = people.map(
    (_, one) => people.filter((__, other) => other !== one && cost(one, other) < never).length,
  );
  const ease = (one: number, other: number) =>
    cost(one, other) < never ? (choices[one] ?? 0) + (choices[other] ?? 0) : never;
  return bestPairs({ ...all, cost: ease });
}

/** The trios worth trying, best first. */
function likelyTrios(all: Acquaintance): readonly Trio[] {
  const most = all.people.length <= FEW ? ALL_TRIOS_OF_ELEVEN : TRIES;
  const likely: Trio[] = [];
  const metBy = howManyEachHasMet(all);
  for (const trio of triosOf(all)) {
    const cost = costOf(all, trio);
    const toll = tollOf(all, cost);
    const met = trio.reduce((sum, person) => sum + (metBy[person] ?? 0), 0);
    const place = (toll * 3 * all.people.length + met) * all.unit + (cost % all.unit);
    const isFull = likely.length === most;
    if (isFull && place >= (likely.at(-1)?.place ?? 0)) continue;
    if (isFull) likely.pop();
    let at = likely.length;
    while (at > 0 && (likely[at - 1]?.place ?? 0) > place) at -= 1;
    likely.splice(at, 0, { trio, toll, place });
  }
  return likely;
}

function* triosOf({ people, cost, never }: Acquaintance): Generator<Group> {
  for (let one = 0; one < people.length; one += 1) {
    for (let other = one + 1; other < people.length; other += 1) {
      if (cost(one, other) >= never) continue;
      for (let third = other + 1; third < people.length; third += 1) {
        if (cost(one, third) < never && cost(other, third) < never) yield [one, other, third];
      }
    }
  }
}

function howManyEachHasMet({ people, cost, never, unit }: Acquaintance): readonly number[] {
  return people.map((_, one) => {
    const isMet = (other: number) => other !== one && cost(one, other) >= unit && cost(one, other) < never;
    return people.filter((__, other) => isMet(other)).length;
  });
}
