import type { RichText, RichTextPart, RichTextPiece } from '../limits/rich-text.ts';
import { readDate } from './dates.ts';
import type { Eyes } from './eyes.ts';

/** Rich text in lines, with bullets and numbers. */
export function readRichText(eyes: Eyes, block: RichText): string {
  return block.elements.map((part) => readPart(eyes, part)).join('\n');
}

function readPart(eyes: Eyes, part: RichTextPart): string {
  switch (part.type) {
    case 'rich_text_section':
    case 'rich_text_preformatted':
      return readPieces(eyes, part.elements).replace(/\n$/, '');
    case 'rich_text_quote':
      return readPieces(eyes, part.elements).replaceAll(/^/gm, '> ');
    case 'rich_text_list':
      return part.elements
        .map(({ elements }, at) => {
          const mark = part.style === 'bullet' ? '•' : `${at + 1 + (part.offset ?? 0)}.`;
          return `${'  '.repeat(part.indent ?? 0)}${mark} ${readPieces(eyes, elements)}`;
        })
        .join('\n');
  }
}

function readPieces(eyes: Eyes, pieces: readonly RichTextPiece[]): string {
  return pieces.map((piece) => readPiece(eyes, piece)).join('');
}

function readPiece(eyes: Eyes, piece: RichTextPiece): string {
  switch (piece.type) {
    case 'text':
      return piece.text;
    case 'link':
      return piece.text || piece.url;
    case 'user':
      return `@${eyes.userName(piece.user_id) ?? 'someone'}`;
    case 'usergroup':
      return `@${eyes.groupName(piece.usergroup_id) ?? 'group'}`;
    case 'channel': {
      const name = eyes.channelName(piece.channel_id);
      return name === null ? 'a private channel' : `#${name}`;
    }
    case 'broadcast':
      return `@${piece.range}`;
    case 'emoji':
      return `:${piece.name}:`;
    case 'date':
      return readDate(eyes, piece.timestamp, piece.format, piece.fallback ?? '');
    case 'color':
      return piece.value;
    case 'team':
      return piece.team_id;
  }
}
