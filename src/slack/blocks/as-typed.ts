import { type ChannelId, type UserId, userId } from '../../ids.ts';
import { unescapeWords } from './text.ts';

/** What Slack put between < and >; a person's own `<` arrives as an entity. */
const TOKEN = /<([^<>]*)>/g;
const MENTION = /^@([UW][A-Z0-9]+)(?:\|(.*))?$/s;
const CHANNEL = /^#([CDG][A-Z0-9]+)(?:\|(.*))?$/s;
const SPECIAL = /^!([^|]*)(?:\|(.*))?$/s;
const LINK = /^([^|]*)(?:\|(.*))?$/s;

export interface AsTypedOptions {
  /** For mentions that come without one. */
  readonly names: ReadonlyMap<string, string>;
  /** A place that is not for others to know: neither its name nor a link into it is kept. */
  readonly hidden?: ChannelId;
}

/**
 * Slack's mrkdwn back to what the person typed: `&lt;` is `<`, a mention is `@name`, a link is its address. It can look like
 * markup again, so whoever shows it escapes it or uses plain or rich text.
 */
export function asTyped(mrkdwn: string, { names, hidden }: AsTypedOptions): string {
  let text = '';
  let from = 0;
  for (const match of mrkdwn.matchAll(TOKEN)) {
    text += unescapeWords(mrkdwn.slice(from, match.index));
    text += unescapeWords(spoken(match[1] ?? '', names, hidden));
    from = match.index + match[0].length;
  }
  return text + unescapeWords(mrkdwn.slice(from));
}

/** The people mentioned without a name. */
export function unnamedMentions(mrkdwn: string): UserId[] {
  const found = [...mrkdwn.matchAll(TOKEN)].flatMap(([, token = '']) => {
    const [, id, label] = MENTION.exec(token) ?? [];
    return label === undefined || label === '' ? (userId.parse(id) ?? []) : [];
  });
  return [...new Set(found)];
}

function spoken(token: string, names: ReadonlyMap<string, string>, hidden: ChannelId | undefined): string {
  const [, person, personName] = MENTION.exec(token) ?? [];
  if (person !== undefined) return `@${personName || names.get(person) || 'someone'}`;
  const [, channel, channelName] = CHANNEL.exec(token) ?? [];
  if (channel !== undefined) return channel === hidden ? 'a private channel' : `#${channelName || 'channel'}`;
  const [, special, specialName] = SPECIAL.exec(token) ?? [];
  if (special !== undefined) return specialName || `@${special.replace(/\^.*$/s, '')}`;
  const [, address = '', label = ''] = LINK.exec(token) ?? [];
  if (hidden !== undefined && address.includes(`/${hidden}`)) return '(a link into a private place)';
  return linkSpoken(address, label);
}

/** The label alone where it says the address, as for links typed bare; else both. */
function linkSpoken(address: string, label: string): string {
  const bare = address.replace(/^mailto:|^tel:/, '');
  if (label === '') return bare;
  const shown = label.replace(/^https?:\/\//, '').replace(/\/$/, '');
  const same = bare.replace(/^https?:\/\//, '').replace(/\/$/, '');
  if (shown === same) return label;
  return `${label} (${bare})`;
}
