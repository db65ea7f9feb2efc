/** One thing that happened, as a line of a transcript begins. */
export interface Entry {
  readonly at: Temporal.Instant;
  /** The zone in which the time is told. */
  readonly zone: string;
  readonly who: string;
  /** `#learning`, `DM with Ana`, `modal`. */
  readonly where: string;
  readonly text: string;
}

const WIDTH = 96;
const MARGIN = ' '.repeat(6);

/** An entry for the terminal: a line with when, who and where, and the text below it, indented and wrapped. */
export function readEntry(entry: Entry): string {
  const at = entry.at.toZonedDateTimeISO(entry.zone).toPlainDateTime();
  const when = at.toLocaleString('en-GB', { weekday: 'short', hour: '2-digit', minute: '2-digit' });
  const body = entry.text.split('\n').flatMap((line) => wrapLine(line, WIDTH - MARGIN.length));
  const title = `${when.replace(',', '')}  ${entry.who}  ·  ${entry.where}`;
  return [title, ...body.map((line) => `${MARGIN}${line}`.trimEnd())].join('\n');
}

/** Breaks a line between words at `width` columns, keeping its indentation; longer words stay whole. */
export function wrapLine(line: string, width: number): string[] {
  const indent = /^\s*(?:[•>] |\d+\. )?/.exec(line)?.[0] ?? '';
  const hanging = indent.replaceAll(/[^>]/g, ' ');
  const wrapped: string[] = [];
  let current = indent;
  for (const word of line.slice(indent.length).split(' ')) {
    const isFirst = current === indent || current === hanging;
    const longer = isFirst ? `${current}${word}` : `${current} ${word}`;
    if (isFirst || columnsOf(longer) <= width) current = longer;
    else {
      wrapped.push(current);
      current = `${hanging}${word}`;
    }
  }
  return [...wrapped, current];
}

/** Characters of East Asia and emoji take two columns in a terminal. */
function columnsOf(text: string): number {
  let columns = 0;
  for (const { segment } of new Intl.Segmenter().segment(text))
    columns +=
      /\p{Emoji_Presentation}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u.test(
        segment,
      )
        ? 2
        : 1;
  return columns;
}
