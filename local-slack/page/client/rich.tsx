import type { ComponentChildren, JSX } from 'preact';
import type { RichText, RichTextPart, RichTextPiece } from '../../limits/rich-text.ts';
import { readDate } from '../../reading/dates.ts';
import { emojiOf } from '../emoji.ts';
import { useSight } from './sight.ts';
import { ChannelLink, Link, Mention } from './words.tsx';

/** Rich text, whose styles stand beside its words rather than among them. */
export function Rich({ block }: { readonly block: RichText }): JSX.Element {
  return (
    <div class="rich">
      {block.elements.map((part, at) => (
        <Part key={at} part={part} />
      ))}
    </div>
  );
}

function Part({ part }: { readonly part: RichTextPart }): JSX.Element {
  switch (part.type) {
    case 'rich_text_section':
      return <div class="lines">{pieces(part.elements)}</div>;
    case 'rich_text_preformatted':
      return <pre>{pieces(part.elements)}</pre>;
    case 'rich_text_quote':
      return <blockquote class="lines">{pieces(part.elements)}</blockquote>;
    case 'rich_text_list': {
      const items = part.elements.map(({ elements }, at) => <li key={at}>{pieces(elements)}</li>);
      const indent = `indent-${part.indent ?? 0}`;
      return part.style === 'bullet' ? (
        <ul class={indent}>{items}</ul>
      ) : (
        <ol class={indent} start={1 + (part.offset ?? 0)}>
          {items}
        </ol>
      );
    }
  }
}

function pieces(elements: readonly RichTextPiece[]): ComponentChildren {
  return elements.map((piece, at) => <Piece key={at} piece={piece} />);
}

function Piece({ piece }: { readonly piece: RichTextPiece }): JSX.Element {
  const { bold, italic, strike, underline, code } = stylesOf(piece);
  let shown = <Bare piece={piece} />;
  if (code) shown = <code>{shown}</code>;
  if (bold) shown = <strong>{shown}</strong>;
  if (italic) shown = <em>{shown}</em>;
  if (strike) shown = <s>{shown}</s>;
  if (underline) shown = <u>{shown}</u>;
  return shown;
}

/** Mentions know fewer styles than words. */
function stylesOf({ style }: RichTextPiece) {
  return {
    bold: style?.bold === true,
    italic: style?.italic === true,
    strike: style?.strike === true,
    underline: style !== undefined && 'underline' in style && style.underline === true,
    code: style !== undefined && 'code' in style && style.code === true,
  };
}

function Bare({ piece }: { readonly piece: RichTextPiece }): JSX.Element {
  const { eyes } = useSight();
  switch (piece.type) {
    case 'text':
      return <span>{piece.text}</span>;
    case 'link':
      return <Link url={piece.url}>{piece.text || piece.url}</Link>;
    case 'user':
      return <Mention name={eyes.userName(piece.user_id) ?? 'someone'} />;
    case 'usergroup':
      return <Mention name={eyes.groupName(piece.usergroup_id) ?? 'group'} />;
    case 'channel':
      return <ChannelLink channelId={piece.channel_id} />;
    case 'broadcast':
      return <Mention name={piece.range} />;
    case 'emoji':
      return <span>{emojiOf(piece.name) ?? `:${piece.name}:`}</span>;
    case 'date':
      return <DatePiece date={piece} />;
    case 'color':
      return (
        <code>
          <svg class="swatch" width="12" height="12" aria-hidden="true">
            <rect width="12" height="12" rx="2" fill={piece.value} />
          </svg>{' '}
          {piece.value}
        </code>
      );
    case 'team':
      return <span>{piece.team_id}</span>;
  }
}

function DatePiece({ date }: { readonly date: Extract<RichTextPiece, { type: 'date' }> }): JSX.Element {
  const { eyes } = useSight();
  const shown = <time>{readDate(eyes, date.timestamp, date.format, date.fallback ?? '')}</time>;
  return date.url === undefined ? shown : <Link url={date.url}>{shown}</Link>;
}
