import type { RichText, RichTextPart, RichTextPiece } from '../limits/rich-text.ts';

/** What people type for whom and what. */
export interface NamesTyped {
  /** Null for a stranger. */
  handle(userId: string): string | null;
  channelName(channelId: string): string | null;
}

const MARKS = [
  ['bold', '*'],
  ['italic', '_'],
  ['strike', '~'],
] as const;

/**
 * A rich text as it would be typed, with its marks: what `richTyped` makes a rich text of. Slack knows no mark for
 * underlining, colours, dates and groups: of these stays what they read.
 */
export function richRetyped(names: NamesTyped, { elements }: Pick<RichText, 'elements'>): string {
  return elements.map((part, at) => retypedPart(names, part, at === elements.length - 1)).join('\n');
}

function retypedPart(names: NamesTyped, part: RichTextPart, isLast: boolean): string {
  switch (part.type) {
    case 'rich_text_section': {
      const words = retyped(names, part.elements);
      return isLast ? words : words.replace(/\n$/, '');
    }
    case 'rich_text_preformatted':
      return `\`\`\`\n${part.elements.map((piece) => (piece.type === 'text' ? piece.text : piece.url)).join('')}\n\`\`\``;
    case 'rich_text_quote':
      return retyped(names, part.elements).replaceAll(/^/gm, '> ');
    case 'rich_text_list':
      return part.elements
        .map(({ elements }, at) => {
          const mark = part.style === 'bullet' ? '-' : `${at + 1 + (part.offset ?? 0)}.`;
          return `${'  '.repeat(part.indent ?? 0)}${mark} ${retyped(names, elements)}`;
        })
        .join('\n');
  }
}

/** `without`: marks that stand around all of these already. */
function retyped(
  names: NamesTyped,
  pieces: readonly RichTextPiece[],
  without: readonly string[] = [],
): string {
  let words = '';
  for (let at = 0; at < pieces.length; ) {
    const runs = MARKS.filter(([style]) => !without.includes(style)).map(([style, mark]) => {
      const end = pieces.findIndex((piece, place) => place >= at && !hasStyle(piece, style));
      return { style, mark, length: (end < 0 ? pieces.length : end) - at };
    });
    // The mark that reaches farthest stands outside.
    const longest = Math.max(0, ...runs.map(({ length }) => length));
    const run = runs.find(({ length }) => length === longest && length > 0);
    const within = pieces.slice(at, at + (run?.length ?? 1));
    words +=
      run === undefined
        ? within.map((piece) => bare(names, piece)).join('')
        : around(run.mark, retyped(names, within, [...without, run.style]));
    at += within.length;
  }
  return words;
}

function hasStyle(piece: RichTextPiece, style: 'bold' | 'italic' | 'strike'): boolean {
  return piece.style?.[style] === true;
}

/** Marks stand on one line and close around words: the space at the ends stays outside. */
function around(mark: string, words: string): string {
  return words.replaceAll(/^([^\S\n]*)(\S(?:.*\S)?)/gm, `$1${mark}$2${mark}`);
}

function bare(names: NamesTyped, piece: RichTextPiece): string {
  switch (piece.type) {
    case 'text':
      return piece.style?.code === true ? piece.text.replaceAll(/.+/g, '`$&`') : piece.text;
    case 'link':
      return piece.text === undefined || piece.text === '' || piece.text === piece.url
        ? piece.url
        : `[${piece.text}](${piece.url})`;
    case 'user':
      return `@${names.handle(piece.user_id) ?? 'someone'}`;
    case 'usergroup':
      return '@group';
    case 'channel':
      return `#${names.channelName(piece.channel_id) ?? 'private'}`;
    case 'broadcast':
      return `@${piece.range}`;
    case 'emoji':
      return `:${piece.name}:`;
    case 'date':
      return piece.fallback ?? '';
    case 'color':
      return piece.value;
    case 'team':
      return piece.team_id;
  }
}
