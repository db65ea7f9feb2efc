/** What a picture of the answers to one question shows: figures only, never who gave them. */
export type Chart = RatingChart | ChoiceChart;

/** Answers from 1 to 5. */
export interface RatingChart {
  readonly kind: 'rating';
  /** As it was asked; shown on two lines at most. */
  readonly question: string;
  /** How many gave 1, 2, 3, 4 and 5. */
  readonly counts: readonly [number, number, number, number, number];
  /** Of the round before, where it may be shown beside this one. */
  readonly previousMean: number | null;
}

export interface ChoiceChart {
  readonly kind: 'choice';
  /** As it was asked; shown on two lines at most. */
  readonly question: string;
  /** In the order in which they were offered. Beyond 20 those chosen least are shown together. */
  readonly choices: readonly Choice[];
  /** How many people answered: fewer than the choices they made where each could choose several. */
  readonly answers: number;
  /** Stands in the place of how many answered, where the counts are of something else. */
  readonly caption?: string;
}

export interface Choice {
  readonly label: string;
  readonly count: number;
}
