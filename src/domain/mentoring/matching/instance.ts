/**
 * What the engine solves, as plain numbers: who may be with whom, and how well. Mentees and mentors are numbered from 0, in an order
 * that depends on nothing but their ids and the round's seed; so the same round has the same result, in whatever order rows came.
 */
export interface Instance {
  /** How many mentees each mentor may still take: index is the mentor. */
  readonly capacities: Int32Array;
  /** The candidates of mentee i are first[i] ≤ candidate < first[i + 1]; one longer than there are mentees. */
  readonly first: Int32Array;
  /** Of each candidate: the mentor. No mentor twice for one mentee. */
  readonly mentors: Int32Array;
  /** Of each candidate: how well they suit, 0 to MOST_SUITED. */
  readonly scores: Int32Array;
  /** 1 for a mentee who was left without anybody last time, and comes first now. */
  readonly waited: Uint8Array;
}

/** Suitability 1 as the engine counts: whole numbers add up the same in any order. */
export const MOST_SUITED = 1_000_000;

/** The best matching of an instance, with what proves that there is none better. */
export interface Solution {
  /** Of each mentee: the candidate chosen (an index of `mentors` and `scores`), or -1. */
  readonly chosen: Int32Array;
  /** The lowest score that a pairing may have: the highest with which as many are matched. */
  readonly floor: number;
  readonly certificate: Certificate;
}

/** What proves a solution, so that whoever doubts it need not solve again. */
export interface Certificate {
  /** Prices that no better matching above the floor could beat: the dual of the flow. */
  readonly menteePrices: Float64Array;
  readonly mentorPrices: Float64Array;
  readonly scarce: Scarce;
}

/**
 * Mentors who are too few, marked with 1. Even if all their places were taken, and everybody who has somebody else as well were matched,
 * it would not be …
 */
export interface Scarce {
  /** … more mentees than are. */
  readonly forAll: Uint8Array;
  /** … more who waited than are. */
  readonly forWaited: Uint8Array;
  /** … as many, or as many who waited, with candidates above the floor only. */
  readonly aboveFloor: Uint8Array;
}
