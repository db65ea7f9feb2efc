import type { KnownBlock, PlainTextElement, SectionBlock } from '@slack/types';

/** Makes people's words inert in mrkdwn: only these three characters are special to Slack, `&` first. */
export function escapeWords(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Back to what the person typed: Slack sends messages already escaped. */
export function unescapeWords(mrkdwn: string): string {
  return mrkdwn.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Cuts to at most `limit` code points, ending in "…" where something is missing. Cut before escaping, never after. */
export function cut(words: string, limit: number): string {
  const points = [...words];
  return points.length <= limit ? words : `${points.slice(0, limit - 1).join('')}…`;
}

export function plain(words: string): PlainTextElement {
  return { type: 'plain_text', text: words, emoji: false };
}

/** A paragraph of our own words in mrkdwn; people's words in it must have been escaped. */
export function paragraph(mrkdwn: string): SectionBlock {
  return { type: 'section', text: { type: 'mrkdwn', text: mrkdwn, verbatim: true } };
}

/** Small grey words below something. */
export function aside(mrkdwn: string): KnownBlock {
  return { type: 'context', elements: [{ type: 'mrkdwn', text: mrkdwn, verbatim: true }] };
}

export function mention(user: string): string {
  return `<@${user}>`;
}
