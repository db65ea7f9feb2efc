import { changeInWords, choiceFigures, ratingFigures, written } from '../../../charts/figures.ts';
import type { RatingFigures } from '../../../domain/rounds/results/figures.ts';
import type { QuestionResult } from '../../../domain/rounds/results/results.ts';
import type { WithheldBecause } from '../../../domain/rounds/round.ts';
import { choiceChart, ratingChart } from './chart-of.ts';
import { givenInWords } from './given-in-words.ts';

/** Why something was held back, as readers see it. */
export const REASON_WORDS: Readonly<Record<WithheldBecause, string>> = {
  abusive: 'abusive',
  names_someone: 'names a person',
};

/** What may be said of a question's answers, in a line or more of plain text: the same as a picture of them shows. */
export function figuresInWords(result: QuestionResult): string {
  const { figures } = result;
  return figures.shown === 'ratings'
    ? `${inBrief(result)}\n${distributionInWords(result.question, figures)}`
    : inBrief(result);
}

/**
 * The same without how many gave which rating, which a picture shows better.
 * @param mostChoices how many choices are counted one by one; those taken least are counted together.
 */
export function inBrief({ question, figures, answers }: QuestionResult, mostChoices = Infinity): string {
  switch (figures.shown) {
    case 'nothing':
      return 'Too few answered this to show anything.';
    case 'all similar':
      return answers.length > 0
        ? `${peopleInWords(figures.answered)} answered, all alike.`
        : `${peopleInWords(figures.answered)} answered, all alike. With so few, more is not shown.`;
    case 'comments':
      return `${peopleInWords(figures.answered)} answered.`;
    case 'ratings': {
      const chart = ratingFigures(ratingChart(question, figures));
      const change = changeInWords(chart);
      return `Mean ${written(chart.mean ?? figures.mean)} of 5${change === null ? '' : `, ${change}`}. ${peopleInWords(figures.answered)} answered.`;
    }
    case 'choices': {
      const { shown, answered, others } = choiceFigures(choiceChart(question, figures), mostChoices);
      if (shown.length === 0) return `${answered}.`;
      const lines = shown.map(({ label, count }) => `• ${label}: ${count}`);
      return [...lines, ...(others === null ? [] : [`• ${others}`]), `${answered}.`].join('\n');
    }
  }
}

/** `1: 0 · 2: 1 · 3: 4 · 4: 2 · 5: 1 (1: Never, 5: Always)` */
export function distributionInWords(
  question: QuestionResult['question'],
  { counts }: Pick<RatingFigures, 'counts'>,
): string {
  const distribution = counts.map((count, at) => `${at + 1}: ${count}`).join(' · ');
  const ends =
    question.kind === 'rating'
      ? [
          ...(question.low === '' ? [] : [`1: ${question.low}`]),
          ...(question.high === '' ? [] : [`5: ${question.high}`]),
        ]
      : [];
  return ends.length === 0 ? distribution : `${distribution} (${ends.join(', ')})`;
}

/** `Ana Sousa: 4` for each whose answer bears their name. Plain text. */
export function answersByName({ question, answers }: QuestionResult): string[] {
  return answers.map(({ author, given }) => `${author.name}: ${givenInWords(question, given)}`);
}

/** How many were held back, and why; in plain words. */
export function withheldInWords(withheld: QuestionResult['withheld']): string {
  const reasons = [...withheld].map(([why, count]) => `${count} (${REASON_WORDS[why]})`);
  return `Held back by a leader: ${reasons.join(', ')}.`;
}

export function peopleInWords(count: number): string {
  return count === 1 ? 'One person' : `${count} people`;
}
