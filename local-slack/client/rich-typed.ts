import type { RichText, RichTextPart, RichTextPiece } from '../limits/rich-text.ts';
import { piecesOf } from './rich-pieces.ts';
import type { TypedNames } from './typed-names.ts';

// What Slack's field for rich text makes of words with marks: `*bold*`, `> quoted`, `- listed`, `@ben`, `:wave:`.

type Section = Extract<RichTextPart, { type: 'rich_text_section' }>;
type List = Extract<RichTextPart, { type: 'rich_text_list' }>;

/** Three backticks, no more: of longer rows nobody could say where one ends. */
const FENCED = /(?<!`)```(?!`)\n?((?!\n?```)[\s\S]+?)\n?(?<!`)```(?!`)/;
const QUOTED = /^> ?(.*)$/;
const LISTED = /^([ \t]*)(?:[-*•]|(\d{1,4})\.) +(\S.*)$/;
const SPACES_PER_STEP = 2;
const DEEPEST = 8;

/** Null where nothing but space was typed. */
export function richTyped(names: TypedNames, typed: string): RichText | null {
  const text = typed
    .replaceAll('\r\n', '\n')
    .replaceAll(/[\u{f0000}\u{f0001}]/gu, '')
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .trimEnd();
  if (text === '') return null;
  const elements = text
    .split(FENCED)
    .flatMap((piece, at, all) =>
      at % 2 === 1
        ? [preformatted(piece)]
        : partsOf(names, between(piece, { isFirst: at === 0, isLast: at === all.length - 1 })),
    );
  return { type: 'rich_text', elements: elements.map((part, at) => ended(part, at === elements.length - 1)) };
}

function preformatted(text: string): RichTextPart {
  return { type: 'rich_text_preformatted', elements: [{ type: 'text', text }] };
}

/** The lines between fences; the ends of the lines on which these stand are no lines of their own. */
function between(
  text: string,
  { isFirst, isLast }: { isFirst: boolean; isLast: boolean },
): readonly string[] {
  if (/^[^\S\n]*\n?[^\S\n]*$/.test(text)) return [];
  const begun = isFirst ? text : text.replace(/^\n/, '');
  return (isLast ? begun : begun.replace(/\n$/, '')).split('\n');
}

/** Of a section before something else, the last line ends too. */
function ended(part: RichTextPart, isLast: boolean): RichTextPart {
  if (part.type !== 'rich_text_section' || isLast) return part;
  const last = part.elements.at(-1);
  const isPlain = last?.type === 'text' && last.style === undefined;
  const ending: RichTextPiece = { type: 'text', text: `${isPlain ? last.text : ''}\n` };
  return { ...part, elements: [...part.elements.slice(0, isPlain ? -1 : undefined), ending] };
}

type Line =
  | { readonly is: 'plain' | 'quoted'; readonly text: string }
  | { readonly is: 'listed'; readonly text: string; readonly indent: number; readonly number: number | null };

function lineOf(line: string): Line {
  const [quoted, words = ''] = QUOTED.exec(line) ?? [];
  if (quoted !== undefined) return { is: 'quoted', text: words };
  const [listed, space = '', number, text = ''] = LISTED.exec(line) ?? [];
  if (listed === undefined || number === '0') return { is: 'plain', text: line };
  const indent = Math.floor(space.replaceAll('\t', ' '.repeat(SPACES_PER_STEP)).length / SPACES_PER_STEP);
  return {
    is: 'listed',
    text,
    indent: Math.min(DEEPEST, indent),
    number: number === undefined ? null : Number(number),
  };
}

/** Lines of one kind that follow each other are one part. */
function partsOf(names: TypedNames, lines: readonly string[]): RichTextPart[] {
  const groups: Line[][] = [];
  for (const line of lines.map(lineOf)) {
    const group = groups.at(-1);
    const before = group?.[0];
    if (group !== undefined && before !== undefined && isLike(before, line)) group.push(line);
    else groups.push([line]);
  }
  return groups.flatMap((group): RichTextPart[] => {
    const [first] = group;
    if (first === undefined) return [];
    if (first.is === 'listed') return [listOf(names, first, group)];
    const elements = piecesOf(names, group.map(({ text }) => text).join('\n'));
    return first.is === 'plain'
      ? [{ type: 'rich_text_section', elements }]
      : [{ type: 'rich_text_quote', elements }];
  });
}

function isLike(one: Line, other: Line): boolean {
  if (one.is !== 'listed' || other.is !== 'listed') return one.is === other.is;
  return one.indent === other.indent && (one.number === null) === (other.number === null);
}

function listOf(
  names: TypedNames,
  { indent, number }: Extract<Line, { is: 'listed' }>,
  lines: readonly Line[],
): List {
  const elements = lines.map(
    ({ text }): Section => ({ type: 'rich_text_section', elements: piecesOf(names, text) }),
  );
  return {
    type: 'rich_text_list',
    style: number === null ? 'bullet' : 'ordered',
    indent,
    border: 0,
    ...(number === null || number === 1 ? {} : { offset: number - 1 }),
    elements,
  };
}
