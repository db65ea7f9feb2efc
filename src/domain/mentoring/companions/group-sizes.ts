/**
 * How large the groups of so many people are, where `size` (3 or 4) is wanted: as many as can be of that size, none smaller by more than one or larger
 * by more than one. Two ways that are as near give the smaller groups, in which everyone has more of a say; but among threes a four is
 * better than two pairs, since in a pair that was meant as a group it is felt when one does not come.
 *
 * So 5 people are 3 + 2 where threes are wanted (there is no other way within one) and one group of 5 where fours are; 6 for fours are
 * 3 + 3. Too few for that are one group, whatever their number.
 */
export function groupSizes(people: number, size: 3 | 4): readonly number[] {
  let best: readonly number[] = [people];
  let fewest = Number.POSITIVE_INFINITY;
  for (let groups = 1; groups * (size - 1) <= people; groups += 1) {
    if (Math.ceil(people / groups) > size + 1) continue;
    const larger = people % groups;
    const sizes = Array.from(
      { length: groups },
      (_, index) => Math.floor(people / groups) + (index < larger ? 1 : 0),
    );
    const off = sizes.filter((one) => one !== size).length + sizes.filter((one) => one === 2).length * people;
    if (off <= fewest) [best, fewest] = [sizes, off];
  }
  return best;
}
