import type { RatingChart } from './chart.ts';
import { answersInWords, changeInWords, type RatingFigures, ratingFigures, written } from './figures.ts';
import { colours, INNER, MARGIN, styles, WIDTH } from './look.ts';
import type { Drawing, Mark, Measuring, Shape, Words } from './shapes.ts';
import { titleOf } from './title.ts';

const FIGURES_HEIGHT = 50;
const ABOVE_BARS = 36;
const BARS_HEIGHT = 116;
const BAR_WIDTH = 50;
const LABELS_HEIGHT = 30;
const ABOVE_LINE = 18;
const BELOW_LINE = 30;
const BESIDE_MEAN = 14;
const ARROW = 5.5;
const BELOW_MARK = 22;
const BETWEEN_LABELS = 12;
/** So that 1 is seen where another has hundreds. */
const LOWEST_BAR = 2;

/** The mean in large figures, a bar for each of 1 to 5, and below them where the means stand between 1 and 5. */
export function ratingDrawing(chart: RatingChart, measuring: Measuring): Drawing {
  const figures = ratingFigures(chart);
  const title = titleOf(chart.question, measuring);
  const ground = title.bottom + FIGURES_HEIGHT + ABOVE_BARS + BARS_HEIGHT;
  const line = ground + LABELS_HEIGHT + ABOVE_LINE;
  return {
    height: line + BELOW_LINE + MARGIN,
    shapes: [
      ...title.words,
      ...meanInFigures(title.bottom + FIGURES_HEIGHT / 2, figures, measuring),
      ...bars(chart.counts, ground),
      ...means(figures, line, measuring),
    ],
  };
}

/** `3.8  mean of 12 answers / ▲ 0.4 more than in the previous round (3.4)` */
function meanInFigures(y: number, figures: RatingFigures, measuring: Measuring): Shape[] {
  const words = { is: 'words', align: 'left', x: MARGIN, y } as const;
  if (figures.mean === null) return [{ ...words, text: 'No answers', colour: colours.quiet, ...styles.text }];
  const mean = written(figures.mean);
  const change = changeInWords(figures);
  const x = MARGIN + measuring(styles.mean)(mean) + BESIDE_MEAN;
  const beside = { ...words, x, ...styles.small };
  const answers = `mean of ${answersInWords(figures.answers)} from 1 to 5`;
  const large: Words = { ...words, text: mean, colour: colours.brand, ...styles.mean };
  if (change === null) return [large, { ...beside, text: answers, colour: colours.quiet }];
  const arrow = arrowOf(figures, { x: x + ARROW, y: y + 10 });
  const afterArrow = arrow.length === 0 ? x : x + 2 * ARROW + 6;
  return [
    large,
    { ...beside, text: answers, y: y - 11, colour: colours.quiet },
    ...arrow,
    { ...beside, x: afterArrow, text: change, y: y + 10, colour: colours.ink },
  ];
}

function arrowOf({ change }: RatingFigures, at: { readonly x: number; readonly y: number }): Mark[] {
  if (change === null || change === 0) return [];
  return [{ is: 'mark', form: change > 0 ? 'up' : 'down', isFilled: true, radius: ARROW, ...at }];
}

function bars(counts: readonly number[], ground: number): Shape[] {
  const most = Math.max(1, ...counts);
  const columns = counts.flatMap((count, index): Shape[] => {
    const middle = placeOf(index + 1);
    const height = count === 0 ? 0 : Math.max(LOWEST_BAR, (count / most) * BARS_HEIGHT);
    const at = { is: 'words', align: 'center', x: middle, colour: colours.ink } as const;
    return [
      { is: 'bar', x: middle - BAR_WIDTH / 2, y: ground - height, width: BAR_WIDTH, height },
      { ...at, text: String(count), y: ground - height - 13, ...styles.figure },
      { ...at, text: String(index + 1), y: ground + LABELS_HEIGHT / 2 + 1, ...styles.text },
    ];
  });
  return [{ is: 'line', from: { x: MARGIN, y: ground }, to: { x: WIDTH - MARGIN, y: ground } }, ...columns];
}

/** A line from 1 to 5: the mean as a filled mark, the previous one as an empty one, below each what it is. */
function means({ mean, previousMean }: RatingFigures, y: number, measuring: Measuring): Shape[] {
  const line: Shape = { is: 'line', from: { x: placeOf(1), y }, to: { x: placeOf(5), y } };
  const below = { is: 'words', align: 'center', y: y + BELOW_MARK } as const;
  const labels: Words[] = [];
  const marks: Mark[] = [];
  if (mean !== null && previousMean !== null) {
    const x = placeOf(previousMean);
    marks.push({ is: 'mark', form: 'diamond', x, y, isFilled: false, radius: 8 });
    labels.push({
      ...below,
      x,
      text: `before ${written(previousMean)}`,
      colour: colours.quiet,
      ...styles.small,
    });
  }
  if (mean !== null) {
    const x = placeOf(mean);
    marks.push({ is: 'mark', form: 'diamond', x, y, isFilled: true, radius: 10 });
    labels.push({ ...below, x, text: `mean ${written(mean)}`, colour: colours.brand, ...styles.smallFigure });
  }
  return [line, ...marks, ...besideEachOther(labels, measuring)];
}

/** Moved apart where they would lie on each other, and inwards where they would leave the picture. In the order of their places. */
function besideEachOther(labels: readonly Words[], measuring: Measuring): Words[] {
  const inOrder = labels.toSorted((one, other) => one.x - other.x);
  const widths = inOrder.map((label) => measuring(label)(label.text));
  const together = widths.reduce((sum, width) => sum + width, BETWEEN_LABELS * (inOrder.length - 1));
  const [first, last] = [inOrder[0]?.x ?? 0, inOrder.at(-1)?.x ?? 0];
  const [before, after] = [(widths[0] ?? 0) / 2, (widths.at(-1) ?? 0) / 2];
  const isTight = inOrder.length > 1 && last - first < before + after + BETWEEN_LABELS;
  const from = isTight ? (first + last - together) / 2 : first - before;
  const to = isTight ? from + together : last + after;
  const inwards = Math.max(0, MARGIN - from) - Math.max(0, to - (WIDTH - MARGIN));
  const left = from + inwards;
  const right = to + inwards;
  return inOrder.map((label, index) => ({
    ...label,
    x: index === 0 && inOrder.length > 1 ? left + before : right - after,
  }));
}

/** Where 1 to 5 stand, and what is between them. */
function placeOf(value: number): number {
  return MARGIN + ((value - 0.5) / 5) * INNER;
}
