import { type Answered, CannotDo } from '../gestures.ts';
import { messageShape } from '../shapes/message.ts';
import type { Workings } from '../workings.ts';
import { commonPayload, messageSeenBy, userOfTheApp } from './payload.ts';
import { channelRef } from './spots.ts';

export async function runGlobalShortcut(w: Workings, userId: string, callbackId: string): Promise<Answered> {
  const user = userOfTheApp(w, userId);
  needShortcut(w, 'global', callbackId);
  return await w.link.deliver({
    type: 'interactive',
    name: 'shortcut',
    acceptsResponse: false,
    payload: {
      type: 'shortcut',
      ...commonPayload(w, user),
      action_ts: w.stamps.ts(),
      callback_id: callbackId,
      trigger_id: w.triggers.give(userId),
    },
  });
}

/** The app is shown the whole message, whether it is in the channel or not. */
export async function runMessageShortcut(
  w: Workings,
  userId: string,
  callbackId: string,
  channelId: string,
  ts: string,
): Promise<Answered> {
  const user = userOfTheApp(w, userId);
  needShortcut(w, 'message', callbackId);
  const message = messageSeenBy(w, user, channelId, ts);
  const target = { userId, channelId, original: null };
  return await w.link.deliver({
    type: 'interactive',
    name: 'message_action',
    acceptsResponse: false,
    payload: {
      type: 'message_action',
      ...commonPayload(w, user),
      action_ts: w.stamps.ts(),
      callback_id: callbackId,
      trigger_id: w.triggers.give(userId),
      response_url: w.url + w.responseUrls.issue(target),
      channel: channelRef(w, channelId),
      message_ts: ts,
      message: messageShape(w.world, message),
    },
  });
}

function needShortcut({ manifest, world }: Workings, type: 'global' | 'message', callbackId: string): void {
  const isThere = manifest.shortcuts.some((one) => one.type === type && one.callback_id === callbackId);
  if (!isThere) throw new CannotDo(`the app has no ${type} shortcut ${callbackId}`);
  if (!world.app.scopes.includes('commands')) throw new CannotDo('the app may have no shortcuts');
}
