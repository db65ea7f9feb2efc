/** What a round asks: pure. */

/** One question of a round. */
export type Question = RatingQuestion | ChoiceQuestion | OpenQuestion;

interface Asked {
  /** From 0. */
  readonly position: number;
  /** The same for the same question in each round of a repetition, so that they can be compared. */
  readonly key: string;
  readonly text: string;
  readonly isRequired: boolean;
}

/** Answered by a number from 1 to 5. */
export interface RatingQuestion extends Asked {
  readonly kind: 'rating';
  /** What 1 and 5 stand for. */
  readonly low: string;
  readonly high: string;
}

export interface ChoiceQuestion extends Asked {
  readonly kind: 'single' | 'multiple';
  /** Distinct, none blank. */
  readonly choices: readonly string[];
}

export interface OpenQuestion extends Asked {
  readonly kind: 'open';
}

export type QuestionKind = Question['kind'];

export const RATINGS = [1, 2, 3, 4, 5] as const;

export const questionLimits = {
  /** In code points, all of these. */
  text: 300,
  choice: 75,
  scaleEnd: 40,
  leastChoices: 2,
  /** Slack's menus hold no more. */
  mostChoices: 100,
  /** An open answer that is sealed is padded to this, so that its length says nothing. */
  unlinkedWords: 1_000,
  /** Slack's inputs hold no more. */
  namedWords: 3_000,
} as const;

/** The longest open answer that a round of this kind takes, in code points. */
export function mostWords(identity: 'named' | 'unlinked' | 'together'): number {
  return identity === 'unlinked' ? questionLimits.unlinkedWords : questionLimits.namedWords;
}
