import type { World } from '../model.ts';

// What Slack's client makes of words as they are typed. A `<@U…>` that someone types by hand stays text.

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A full stop or a mark after a name is no part of it. */
export const MENTION = /(?<![\p{L}\p{N}@/.])@(?<handle>[a-z0-9](?:[\w.-]*[a-z0-9])?)/giu;
export const CHANNEL = /(?<![\p{L}\p{N}#/])#(?<channel>[\p{L}\p{N}](?:[\p{L}\p{N}_-]*[\p{L}\p{N}])?)/giu;
export const LINK = /\bhttps?:\/\/[^\s|]+[^\s|.,;:!?)"'\]*_~`]/giu;
const BROADCASTS = ['here', 'channel', 'everyone'];

/** In a message: `<@U…>`, `<#C…|name>`, `<https://…>`, `<!here>`. */
export function asTypedInMessage(world: World, text: string): string {
  return marked(world, text, (id) => `<@${id}>`);
}

/** In a command that asked for it (should_escape): names come with the ids. */
export function asTypedInCommand(world: World, text: string): string {
  return marked(world, text, (id, handle) => `<@${id}|${handle}>`);
}

function marked(world: World, text: string, mention: (id: string, handle: string) => string): string {
  return escaped(text)
    .replaceAll(LINK, (url) => `<${url}>`)
    .replaceAll(MENTION, (whole, handle: string) => {
      if (BROADCASTS.includes(handle)) return `<!${handle}>`;
      const user = [...world.users.values()].find(({ name }) => name === handle.toLowerCase());
      return user === undefined ? whole : mention(user.id, user.name);
    })
    .replaceAll(CHANNEL, (whole, name: string) => {
      const channel = [...world.channels.values()].find((one) => one.name === name.toLowerCase());
      return channel === undefined ? whole : `<#${channel.id}|${channel.name}>`;
    });
}
