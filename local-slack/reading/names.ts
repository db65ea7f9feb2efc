import type { Channel, User, World } from '../model.ts';

/** The name that Slack puts beside a person's messages and into mentions. */
export function shownName(user: User): string {
  return user.displayName || user.realName || user.name;
}

/** A conversation's name as one of its people sees it: a DM carries the other person's. */
export function channelName(world: World, channel: Channel, viewer: string): string {
  if (channel.kind === 'public' || channel.kind === 'private') return channel.name;
  const others = channel.members.filter((id) => id !== viewer);
  return others
    .map((id) => {
      const user = world.users.get(id);
      return user === undefined ? id : shownName(user);
    })
    .join(', ');
}

/** `#learning`, or `DM with Ana`. */
export function placeName(world: World, channel: Channel, viewer: string): string {
  const name = channelName(world, channel, viewer);
  return channel.kind === 'im' || channel.kind === 'mpim' ? `DM with ${name}` : `#${name}`;
}
