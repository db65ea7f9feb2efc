import { asRead, fitted, isReadFromRight } from './fit.ts';
import { colours, INNER, MARGIN, styles, TITLE_LINE, WIDTH } from './look.ts';
import type { Measuring, Words } from './shapes.ts';

const BELOW = 10;

/** The question on two lines at most. `bottom`: where what follows may begin. */
export function titleOf(
  question: string,
  measuring: Measuring,
): { readonly words: Words[]; readonly bottom: number } {
  const lines = fitted(question, { width: INNER, lines: 2, measure: measuring(styles.title) });
  const isFromRight = isReadFromRight(question);
  const words = lines.map(
    (line, index): Words => ({
      is: 'words',
      text: asRead(line, isFromRight),
      x: isFromRight ? WIDTH - MARGIN : MARGIN,
      y: MARGIN + (index + 0.5) * TITLE_LINE,
      align: isFromRight ? 'right' : 'left',
      colour: colours.ink,
      ...styles.title,
    }),
  );
  return { words, bottom: MARGIN + (lines.length === 0 ? 0 : lines.length * TITLE_LINE + BELOW) };
}
