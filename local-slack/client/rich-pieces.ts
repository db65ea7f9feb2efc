import type { RichTextPiece } from '../limits/rich-text.ts';
import { CHANNEL, LINK, MENTION } from './typed.ts';
import type { TypedNames } from './typed-names.ts';

type Style = Partial<Record<'bold' | 'italic' | 'strike', true>>;

const ATOM = new RegExp(
  [
    /`(?<code>[^`\n]+)`/,
    /\[(?<label>[^[\]\n]+)\]\((?<target>(?:https?:\/\/|mailto:)[^\s()]+)\)/,
    new RegExp(`(?<url>${LINK.source})`),
    MENTION,
    CHANNEL,
    /:(?<emoji>[a-z0-9_+'-]+):/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'giu',
);

/** Marks count only around words, and nest: `*a _b_*`. What they do not reach into is hidden from them. */
export function piecesOf(names: TypedNames, text: string): RichTextPiece[] {
  const atoms: RichTextPiece[] = [];
  let hidden = '';
  let from = 0;
  for (const found of text.matchAll(ATOM)) {
    const atom = atomOf(names, found.groups ?? {});
    if (atom === null) continue;
    hidden += `${text.slice(from, found.index)}\u{f0000}${atoms.push(atom) - 1}\u{f0001}`;
    from = found.index + found[0].length;
  }
  return marked(hidden + text.slice(from), {}, atoms);
}

/** Of what a pattern found, by the names of its groups. */
type Found = Readonly<Record<string, string | undefined>>;

function atomOf(names: TypedNames, found: Found): RichTextPiece | null {
  const { code, label, target, url, handle, channel, emoji } = found;
  if (code !== undefined) return { type: 'text', text: code, style: { code: true } };
  if (target !== undefined && label !== undefined && label !== target)
    return { type: 'link', url: target, text: label };
  const address = target ?? url;
  if (address !== undefined) return { type: 'link', url: address };
  if (handle !== undefined) return names.mention(handle.toLowerCase());
  if (channel !== undefined) {
    const channelId = names.channelId(channel.toLowerCase());
    return channelId === null ? null : { type: 'channel', channel_id: channelId };
  }
  return emoji === undefined ? null : names.emoji(emoji);
}

const MARK =
  /(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]*\S)\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_])_(?=\S)([^_\n]*\S)_(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}~])~(?=\S)([^~\n]*\S)~(?![\p{L}\p{N}~])/gu;

function marked(text: string, style: Style, atoms: readonly RichTextPiece[]): RichTextPiece[] {
  const pieces: RichTextPiece[] = [];
  let from = 0;
  for (const found of text.matchAll(MARK)) {
    const [whole, bold, italic, struck = ''] = found;
    pieces.push(...shown(text.slice(from, found.index), style, atoms));
    if (bold !== undefined) pieces.push(...marked(bold, { ...style, bold: true }, atoms));
    else if (italic !== undefined) pieces.push(...marked(italic, { ...style, italic: true }, atoms));
    else pieces.push(...marked(struck, { ...style, strike: true }, atoms));
    from = found.index + whole.length;
  }
  pieces.push(...shown(text.slice(from), style, atoms));
  return pieces;
}

function shown(text: string, style: Style, atoms: readonly RichTextPiece[]): RichTextPiece[] {
  const isStyled = Object.keys(style).length > 0;
  return text.split(/\u{f0000}(\d+)\u{f0001}/u).flatMap((piece, at): RichTextPiece[] => {
    const atom = at % 2 === 1 ? atoms[Number(piece)] : undefined;
    if (atom !== undefined) return [isStyled ? withStyle(atom, style) : atom];
    if (piece === '') return [];
    return [{ type: 'text', text: piece, ...(isStyled ? { style } : {}) }];
  });
}

function withStyle(atom: RichTextPiece, style: Style): RichTextPiece {
  return atom.type === 'text' ? { ...atom, style: { ...style, ...atom.style } } : { ...atom, style };
}
