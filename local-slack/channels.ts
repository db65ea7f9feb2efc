import type { Channel } from './model.ts';
import type { Workings } from './workings.ts';

/** Makes a channel with its creator and these members in it. Tells nobody. */
export function newChannel(
  w: Workings,
  given: {
    readonly name: string;
    readonly creator: string;
    readonly isPrivate?: boolean;
    readonly members?: readonly string[];
    readonly purpose?: string;
  },
): Channel {
  const channel: Channel = {
    id: w.stamps.id('C'),
    teamId: w.world.teamId,
    name: given.name,
    previousNames: [],
    kind: given.isPrivate === true ? 'private' : 'public',
    isGeneral: false,
    created: w.stamps.seconds(),
    creator: given.creator,
    topic: '',
    purpose: given.purpose ?? '',
    isArchived: false,
    sharedWith: [],
    members: [...new Set([given.creator, ...(given.members ?? [])])],
    pinned: [],
  };
  w.world.channels.set(channel.id, channel);
  w.activity.note();
  return channel;
}
