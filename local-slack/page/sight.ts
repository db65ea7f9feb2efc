import { createHash } from 'node:crypto';
import { stringAt } from '../json.ts';
import { block as anyBlock, type Block } from '../limits/blocks.ts';
import type { Manifest } from '../manifest.ts';
import type { Channel, Ephemeral, Message, StateValues, View, World } from '../model.ts';
import { ephemeralsFor, messagesIn } from '../person-sight.ts';
import { eyesOf } from '../reading/eyes.ts';
import { shownName } from '../reading/names.ts';
import { canSee } from '../standing.ts';
import { BUILT_IN } from './built-in-commands.ts';
import { fileOf } from './file-sight.ts';
import type { Inspection } from './inspection.ts';
import { placesOf, type ReadMarks } from './places.ts';
import type {
  AppShown,
  ConversationShown,
  MessageShown,
  PersonShown,
  PlaceAbout,
  Sections,
  ViewShown,
} from './protocol.ts';
import type { TourStep } from './tour.ts';

/** Where somebody looks. */
export interface Gaze {
  readonly channelId: string | null;
  /** So many of the newest messages. */
  readonly limit: number;
  readonly threadTs: string | null;
  /** Whether what goes to and fro is shown. */
  readonly inspects: boolean;
}

export interface Watched {
  readonly world: World;
  readonly manifest: Manifest;
  readonly now: Temporal.Instant;
  readonly clockAheadMs: number;
  readonly tour: readonly TourStep[];
  readonly inspection: Inspection | null;
  readonly canBeginAgain: boolean;
  readonly goesOnUntil: Temporal.Instant | null;
}

/** Of a thread nothing is left out: its first message is what it is about. */
const WHOLE = Number.POSITIVE_INFINITY;

/** All that this person sees now. What they may not look into is left out. */
export function sectionsFor(watched: Watched, userId: string, gaze: Gaze, read: ReadMarks | null): Sections {
  const { world, manifest, now, clockAheadMs, tour, inspection, canBeginAgain, goesOnUntil } = watched;
  const home = world.homes.get(userId);
  return {
    me: { userId, zone: world.users.get(userId)?.tz ?? 'UTC' },
    beginning: { id: beginningOf(world), canBeginAgain },
    app: appOf(world, manifest),
    people: [...world.users.values()].map(personOf),
    places: placesOf(world, now, { userId, channelId: gaze.channelId, read }),
    about: aboutOf(world, userId, gaze.channelId),
    conversation: conversationOf(watched, userId, gaze.channelId, null, gaze.limit),
    thread:
      gaze.threadTs === null ? null : conversationOf(watched, userId, gaze.channelId, gaze.threadTs, WHOLE),
    modals: (world.modals.get(userId) ?? []).map(viewOf),
    home: home === undefined ? null : viewOf(home),
    tour,
    inspection,
    goesOnUntil: goesOnUntil?.toString() ?? null,
    clockAheadMs,
  };
}

/** Each world is installed with a secret of its own. */
function beginningOf({ app }: World): string {
  return createHash('sha256').update(app.signingSecret).digest('hex').slice(0, 12);
}

function appOf(world: World, manifest: Manifest): AppShown {
  return {
    name: manifest.appName,
    botUserId: world.app.botUserId,
    teamName: world.teams.get(world.teamId)?.name ?? '',
    commands: [
      ...manifest.commands.map(({ command, description, usage_hint: hint = '' }) => ({
        command,
        description,
        hint,
      })),
      ...BUILT_IN.map(({ command, description, hint }) => ({ command, description, hint })),
    ],
    shortcuts: manifest.shortcuts.map(({ name, type, callback_id: callbackId, description }) => ({
      name,
      type,
      callbackId,
      description,
    })),
    hasHome: manifest.hasHomeTab,
    hasMessages: manifest.hasMessagesTab,
  };
}

/** Slack's own helper is no bot to Slack, and nobody to be. */
export function isPerson(user: { readonly id: string; readonly isBot: boolean }): boolean {
  return !user.isBot && user.id !== 'USLACKBOT';
}

