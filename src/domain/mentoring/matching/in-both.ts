/** What stands in both, each of which is in code-unit order without repeats. */
export function inBoth<Item extends string>(one: readonly Item[], other: readonly Item[]): Item[] {
  const both: Item[] = [];
  let [i, j] = [0, 0];
  while (i < one.length && j < other.length) {
    const [mine, theirs] = [one[i], other[j]];
    if (mine === undefined || theirs === undefined) break;
    if (mine === theirs) both.push(mine);
    if (mine <= theirs) i += 1;
    if (theirs <= mine) j += 1;
  }
  return both;
}
