import type { Choice, ChoiceChart, RatingChart } from './chart.ts';

/** What stands in a rating's picture and in its words. */
export interface RatingFigures {
  readonly answers: number;
  /** To one decimal; null where nobody answered. */
  readonly mean: number | null;
  readonly previousMean: number | null;
  /** Between the means as they are shown, so that whoever subtracts them gets the same; null without both. */
  readonly change: number | null;
}

const MOST_CHOICES = 20;

export function ratingFigures({ counts, previousMean: previous }: RatingChart): RatingFigures {
  const answers = counts.reduce((sum, count) => sum + count, 0);
  const points = counts.reduce((sum, count, index) => sum + count * (index + 1), 0);
  const mean = answers === 0 ? null : toTenth(points / answers);
  const previousMean = previous === null ? null : toTenth(previous);
  const change = mean === null || previousMean === null ? null : toTenth(mean - previousMean);
  return { answers, mean, previousMean, change };
}

/** What stands in the picture of a choice and in its words. */
export interface ChoiceFigures {
  /** In the order in which they were offered; where there are too many, those chosen most. */
  readonly shown: readonly Choice[];
  /** `14 answers, several choices possible`, or the chart's caption. */
  readonly answered: string;
  /** `80 others: 37`; null where all are shown. */
  readonly others: string | null;
}

/** @param most how many are shown one by one. */
export function choiceFigures(
  { choices, answers, caption }: ChoiceChart,
  most = MOST_CHOICES,
): ChoiceFigures {
  const byCount = choices.toSorted((one, other) => other.count - one.count);
  const kept = new Set(byCount.slice(0, most));
  const left = choices.filter((choice) => !kept.has(choice));
  const isSeveral = sumOf(choices) > answers;
  return {
    shown: choices.filter((choice) => kept.has(choice)),
    answered: caption ?? `${answersInWords(answers)}${isSeveral ? ', several choices possible' : ''}`,
    others: left.length === 0 ? null : `${left.length} others: ${sumOf(left)}`,
  };
}

function sumOf(choices: readonly Choice[]): number {
  return choices.reduce((sum, { count }) => sum + count, 0);
}

/** `3.8` */
export function written(mean: number): string {
  return mean.toFixed(1);
}

/** `0.4 more than in the previous round (3.4)`; null where there is nothing to compare. */
export function changeInWords({ change, previousMean }: RatingFigures): string | null {
  if (change === null || previousMean === null) return null;
  if (change === 0) return `as in the previous round (${written(previousMean)})`;
  const direction = change > 0 ? 'more' : 'less';
  return `${written(Math.abs(change))} ${direction} than in the previous round (${written(previousMean)})`;
}

export function answersInWords(answers: number): string {
  return answers === 1 ? '1 answer' : `${answers} answers`;
}

function toTenth(value: number): number {
  return Math.round(value * 10) / 10;
}
