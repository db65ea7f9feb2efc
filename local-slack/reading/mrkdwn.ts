import { readDate } from './dates.ts';
import type { Eyes } from './eyes.ts';

/** What Slack shows for mrkdwn: mentions by name, links by their label, marks of bold and the like gone. */
export function readMrkdwn(eyes: Eyes, mrkdwn: string): string {
  return mrkdwn
    .split(/(```[\s\S]*?```|`[^`\n]+`)/)
    .map((piece) =>
      piece.length > 2 && piece.startsWith('`')
        ? readReferences(eyes, piece.replaceAll(/^`{1,3}\n?|\n?`{1,3}$/g, ''))
        : readReferences(eyes, withoutMarks(piece)),
    )
    .join('');
}

/** Marks count only around words: `a * b * c` keeps its stars. */
const MARKS = [
  /(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]*\S)\*(?![\p{L}\p{N}*])/gu,
  /(?<![\p{L}\p{N}_\\])_(?=\S)([^_\n]*\S)_(?![\p{L}\p{N}_])/gu,
  /(?<![\p{L}\p{N}~])~(?=\S)([^~\n]*\S)~(?![\p{L}\p{N}~])/gu,
];

/** Links and mentions are left alone: their addresses may hold stars and underscores. */
function withoutMarks(piece: string): string {
  const references: string[] = [];
  const hidden = piece.replaceAll(
    /<[^<>\n]+>/g,
    (reference) => `\u{f0000}${references.push(reference) - 1}\u{f0001}`,
  );
  const unmarked = MARKS.reduce((text, mark) => text.replaceAll(mark, '$1'), hidden);
  return unmarked.replaceAll(/\u{f0000}(\d+)\u{f0001}/gu, (_, at: string) => references[Number(at)] ?? '');
}

function readReferences(eyes: Eyes, text: string): string {
  return text
    .split(/(<[^<>\n]+>)/)
    .map((piece) => (/^<.+>$/.test(piece) ? readReference(eyes, piece.slice(1, -1)) : unescaped(piece)))
    .join('');
}

function readReference(eyes: Eyes, inner: string): string {
  const bar = inner.indexOf('|');
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? '' : unescaped(inner.slice(bar + 1));
  const id = target.slice(1);
  if (target.startsWith('@')) return `@${eyes.userName(id) ?? (label || 'someone')}`;
  if (target.startsWith('#')) {
    const name = eyes.channelName(id);
    return name === null ? 'a private channel' : `#${name}`;
  }
  if (target.startsWith('!')) return readCommand(eyes, id, label);
  return label || unescaped(target.replace(/^mailto:/, ''));
}

function readCommand(eyes: Eyes, command: string, label: string): string {
  const [name = '', ...rest] = command.split('^');
  if (name === 'subteam') return `@${eyes.groupName(rest[0] ?? '') ?? (label || 'group')}`;
  if (name === 'date') return readDate(eyes, Number(rest[0]), rest[1] ?? '', label);
  return `@${name}`;
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
