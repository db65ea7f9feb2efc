import { CannotDo, type Place } from '../gestures.ts';
import type { JsonObject } from '../json.ts';
import type { Block, Ephemeral, Message, StateValues, User, View } from '../model.ts';
import type { ResponseTarget } from '../response-urls.ts';
import { placeName } from '../shapes/channel.ts';
import { messageShape } from '../shapes/message.ts';
import { viewShape } from '../shapes/view.ts';
import { botSees } from '../standing.ts';
import { keptValues } from '../values.ts';
import type { Workings } from '../workings.ts';
import { messageSeenBy, viewOf } from './payload.ts';

/** Where controls stand, with what is in them and what the app is told of the place. */
export interface Spot {
  readonly blocks: readonly Block[];
  readonly values: StateValues;
  readonly viewId: string | null;
  readonly response: ResponseTarget | null;
  /** Made when it is sent, so that it shows what was just filled in. */
  payload(): JsonObject;
  /** The options that the app has offered for a menu, the last ones first: of several picks each had its own. */
  offered(blockId: string, actionId: string): readonly JsonObject[];
  remember(blockId: string, actionId: string, options: readonly JsonObject[]): void;
}

export function spotOf(w: Workings, user: User, place: Place): Spot {
  if (place === 'home') {
    const home = w.world.homes.get(user.id);
    if (home === undefined) throw new CannotDo(`${user.name}'s Home is empty`);
    return viewSpot(w, home);
  }
  if ('view' in place) return viewSpot(w, viewOf(w, user, place.view));
  const { channelId, ts } = place.message;
  const ephemeral = w.world.ephemerals.find((one) => one.ts === ts && one.userId === user.id);
  return ephemeral === undefined
    ? messageSpot(w, user, messageSeenBy(w, user, channelId, ts))
    : ephemeralSpot(w, user, ephemeral);
}

function viewSpot(w: Workings, view: View): Spot {
  return {
    blocks: view.blocks,
    values: view.values,
    viewId: view.type === 'modal' ? view.id : null,
    response: null,
    payload: () => ({
      container: { type: 'view', view_id: view.id },
      view: viewShape(w.world, view),
    }),
    ...offers(w, view.id),
  };
}

function messageSpot(w: Workings, user: User, message: Message): Spot {
  const channel = w.world.channels.get(message.channelId);
  // In places that the app is not in, Slack keeps the message to itself.
  const showsMessage = channel !== undefined && botSees(w.world, channel);
  return {
    blocks: message.blocks,
    values: messageValues(w, user, message.channelId, message.ts, message.blocks),
    viewId: null,
    response: {
      userId: user.id,
      channelId: message.channelId,
      original: { ts: message.ts, isEphemeral: false },
    },
    payload: () => ({
      container: {
        type: 'message',
        message_ts: message.ts,
        channel_id: message.channelId,
        is_ephemeral: false,
        ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
      },
      channel: channelRef(w, message.channelId),
      ...(showsMessage ? { message: messageShape(w.world, message) } : {}),
    }),
    ...offers(w, `${message.channelId} ${message.ts}`),
  };
}

function ephemeralSpot(w: Workings, user: User, ephemeral: Ephemeral): Spot {
  const { channelId, ts, threadTs } = ephemeral;
  return {
    blocks: ephemeral.blocks,
    values: messageValues(w, user, channelId, ts, ephemeral.blocks),
    viewId: null,
    response: { userId: user.id, channelId, original: { ts, isEphemeral: true } },
    payload: () => ({
      container: {
        type: 'message',
        message_ts: ts,
        channel_id: channelId,
        is_ephemeral: true,
        ...(threadTs === null ? {} : { thread_ts: threadTs }),
      },
      channel: channelRef(w, channelId),
    }),
    ...offers(w, `${channelId} ${ts}`),
  };
}

export function channelRef({ world }: Workings, channelId: string): JsonObject {
  const channel = world.channels.get(channelId);
  return { id: channelId, name: channel === undefined ? '' : placeName(channel) };
}

function messageValues(
  { world }: Workings,
  user: User,
  channelId: string,
  ts: string,
  blocks: readonly Block[],
): StateValues {
  const key = `${user.id} ${channelId} ${ts}`;
  const values = keptValues(world.messageValues.get(key) ?? {}, blocks);
  world.messageValues.set(key, values);
  return values;
}

function offers(w: Workings, place: string): Pick<Spot, 'offered' | 'remember'> {
  const keyOf = (blockId: string, actionId: string) => `${place} ${blockId} ${actionId}`;
  return {
    offered: (blockId, actionId) => w.offers.get(keyOf(blockId, actionId)) ?? [],
    remember: (blockId, actionId, options) => {
      const key = keyOf(blockId, actionId);
      w.offers.set(key, [...options, ...(w.offers.get(key) ?? [])]);
    },
  };
}
