import type { StateValues, World } from '../model.ts';
import { channelName, shownName } from './names.ts';

/** Through whose eyes something is read: names, zone and time of that person. */
export interface Eyes {
  /** As Slack shows a mention, without @; null for a stranger. */
  userName(userId: string): string | null;
  /** Without #; null for a channel that this person may not see. */
  channelName(channelId: string): string | null;
  groupName(groupId: string): string | null;
  /** What this person has chosen in the menus of a message. */
  chosenIn(message: { readonly channelId: string; readonly ts: string }): StateValues;
  readonly zone: string;
  readonly now: Temporal.Instant;
}

/** The eyes of a person in `world` at `now`. */
export function eyesOf(world: World, userId: string, now: Temporal.Instant): Eyes {
  return {
    userName: (id) => {
      const user = world.users.get(id);
      return user === undefined ? null : shownName(user);
    },
    channelName: (id) => {
      const channel = world.channels.get(id);
      const visible = channel?.kind === 'public' || channel?.members.includes(userId) === true;
      return channel !== undefined && visible ? channelName(world, channel, userId) : null;
    },
    groupName: (id) => world.userGroups.get(id)?.handle ?? null,
    chosenIn: ({ channelId, ts }) => world.messageValues.get(`${userId} ${channelId} ${ts}`) ?? {},
    zone: world.users.get(userId)?.tz ?? 'UTC',
    now,
  };
}
