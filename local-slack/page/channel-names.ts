const NAME = /^[\p{Ll}\p{Lo}\p{N}_-]+$/u;
const LONGEST = 80;

export const NAME_TAKEN = 'That name is already taken by a channel, username, or user group.';

/** What Slack's field for a channel's name makes of what is typed: small letters, and dashes for spaces. */
export function nameAsTyped(typed: string): string {
  return typed.toLowerCase().replaceAll(/\s/g, '-');
}

/** What Slack says of a name that no channel can have; null where one can. */
export function wrongWithName(name: string): string | null {
  if (name === '') return 'Don’t forget to name your channel.';
  if (!NAME.test(name)) return 'Channel names can’t contain spaces, periods, or most punctuation. Try again?';
  return [...name].length > LONGEST ? `Channel names can’t be longer than ${LONGEST} characters.` : null;
}
