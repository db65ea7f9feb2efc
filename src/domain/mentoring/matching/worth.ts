import { type Instance, MOST_SUITED } from './instance.ts';

/**
 * What it is worth that a mentee is matched at all, so that one sum says three wishes in their order: as many mentees as can be, among
 * those as many who waited as can be, then the scores. Whole numbers, exact in doubles up to millions of people.
 *
 * Why the order holds: let `most` be the highest score times the number of mentees. Where more could be matched, an augmenting path
 * matches one more and unmatches nobody; it lowers the scores by less than `most` (they fall on fewer pairings than there are mentees,
 * and gain at least nothing), and adds at least `most`. Where as many are matched but more who waited could be, an exchange path (mentees
 * that can be matched together are a matroid) puts one who waited in the place of one who did not, and adds `most` likewise.
 */
export function worthOfBeingMatched({ waited }: Instance): Float64Array {
  const most = MOST_SUITED * Math.max(waited.length, 1);
  return Float64Array.from(waited, (hasWaited) => (hasWaited === 1 ? 2 * most : most));
}
