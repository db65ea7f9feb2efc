import type { ComponentChildren, JSX } from 'preact';
import type { AnyText } from '../../limits/texts.ts';
import { readDate } from '../../reading/dates.ts';
import { emojiOf } from '../emoji.ts';
import { useSight } from './sight.ts';

/** A text object: mrkdwn, or plain with names of emoji. */
export function Text({ text }: { readonly text: AnyText }): JSX.Element {
  return text.type === 'mrkdwn' ? (
    <Mrkdwn text={text.text} />
  ) : (
    <span class="plain">{withEmoji(text.text)}</span>
  );
}

/** Slack's mrkdwn. What people wrote becomes text nodes only. */
export function Mrkdwn({ text }: { readonly text: string }): JSX.Element {
  const lines = text.split(/(```[\s\S]*?```)/);
  return (
    <span class="mrkdwn">
      {lines.map((piece, at) =>
        piece.startsWith('```') && piece.length > 5 ? (
          <pre key={at}>{unescaped(piece.slice(3, -3).replace(/^\n|\n$/g, ''))}</pre>
        ) : (
          <Lines key={at} text={piece} />
        ),
      )}
    </span>
  );
}

function Lines({ text }: { readonly text: string }): JSX.Element {
  const groups = text.split(/((?:^&gt;.*(?:\n|$))+)/m);
  return (
    <>
      {groups.map((group, at) =>
        group.startsWith('&gt;') ? (
          <blockquote key={at}>{marked(group.replaceAll(/^&gt; ?/gm, '').replace(/\n$/, ''))}</blockquote>
        ) : (
          <span key={at}>{marked(group)}</span>
        ),
      )}
    </>
  );
}

const MARK =
  /(`[^`\n]+`)|(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]*\S)\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_\\])_(?=\S)([^_\n]*\S)_(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}~])~(?=\S)([^~\n]*\S)~(?![\p{L}\p{N}~])|(<[^<>\n]+>)/gu;

/** Marks count only around words, and nest: `*a _b_*`. Side by side they may be thousands. */
function marked(text: string): ComponentChildren {
  const shown: ComponentChildren[] = [];
  let from = 0;
  for (const found of text.matchAll(MARK)) {
    const [whole, code, bold, italic, struck, reference] = found;
    shown.push(withEmoji(unescaped(text.slice(from, found.index))));
    shown.push(markedAs({ code, bold, italic, struck, reference }));
    from = found.index + whole.length;
  }
  shown.push(withEmoji(unescaped(text.slice(from))));
  return shown;
}

type Mark = Readonly<Record<'code' | 'bold' | 'italic' | 'struck' | 'reference', string | undefined>>;

function markedAs({ code, bold, italic, struck, reference }: Mark): ComponentChildren {
  if (code !== undefined) return <code>{unescaped(code.slice(1, -1))}</code>;
  if (bold !== undefined) return <strong>{marked(bold)}</strong>;
  if (italic !== undefined) return <em>{marked(italic)}</em>;
  if (struck !== undefined) return <s>{marked(struck)}</s>;
  return <Reference inner={(reference ?? '').slice(1, -1)} />;
}

function Reference({ inner }: { readonly inner: string }): JSX.Element {
  const { eyes } = useSight();
  const bar = inner.indexOf('|');
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? '' : unescaped(inner.slice(bar + 1));
  const id = target.slice(1);
  if (target.startsWith('@')) return <Mention name={eyes.userName(id) ?? (label || 'someone')} />;
  if (target.startsWith('#')) return <ChannelLink channelId={id} />;
  if (!target.startsWith('!'))
    return <Link url={unescaped(target)}>{label || unescaped(target.replace(/^mailto:/, ''))}</Link>;
  const [name = '', seconds, format = ''] = id.split('^');
  if (name === 'date') return <time>{readDate(eyes, Number(seconds), format, label)}</time>;
  return <Mention name={name === 'subteam' ? label.replace(/^@/, '') || 'group' : name} />;
}

export function Mention({ name }: { readonly name: string }): JSX.Element {
  return <span class="mention">@{name}</span>;
}

export function ChannelLink({ channelId }: { readonly channelId: string }): JSX.Element {
  const { eyes, go } = useSight();
  const name = eyes.channelName(channelId);
  if (name === null) return <span class="mention">a private channel</span>;
  return (
    <button
      type="button"
      class="mention link"
      onClick={() => go({ channelId, threadTs: null, isHome: false })}
    >
      #{name}
    </button>
  );
}

/** A message of this workspace, with the thread that it stands in. */
const PERMALINK = /\/archives\/([A-Z0-9]+)\/p(\d{10})(\d{6})(?:\?thread_ts=(\d+\.\d+))?/;

/** Messages of this workspace open here; of other addresses only those become links that a browser opens safely. */
export function Link({
  url,
  children,
}: {
  readonly url: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { seen, go } = useSight();
  const [, channelId = '', seconds, micros, inThread] = PERMALINK.exec(url) ?? [];
  if (seen.places.some((place) => place.channelId === channelId)) {
    const threadTs = inThread ?? `${seconds}.${micros}`;
    return (
      <button type="button" class="link words" onClick={() => go({ channelId, threadTs, isHome: false })}>
        {children}
      </button>
    );
  }
  const isSafe = /^(https?|mailto|tel):/i.test(url);
  return isSafe ? (
    <a href={url} target="_blank" rel="noreferrer">
      {children}
    </a>
  ) : (
    <span>{children}</span>
  );
}

export function withEmoji(text: string): string {
  return text.replaceAll(/:([a-z0-9_+'-]+):/g, (whole, name: string) => emojiOf(name) ?? whole);
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
