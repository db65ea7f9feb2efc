import type { Channel, World } from './model.ts';
import type { Workings } from './workings.ts';

/** A group DM of exactly these. */
export function groupMessage(world: World, members: readonly string[]): Channel | null {
  const wanted = [...members].sort().join();
  for (const channel of world.channels.values()) {
    if (channel.kind === 'mpim' && [...channel.members].sort().join() === wanted) return channel;
  }
  return null;
}

/** A DM of two, a group DM of more. The first is who opens it. */
export function newConversation(w: Workings, members: readonly string[]): Channel {
  const kind = members.length === 2 ? 'im' : 'mpim';
  const handles = members.map((id) => w.world.users.get(id)?.name ?? id.toLowerCase());
  const channel: Channel = {
    // Of several they once began with G; by now they look like a channel's.
    id: w.stamps.id(kind === 'im' ? 'D' : 'C'),
    teamId: w.world.teamId,
    name: kind === 'im' ? '' : `mpdm-${handles.join('--')}-1`,
    previousNames: [],
    kind,
    isGeneral: false,
    created: w.stamps.seconds(),
    creator: members[0] ?? '',
    topic: '',
    purpose: '',
    isArchived: false,
    sharedWith: [],
    members: [...members],
    pinned: [],
  };
  w.world.channels.set(channel.id, channel);
  return channel;
}
