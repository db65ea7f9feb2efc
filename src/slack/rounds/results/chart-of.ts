import type { Chart, ChoiceChart, RatingChart } from '../../../charts/chart.ts';
import { drawChart } from '../../../charts/draw.ts';
import { chartInWords } from '../../../charts/in-words.ts';
import type { PictureBlock } from '../../../delivery/composed.ts';
import type { ChoiceFigures, RatingFigures } from '../../../domain/rounds/results/figures.ts';
import type { QuestionResult } from '../../../domain/rounds/results/results.ts';
import { cut } from '../../blocks/text.ts';
import { words } from '../../blocks/words.ts';
import { choiceAt } from './given-in-words.ts';

/** How the picture is described to whoever cannot see it, and what is said where there is none. */
export interface Described {
  /** The longest alternative text, in code points. */
  readonly alt: number;
  /** Plain text; null where the words beside the picture say it anyway. */
  readonly instead: string | null;
}

/** The picture of a question's figures. Figures of a published round stay as they are, so that a name for each question is enough. */
export function pictureOf(
  chart: Chart,
  { question }: QuestionResult,
  { alt, instead }: Described,
): PictureBlock {
  return {
    type: 'picture',
    picture: {
      name: `question-${question.position}`,
      title: question.text,
      alt: cut(chartInWords(chart), alt),
      draw: () => drawChart(chart),
      inWords: instead === null ? [] : [words(instead)],
    },
  };
}

/** Null where there is nothing to draw: comments, and what too few answered or all alike. */
export function chartOf({ question, figures }: Pick<QuestionResult, 'question' | 'figures'>): Chart | null {
  if (figures.shown === 'ratings') return ratingChart(question, figures);
  return figures.shown === 'choices' ? choiceChart(question, figures) : null;
}

export function ratingChart({ text }: QuestionResult['question'], figures: RatingFigures): RatingChart {
  const [one = 0, two = 0, three = 0, four = 0, five = 0] = figures.counts;
  return {
    kind: 'rating',
    question: text,
    counts: [one, two, three, four, five],
    previousMean: figures.change?.meanBefore ?? null,
  };
}

export function choiceChart(question: QuestionResult['question'], figures: ChoiceFigures): ChoiceChart {
  return {
    kind: 'choice',
    question: question.text,
    choices: figures.counts.map((count, at) => ({ label: choiceAt(question, at), count })),
    answers: figures.answered,
  };
}
