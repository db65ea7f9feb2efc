import type { Chart, ChoiceChart, RatingChart } from './chart.ts';
import { answersInWords, changeInWords, choiceFigures, ratingFigures, written } from './figures.ts';

/** In code points; Slack takes 2,000 of a picture's alternative text. */
const LONGEST = 1900;
const LONGEST_QUESTION = 300;
const LONGEST_LABEL = 60;

/** Says what the picture of the chart shows, for whoever cannot see it: plain text, 1,900 code points at most. */
export function chartInWords(chart: Chart): string {
  const question = cut(chart.question, LONGEST_QUESTION);
  const said = chart.kind === 'rating' ? ratingInWords(chart) : choicesInWords(chart);
  return cut(question === '' ? said : `${question} – ${said}`, LONGEST);
}

function ratingInWords(chart: RatingChart): string {
  const figures = ratingFigures(chart);
  if (figures.mean === null) return 'no answers.';
  const change = changeInWords(figures);
  const mean = `mean ${written(figures.mean)} of ${answersInWords(figures.answers)} from 1 to 5`;
  const counts = chart.counts.map((count, index) => `${index + 1}: ${count}`).join(', ');
  return `${mean}${change === null ? '' : `, ${change}`}. How many gave which: ${counts}.`;
}

function choicesInWords(chart: ChoiceChart): string {
  const { shown, answered, others } = choiceFigures(chart);
  const counts = shown.map(({ label, count }) => `${cut(label, LONGEST_LABEL)}: ${count}`);
  const all = others === null ? counts : [...counts, others];
  return all.length === 0 ? `${answered}.` : `${answered}. ${all.join('; ')}.`;
}

function cut(text: string, most: number): string {
  const characters = [...text.toWellFormed().replaceAll(/\s+/g, ' ').trim()];
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most - 1).join('')}…`;
}
