import type { Choice, ChoiceChart } from './chart.ts';
import { choiceFigures } from './figures.ts';
import { asRead, fittedOnOne } from './fit.ts';
import { colours, MARGIN, styles, WIDTH } from './look.ts';
import type { Drawing, Measuring, Shape } from './shapes.ts';
import { titleOf } from './title.ts';

const ANSWERED_HEIGHT = 34;
const OTHERS_HEIGHT = 28;
const ROW = 34;
const BAR_HEIGHT = 22;
const WIDEST_LABEL = 200;
const BESIDE_LINE = 12;
const BESIDE_BAR = 8;
const LOWEST_BAR = 2;

/** A bar from the left for each choice, with its label before it and its count behind it. */
export function choiceDrawing(chart: ChoiceChart, measuring: Measuring): Drawing {
  const title = titleOf(chart.question, measuring);
  const { shown, answered, others } = choiceFigures(chart);
  const top = title.bottom + ANSWERED_HEIGHT;
  const bottom = top + shown.length * ROW;
  const quiet = { is: 'words', x: MARGIN, align: 'left', colour: colours.quiet, ...styles.small } as const;
  return {
    height: bottom + (others === null ? 0 : OTHERS_HEIGHT) + MARGIN,
    shapes: [
      ...title.words,
      { ...quiet, text: answered, y: title.bottom + ANSWERED_HEIGHT / 2 - 6 },
      ...(shown.length === 0 ? [] : rows(shown, top, measuring)),
      ...(others === null ? [] : [{ ...quiet, text: others, y: bottom + OTHERS_HEIGHT / 2 + 6 }]),
    ],
  };
}

function rows(choices: readonly Choice[], top: number, measuring: Measuring): Shape[] {
  const measure = measuring(styles.text);
  const labels = choices.map(({ label }) => fittedOnOne(label, WIDEST_LABEL, measure));
  const most = Math.max(1, ...choices.map(({ count }) => count));
  const line = MARGIN + Math.max(...labels.map(measure)) + BESIDE_LINE;
  const longest = WIDTH - MARGIN - line - BESIDE_BAR - measuring(styles.figure)(String(most));
  const all = choices.flatMap(({ count }, index): Shape[] => {
    const y = top + (index + 0.5) * ROW;
    const width = count === 0 ? 0 : Math.max(LOWEST_BAR, (count / most) * longest);
    const words = { is: 'words', y, colour: colours.ink } as const;
    const label = asRead(labels[index] ?? '');
    return [
      { ...words, text: label, x: line - BESIDE_LINE, align: 'right', ...styles.text },
      { is: 'bar', x: line, y: y - BAR_HEIGHT / 2, width, height: BAR_HEIGHT },
      { ...words, text: String(count), x: line + width + BESIDE_BAR, align: 'left', ...styles.figure },
    ];
  });
  const end = top + choices.length * ROW;
  return [{ is: 'line', from: { x: line, y: top }, to: { x: line, y: end } }, ...all];
}
