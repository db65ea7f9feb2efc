/** What is compared: lower is better, the first figure first. */
type Worth = readonly number[];

/**
 * The best way to divide so many people into groups of these sizes, found by trying all. Its first figure says how many are in no group;
 * those of its groups, added up, follow. A group with null may not be.
 */
export function bestDivision(
  count: number,
  sizes: readonly number[],
  worthOf: (group: readonly number[]) => Worth | null,
): Worth {
  const known = new Map<number, Worth>();
  const best = (taken: number): Worth => {
    if (taken === 2 ** count - 1) return [0];
    const before = known.get(taken);
    if (before !== undefined) return before;
    const first = firstFree(taken);
    let least = sum([1], best(taken | (1 << first)));
    for (const group of sizes.flatMap((size) => groupsWith(first, count, taken, size))) {
      const worth = worthOf(group);
      if (worth === null) continue;
      const whole = sum([0, ...worth], best(taken | maskOf(group)));
      if (isLess(whole, least)) least = whole;
    }
    known.set(taken, least);
    return least;
  };
  return best(0);
}

/** The least that groups of exactly these sizes cost together. */
export function leastOfSizes(
  count: number,
  sizes: readonly number[],
  costOf: (group: readonly number[]) => number,
): number {
  const known = new Map<string, number>();
  const least = (taken: number, left: readonly number[]): number => {
    if (left.length === 0) return 0;
    const key = `${taken} ${left}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const costs = [...new Set(left)].flatMap((size) => {
      const rest = left.filter((_, index) => index !== left.indexOf(size));
      return groupsWith(firstFree(taken), count, taken, size).map(
        (group) => costOf(group) + least(taken | maskOf(group), rest),
      );
    });
    known.set(key, Math.min(...costs));
    return Math.min(...costs);
  };
  return least(0, [...sizes].sort());
}

/** How many times all can be in pairs that may be, no pair twice. */
export function mostRounds(count: number, mayBe: (one: number, other: number) => boolean): number {
  const bitOf = ([one, other]: readonly number[]) => 1 << ((other! * (other! - 1)) / 2 + one!);
  const ways = (taken: number): number[] => {
    if (taken === 2 ** count - 1) return [0];
    return groupsWith(firstFree(taken), count, taken, 2)
      .filter(([one, other]) => mayBe(one!, other!))
      .flatMap((pair) => ways(taken | maskOf(pair)).map((rest) => rest | bitOf(pair)));
  };
  const rounds = ways(0);
  const known = new Map<number, number>();
  const most = (used: number): number => {
    const before = known.get(used);
    if (before !== undefined) return before;
    const found = Math.max(
      0,
      ...rounds.filter((one) => (one & used) === 0).map((one) => 1 + most(used | one)),
    );
    known.set(used, found);
    return found;
  };
  return most(0);
}

function firstFree(taken: number): number {
  let first = 0;
  while (taken & (1 << first)) first += 1;
  return first;
}

function groupsWith(first: number, count: number, taken: number, size: number): number[][] {
  let groups = [[first]];
  for (let filled = 1; filled < size; filled += 1) {
    groups = groups.flatMap((group) =>
      Array.from({ length: count }, (_, person) => person)
        .filter((person) => person > group.at(-1)! && !(taken & (1 << person)))
        .map((person) => [...group, person]),
    );
  }
  return groups;
}

function maskOf(group: readonly number[]): number {
  return group.reduce((mask, person) => mask | (1 << person), 0);
}

function sum(one: Worth, other: Worth): Worth {
  return Array.from(
    { length: Math.max(one.length, other.length) },
    (_, i) => (one[i] ?? 0) + (other[i] ?? 0),
  );
}

function isLess(one: Worth, other: Worth): boolean {
  const at = one.findIndex((figure, index) => figure !== (other[index] ?? 0));
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
}