function personOf(user: Parameters<typeof shownName>[0]): PersonShown {
  return {
    userId: user.id,
    name: shownName(user),
    handle: user.name,
    title: user.title,
    zone: user.tz,
    isPerson: isPerson(user),
    isHere: !user.deleted,
  };
}

function aboutOf(world: World, userId: string, channelId: string | null): PlaceAbout | null {
  const channel = seenChannel(world, userId, channelId);
  if (channel === null) return null;
  return {
    channelId: channel.id,
    memberIds: channel.members,
    pins: channel.pinned.flatMap(({ ts, by }) => {
      const message = world.messages.get(channel.id)?.get(ts);
      return message === undefined ? [] : { by, message: messageOf(world, message, userId) };
    }),
  };
}

function seenChannel(world: World, userId: string, channelId: string | null): Channel | null {
  const channel = channelId === null ? undefined : world.channels.get(channelId);
  const user = world.users.get(userId);
  if (channel === undefined || user === undefined) return null;
  return canSee(user, channel) ? channel : null;
}

function conversationOf(
  { world, now }: Watched,
  userId: string,
  channelId: string | null,
  threadTs: string | null,
  limit: number,
): ConversationShown | null {
  const channel = seenChannel(world, userId, channelId);
  if (channel === null) return null;
  const viewer = { world, userId, eyes: eyesOf(world, userId, now) };
  const all = messagesIn(world, channel.id, threadTs);
  const ephemerals = ephemeralsFor(viewer, channel.id).filter((one) => one.threadTs === threadTs);
  const shown = [
    ...all.slice(-limit).map((message) => messageOf(world, message, userId)),
    ...ephemerals.map((message) => ephemeralOf(world, message)),
  ].sort((one, other) => (one.ts < other.ts ? -1 : 1));
  return { channelId: channel.id, threadTs, messages: shown, hasOlder: all.length > limit };
}

function messageOf(world: World, message: Message, viewer: string): MessageShown {
  return {
    channelId: message.channelId,
    ts: message.ts,
    userId: message.userId,
    text: message.text || message.attachments.map((one) => stringAt(one, 'fallback') ?? '').join('\n'),
    blocks: blocksOf(message.blocks),
    values: chosenIn(world, message, viewer),
    isEdited: message.edited !== null,
    isEphemeral: false,
    files: message.files.map((id) => fileOf(world, id, viewer)),
    reactions: message.reactions.map(({ name, users }) => ({
      name,
      count: users.length,
      isMine: users.includes(viewer),
    })),
    replies: message.replies.length,
    lastReplyTs: message.replies.at(-1) ?? null,
  };
}

function ephemeralOf(world: World, message: Ephemeral): MessageShown {
  return {
    channelId: message.channelId,
    ts: message.ts,
    userId: world.app.botUserId,
    text: message.text,
    blocks: blocksOf(message.blocks),
    values: chosenIn(world, message, message.userId),
    isEdited: false,
    isEphemeral: true,
    files: [],
    reactions: [],
    replies: 0,
    lastReplyTs: null,
  };
}

function chosenIn(
  world: World,
  { channelId, ts }: { channelId: string; ts: string },
  viewer: string,
): StateValues {
  return world.messageValues.get(`${viewer} ${channelId} ${ts}`) ?? {};
}

function viewOf(view: View): ViewShown {
  return {
    id: view.id,
    hash: view.hash,
    title: labelOf(view.title) ?? '',
    submit: labelOf(view.submit),
    close: labelOf(view.close),
    isSubmitDisabled: view.submitDisabled,
    blocks: blocksOf(view.blocks),
    values: view.values,
    errors: view.errors,
    trouble: view.trouble,
  };
}

function labelOf(text: View['title']): string | null {
  return text === null ? null : (stringAt(text, 'text') ?? null);
}

const READ = new WeakMap<object, Block | null>();

/** Blocks are replaced when they change, never written into, so each is read once. */
function blocksOf(blocks: readonly object[]): (Block | null)[] {
  return blocks.map((candidate) => {
    const known = READ.get(candidate);
    if (known !== undefined) return known;
    const read = anyBlock.safeParse(candidate);
    const block = read.success ? read.data : null;
    READ.set(candidate, block);
    return block;
  });
}
