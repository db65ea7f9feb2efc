import type { World } from '../model.ts';
import { typedNamesIn } from './typed-names.ts';

// What Slack's client makes of words as they are typed. A `<@U…>` that someone types by hand stays text.

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A full stop or a mark after a name is no part of it. */
export const MENTION = /(?<![\p{L}\p{N}@/.])@(?<handle>[a-z0-9](?:[\w.-]*[a-z0-9])?)/giu;
export const CHANNEL = /(?<![\p{L}\p{N}#/])#(?<channel>[\p{L}\p{N}](?:[\p{L}\p{N}_-]*[\p{L}\p{N}])?)/giu;
export const LINK = /\bhttps?:\/\/[^\s|]+[^\s|.,;:!?)"'\]*_~`]/giu;

/** In a message of this person: `<@U…>`, `<#C…|name>`, `<https://…>`, `<!here>`. */
export function asTypedInMessage(world: World, userId: string, text: string): string {
  return marked(world, userId, text, (id) => `<@${id}>`);
}

/** In a command that asked for it (should_escape): names come with the ids. */
export function asTypedInCommand(world: World, userId: string, text: string): string {
  return marked(world, userId, text, (id, handle) => `<@${id}|${handle}>`);
}

function marked(
  world: World,
  userId: string,
  text: string,
  mention: (id: string, handle: string) => string,
): string {
  const names = typedNamesIn(world, userId, () => null);
  return escaped(text)
    .replaceAll(LINK, (url) => `<${url}>`)
    .replaceAll(MENTION, (whole, typed: string) => {
      const handle = typed.toLowerCase();
      const named = names.mention(handle);
      if (named === null) return whole;
      return named.type === 'broadcast' ? `<!${named.range}>` : mention(named.user_id, handle);
    })
    .replaceAll(CHANNEL, (whole, typed: string) => {
      const name = typed.toLowerCase();
      const id = names.channelId(name);
      return id === null ? whole : `<#${id}|${name}>`;
    });
}
