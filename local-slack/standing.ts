import type { Channel, User, World } from './model.ts';

/** Whether someone belongs to another organisation than the one that installed the app. */
export function isExternal(world: World, user: User): boolean {
  return user.teamId !== world.teamId;
}

/** External, and in no channel that the app can see. */
export function isStranger(world: World, user: User): boolean {
  if (!isExternal(world, user)) return false;
  for (const channel of world.channels.values()) {
    if (channel.sharedWith.length > 0 && channel.members.includes(user.id) && botSees(world, channel))
      return false;
  }
  return true;
}

export function botIsIn(world: World, channel: Channel): boolean {
  return channel.members.includes(world.app.botUserId);
}

/** Private places exist for the bot only when it is in them. */
export function botSees(world: World, channel: Channel): boolean {
  return channel.kind === 'public' || botIsIn(world, channel);
}

export function canSee(user: User, channel: Channel): boolean {
  if (channel.members.includes(user.id)) return true;
  return channel.kind === 'public' && channel.teamId === user.teamId && !user.isRestricted;
}

export function isShared(channel: Channel): boolean {
  return channel.sharedWith.length > 0;
}

/** The bot's own DM with someone. */
export function isBotDm(world: World, channel: Channel): boolean {
  return channel.kind === 'im' && botIsIn(world, channel);
}

export function directMessage(world: World, one: string, other: string): Channel | null {
  for (const channel of world.channels.values()) {
    if (channel.kind !== 'im') continue;
    if (channel.members.includes(one) && channel.members.includes(other)) return channel;
  }
  return null;
}
