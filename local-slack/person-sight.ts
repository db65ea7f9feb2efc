import type { Channel, Ephemeral, Message, View, World } from './model.ts';
import type { Surface } from './person-controls.ts';
import type { Eyes } from './reading/eyes.ts';
import { authorOf, readContent, readEphemeral, readMessage } from './reading/messages.ts';
import { placeName } from './reading/names.ts';
import { readHome, readModal } from './reading/views.ts';

/** Where a person is while no modal covers it. */
export type Standing = 'home' | { readonly channelId: string; readonly threadTs: string | null };

/** A surface together with what it says. */
export interface Seen extends Surface {
  readonly text: string;
  /** The same with who said it. */
  readonly shown: string;
  readonly message: Message | Ephemeral | null;
}

/** What is in front of a person. */
export interface Front {
  /** `the modal`, `Home`, `#learning`. */
  readonly name: string;
  /** What she would look at first stands first. */
  readonly surfaces: readonly Seen[];
  /** All of it, as it stands on the screen. */
  readonly text: string;
}

export interface Viewer {
  readonly world: World;
  readonly userId: string;
  readonly eyes: Eyes;
}

export function topModal({ world, userId }: Viewer): View | null {
  return world.modals.get(userId)?.at(-1) ?? null;
}

/** The modal on top; else Home; else the conversation or thread with the ephemeral messages in it. */
export function frontOf(viewer: Viewer, standing: Standing): Front {
  const modal = topModal(viewer);
  if (modal !== null) {
    const text = readModal(viewer.eyes, modal);
    return { name: 'the modal', text, surfaces: [seenView({ view: modal.id }, modal, text)] };
  }
  if (standing === 'home') {
    const home = viewer.world.homes.get(viewer.userId);
    const text = home === undefined ? '' : readHome(viewer.eyes, home);
    return { name: 'Home', text, surfaces: home === undefined ? [] : [seenView('home', home, text)] };
  }
  return conversationFront(viewer, standing.channelId, standing.threadTs);
}

/** The messages of a channel, or of a thread with its first message; oldest first. */
export function messagesIn(world: World, channelId: string, threadTs: string | null): Message[] {
  const all = [...(world.messages.get(channelId)?.values() ?? [])];
  return all.filter((message) =>
    threadTs === null ? !isReply(message) || message.isBroadcast : isOfThread(message, threadTs),
  );
}

export function ephemeralsFor({ world, userId }: Viewer, channelId: string): Ephemeral[] {
  return world.ephemerals.filter((message) => message.userId === userId && message.channelId === channelId);
}

/** @throws Error where this person cannot look into the channel. */
export function mustSee({ world, userId }: Viewer, channelId: string): Channel {
  const channel = world.channels.get(channelId);
  if (channel === undefined) throw new Error(`there is no channel ${channelId}`);
  if (channel.kind !== 'public' && !channel.members.includes(userId))
    throw new Error(`${placeName(world, channel, userId)} is private, and this person is not in it`);
  return channel;
}

function conversationFront(viewer: Viewer, channelId: string, threadTs: string | null): Front {
  const { world, eyes, userId } = viewer;
  const channel = mustSee(viewer, channelId);
  const seen = [
    ...messagesIn(world, channelId, threadTs).map((message) => ({
      ...seenMessage(message),
      text: readMessage(eyes, world, message),
      shown: `${authorOf(world, message)}: ${readMessage(eyes, world, message)}`,
    })),
    ...ephemeralsFor(viewer, channelId)
      .filter((message) => message.threadTs === threadTs)
      .map((message) => ({
        ...seenMessage(message),
        text: readContent(eyes, message),
        shown: readEphemeral(eyes, message),
      })),
  ].sort((one, other) => (one.message.ts < other.message.ts ? -1 : 1));
  return {
    name: `${threadTs === null ? '' : 'a thread of '}${placeName(world, channel, userId)}`,
    text: seen.map((surface) => surface.shown).join('\n'),
    surfaces: seen.toReversed(),
  };
}

function seenMessage<Some extends Message | Ephemeral>(message: Some) {
  const place = { message: { channelId: message.channelId, ts: message.ts } };
  return { place, blocks: message.blocks, message };
}

function seenView(place: Surface['place'], view: View, text: string): Seen {
  return { place, blocks: view.blocks, text, shown: text, message: null };
}

function isReply(message: Message): boolean {
  return message.threadTs !== null && message.threadTs !== message.ts;
}

function isOfThread(message: Message, threadTs: string): boolean {
  return message.ts === threadTs || message.threadTs === threadTs;
}
