/** How wide a text is when it is drawn, in the unit of the width that it is to fit. */
export type Measure = (text: string) => number;

export interface Room {
  readonly width: number;
  readonly lines: number;
  readonly measure: Measure;
}

const words = new Intl.Segmenter(undefined, { granularity: 'word' });
const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** Strong letters that are read from right to left begin such a text. */
const FROM_RIGHT =
  /^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** What no line begins with, and what none ends with. */
const NEVER_FIRST = /^[\p{Po}\p{Pe}\p{Pf}]/u;
const NEVER_LAST = /[\p{Ps}\p{Pi}¡¿]$/u;

/** The text on so many lines at most, broken between words where that goes, the last one cut with "…" where more follows. */
export function fitted(text: string, room: Room): string[] {
  const lines: string[] = [];
  let rest = text
    .toWellFormed()
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  while (rest !== '' && lines.length < room.lines) {
    const line = room.measure(rest) <= room.width ? rest : beginningOf(rest, room);
    const isLast = lines.length === room.lines - 1;
    lines.push(isLast && line !== rest ? shortened(rest, room) : line.trimEnd());
    rest = rest.slice(line.length).trim();
  }
  return lines;
}

/** On one line. */
export function fittedOnOne(text: string, width: number, measure: Measure): string {
  return fitted(text, { width, lines: 1, measure })[0] ?? '';
}

export function isReadFromRight(text: string): boolean {
  return FROM_RIGHT.test(text);
}

/** For painting where texts begin at the left: marks and figures keep their place among letters read from the right. */
export function asRead(text: string, isFromRight = isReadFromRight(text)): string {
  return isFromRight ? `\u2067${text}\u2069` : text;
}

/** As many whole words as fit; of one word that is too long, as many letters, one at least. */
function beginningOf(text: string, room: Room): string {
  return longest(text, words, room) || longest(text, letters, room) || firstLetter(text);
}

function shortened(text: string, room: Room): string {
  const withMark = { ...room, measure: (part: string) => room.measure(`${part.trimEnd()}…`) };
  return `${longest(text, letters, withMark).trimEnd()}…`;
}

function longest(text: string, parts: Intl.Segmenter, { width, measure }: Room): string {
  let end = 0;
  for (const { segment, index } of parts.segment(text)) {
    const next = index + segment.length;
    if (measure(text.slice(0, next).trimEnd()) > width) break;
    if (!NEVER_FIRST.test(text.slice(next)) && !NEVER_LAST.test(segment)) end = next;
  }
  return text.slice(0, end);
}

function firstLetter(text: string): string {
  for (const { segment } of letters.segment(text)) return segment;
  return text;
}
