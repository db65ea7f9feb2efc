import type { Candidate } from '../../db/search-find.ts';

const YEAR_HOURS = 365 * 24;
/** How much of its place a share can lose by age, and how slowly. */
const FRESHNESS_SHARE = 0.2;
/** What each doubling of people who used it adds. */
const PER_DOUBLING = 0.12;

/**
 * Best first: how well the words match, moved a little by how many people used it and how fresh it is. Neither can lift what
 * hardly matches over what matches well. Equals stand newest first.
 */
export function ranked(candidates: readonly Candidate[], now: Temporal.Instant): Candidate[] {
  const best = Math.max(...candidates.map((candidate) => candidate.relevance), Number.MIN_VALUE);
  return candidates
    .map((candidate) => ({ candidate, score: scoreOf(candidate, best, now) }))
    .sort((a, b) => b.score - a.score || newestFirst(a.candidate, b.candidate))
    .map(({ candidate }) => candidate);
}

function scoreOf(candidate: Candidate, best: number, now: Temporal.Instant): number {
  // A thousand at once: reading them as Temporal instants would take longer than finding them.
  const hours = (now.epochMilliseconds - Date.parse(candidate.learnedAt)) / 3_600_000;
  const freshness = 0.5 ** (Math.max(hours, 0) / YEAR_HOURS);
  const helpful = 1 + PER_DOUBLING * Math.log2(1 + Math.max(candidate.helpfulness, 0));
  return (candidate.relevance / best) * helpful * (1 - FRESHNESS_SHARE + FRESHNESS_SHARE * freshness);
}

/** The order of instants as text is the order of time. */
function newestFirst(a: Candidate, b: Candidate): number {
  if (a.learnedAt === b.learnedAt) return 0;
  return a.learnedAt < b.learnedAt ? 1 : -1;
}
