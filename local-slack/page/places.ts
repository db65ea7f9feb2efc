import type { Channel, Message, World } from '../model.ts';
import { ephemeralsFor } from '../person-sight.ts';
import { eyesOf } from '../reading/eyes.ts';
import { channelName } from '../reading/names.ts';
import { canSee } from '../standing.ts';
import { callsTo } from './mentions.ts';
import type { PlaceShown } from './protocol.ts';

/** More than this many unread messages are not counted. */
const MOST_UNREAD = 100;

/** Up to where somebody has read: what came until `since` everywhere, and each place up to its own mark. */
export interface ReadMarks {
  /** The ts of a message; empty where nothing was read. */
  readonly since: string;
  /** By channel. */
  readonly marks: Readonly<Record<string, string>>;
}

export interface Looker {
  readonly userId: string;
  /** The place that is open. */
  readonly channelId: string | null;
  /** Null until the page has told: nothing counts as unread then. */
  readonly read: ReadMarks | null;
}

/** The places that this person sees, with what is unread there. */
export function placesOf(world: World, now: Temporal.Instant, looker: Looker): PlaceShown[] {
  const { userId, read } = looker;
  const calls = callsTo(world, userId);
  const viewer = { world, userId, eyes: eyesOf(world, userId, now) };
  const user = world.users.get(userId);
  if (user === undefined) return [];
  return [...world.channels.values()].flatMap((channel) => {
    if (!canSee(user, channel)) return [];
    const isMember = channel.members.includes(userId);
    const isDirect = channel.kind === 'im' || channel.kind === 'mpim';
    const said = [...(world.messages.get(channel.id)?.values() ?? [])];
    // Slack shows no direct conversation in which nothing was said, but for the one that is open.
    if (isDirect && said.length === 0 && channel.id !== looker.channelId) return [];
    // Of threads, what calls somebody: the page has no place of its own for them.
    const isNews = (message: Message) =>
      message.userId !== userId &&
      (isInChannel(message) || (message.subtype !== 'tombstone' && calls(message)));
    const alone = ephemeralsFor(viewer, channel.id).filter(({ threadTs }) => threadTs === null);
    const newest = [said.findLast(isNews)?.ts ?? '', alone.at(-1)?.ts ?? ''].sort().at(-1) ?? '';
    const upTo = read === null ? newest : (read.marks[channel.id] ?? read.since);
    const unread =
      !isMember || newest <= upTo
        ? []
        : [
            ...said.slice(said.findLastIndex(({ ts }) => ts <= upTo) + 1).filter(isNews),
            ...alone.filter(({ ts }) => ts > upTo),
          ].slice(-MOST_UNREAD);
    return {
      ...shownOf(world, channel, userId),
      newestTs: newest,
      unread: unread.length,
      mentions: unread.filter(calls).length,
    };
  });
}

function shownOf(
  world: World,
  channel: Channel,
  viewer: string,
): Omit<PlaceShown, 'newestTs' | 'unread' | 'mentions'> {
  const isDirect = channel.kind === 'im' || channel.kind === 'mpim';
  return {
    channelId: channel.id,
    name: channelName(world, channel, viewer),
    kind: channel.kind,
    purpose: channel.topic || channel.purpose,
    members: channel.members.length,
    isMember: channel.members.includes(viewer),
    isArchived: channel.isArchived,
    others: isDirect ? channel.members.filter((member) => member !== viewer) : [],
  };
}

/** Replies stand in their thread, unless they were sent to the channel too. */
function isInChannel({ threadTs, ts, isBroadcast, subtype }: Message): boolean {
  return subtype !== 'tombstone' && (threadTs === null || threadTs === ts || isBroadcast);
}
