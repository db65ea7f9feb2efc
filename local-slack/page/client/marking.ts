/** What somebody has written so far, and what of it is selected. */
export interface Written {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What is to stand in place of what is between `from` and `to`, and what is selected then. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  readonly start: number;
  readonly end: number;
}

export type MarkName = 'bold' | 'italic' | 'struck' | 'code' | 'link' | 'quote' | 'bullets' | 'numbers';

const BULLET = /^[-*•] +/;
const NUMBER = /^\d+\. +/;
const AROUND = { bold: '*', italic: '_', struck: '~', code: '`' };

/** Puts this mark on what is selected, or takes it off again. */
export function mark(name: MarkName, written: Written): Change {
  switch (name) {
    case 'link':
      return linked(written);
    case 'quote':
      return atLines(written, /^> ?/, () => '> ');
    case 'bullets':
      return atLines(written, BULLET, () => '- ');
    case 'numbers':
      return atLines(written, NUMBER, (at) => `${at + 1}. `);
    case 'code':
      return selected(written).includes('\n') ? fenced(written) : around(AROUND.code, written);
    default:
      return around(AROUND[name], written);
  }
}

function selected({ text, start, end }: Written): string {
  return text.slice(start, end);
}

/** Marks do not reach over the end of a line, nor close after a space: each line gets its own, around its words. */
function around(sign: string, written: Written): Change {
  const { text, start, end } = written;
  const words = selected(written);
  if (text[start - 1] === sign && text[end] === sign)
    return { from: start - 1, to: end + 1, insert: words, start: start - 1, end: end - 1 };
  if (words.trim() === '') {
    const insert = `${sign}${words}${sign}`;
    return { from: start, to: end, insert, start: start + 1, end: end + 1 };
  }
  const lines = words.split('\n');
  const parts = lines.map((line) => /^(\s*)(.*?)(\s*)$/.exec(line) ?? [line, '', line, '']);
  const isOn = parts.every(([, , core = '']) => core === '' || isWithin(core, sign));
  const changed = parts.map(([, before = '', core = '', after = '']) => {
    if (core === '') return `${before}${after}`;
    return `${before}${isOn ? core.slice(1, -1) : `${sign}${core}${sign}`}${after}`;
  });
  const insert = changed.join('\n');
  if (lines.length > 1) return { from: start, to: end, insert, start, end: start + insert.length };
  // The words stay selected, without what was put around them, so that the next mark goes around them too.
  const before = parts[0]?.[1]?.length ?? 0;
  const length = (parts[0]?.[2]?.length ?? 0) + (isOn ? -2 : 0);
  const first = start + before + (isOn ? 0 : 1);
  return { from: start, to: end, insert, start: first, end: first + length };
}

function isWithin(words: string, sign: string): boolean {
  return words.length > 2 && words.startsWith(sign) && words.endsWith(sign);
}

function fenced(written: Written): Change {
  const { start, end } = written;
  const words = selected(written);
  const within = /^```\n(.*)\n```$/s.exec(words)?.[1];
  // What is fenced is selected with its fence or without.
  const isFenced =
    written.text.slice(0, start).endsWith('```\n') && written.text.slice(end).startsWith('\n```');
  if (isFenced) return { from: start - 4, to: end + 4, insert: words, start: start - 4, end: end - 4 };
  if (within !== undefined)
    return { from: start, to: end, insert: within, start, end: start + within.length };
  const insert = `\`\`\`\n${selected(written)}\n\`\`\``;
  return { from: start, to: end, insert, start: start + 4, end: start + insert.length - 4 };
}

/** An address that is selected gets room for its words, and words for their address. */
function linked(written: Written): Change {
  const { start, end } = written;
  const words = selected(written);
  const isAddress = /^https?:\/\/\S+$/.test(words);
  const insert = isAddress ? `[](${words})` : `[${words}](https://)`;
  const next = isAddress || words === '' ? start + 1 : start + insert.length - 1;
  return { from: start, to: end, insert, start: next, end: next };
}

/** One kind of list becomes the other; nothing is both. */
function without(line: string, sign: RegExp): string {
  const isList = sign === BULLET || sign === NUMBER;
  return isList ? line.replace(BULLET, '').replace(NUMBER, '') : line.replace(sign, '');
}

/** Before each line that the selection touches; where all have it, it is taken off. */
function atLines({ text, start, end }: Written, sign: RegExp, begin: (at: number) => string): Change {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  const to = next < 0 ? text.length : next;
  const lines = text.slice(from, to).split('\n');
  const isOn = lines.every((line) => sign.test(line));
  const insert = lines.map((line, at) => (isOn ? '' : begin(at)) + without(line, sign)).join('\n');
  const after = from + insert.length;
  return { from, to, insert, start: lines.length > 1 ? from : after, end: after };
}
