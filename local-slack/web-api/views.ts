import { isObject, type JsonObject, stringAt } from '../json.ts';
import { refuseView } from '../limits/validate-view.ts';
import type { View } from '../model.ts';
import { viewShape } from '../shapes/view.ts';
import { findView, newView, openModal, pushModal, replaceView, stackOf } from '../views.ts';
import { nested, takes, text } from './arguments.ts';
import { ApiError, type Call, method } from './call.ts';

const opening = {
  view: nested.optional(),
  trigger_id: text.optional(),
  interactivity_pointer: text.optional(),
};

export const open = method({
  name: 'views.open',
  tier: 'tier4',
  args: takes(opening),
  perform: (call, args) => {
    const view = readView(call, args.view, 'modal');
    const { userId } = exchange(call, args.trigger_id ?? args.interactivity_pointer);
    return shown(call, openModal(call, userId, view));
  },
});

export const push = method({
  name: 'views.push',
  tier: 'tier4',
  args: takes(opening),
  perform: (call, args) => {
    const view = readView(call, args.view, 'modal');
    const { userId, viewId } = exchange(call, args.trigger_id ?? args.interactivity_pointer);
    const top = stackOf(call, userId).at(-1);
    if (viewId === null || top === undefined) throw new ApiError('invalid_trigger_id');
    const pushed = pushModal(call, userId, view);
    if (pushed === null) throw new ApiError('push_limit_reached');
    return shown(call, pushed);
  },
});

export const update = method({
  name: 'views.update',
  tier: 'tier4',
  args: takes({
    view: nested.optional(),
    view_id: text.optional(),
    external_id: text.optional(),
    hash: text.optional(),
  }),
  perform: (call, args) => {
    const { view_id: id, external_id: externalId } = args;
    if (id === undefined && externalId === undefined)
      throw new ApiError('invalid_arguments', { messages: ['[ERROR] missing required field: view_id'] });
    const view = findView(call, (one) =>
      id === undefined ? one.externalId === externalId && externalId !== '' : one.id === id,
    );
    if (view === null) throw new ApiError('not_found');
    const given = readView(call, args.view, view.type, view);
    checkHash(view, args.hash);
    replaceView(call, view, given);
    return shown(call, view);
  },
});

export const publish = method({
  name: 'views.publish',
  tier: 'tier4',
  args: takes({ user_id: text, view: nested.optional(), hash: text.optional() }),
  perform: (call, args) => {
    if (!call.manifest.hasHomeTab) throw new ApiError('not_enabled');
    if (!call.world.users.has(args.user_id))
      throw new ApiError('invalid_arguments', {
        messages: ['[ERROR] invalid user_id [json-pointer:/user_id]'],
      });
    const there = call.world.homes.get(args.user_id);
    const given = readView(call, args.view, 'home', there);
    if (there === undefined) {
      const view = newView(call, args.user_id, given);
      call.world.homes.set(args.user_id, view);
      call.activity.note();
      return shown(call, view);
    }
    checkHash(there, args.hash);
    replaceView(call, there, given);
    return shown(call, there);
  },
});

function shown(call: Call, view: View): JsonObject {
  return { view: viewShape(call.world, view) };
}

function readView(call: Call, given: unknown, type: 'modal' | 'home', replaced?: View): JsonObject {
  if (given === undefined)
    throw new ApiError('invalid_arguments', { messages: ['[ERROR] missing required field: view'] });
  const refused = refuseView(given);
  if (refused !== null) throw new ApiError(refused.error, { messages: refused.messages });
  if (!isObject(given) || given.type !== type)
    throw new ApiError('invalid_arguments', {
      messages: [`[ERROR] must be a ${type} [json-pointer:/view/type]`],
    });
  const externalId = stringAt(given, 'external_id') ?? '';
  const isTaken =
    externalId !== '' &&
    findView(call, (view) => view.externalId === externalId && view !== replaced) !== null;
  if (isTaken) throw new ApiError('duplicate_external_id');
  return given;
}

function exchange(call: Call, triggerId: string | undefined) {
  if (triggerId === undefined)
    throw new ApiError('invalid_arguments', { messages: ['[ERROR] missing required field: trigger_id'] });
  const exchanged = call.triggers.exchange(triggerId);
  if (typeof exchanged === 'string') throw new ApiError(exchanged);
  return exchanged;
}

function checkHash(view: View, hash: string | undefined): void {
  if (hash !== undefined && hash !== '' && hash !== view.hash) throw new ApiError('hash_conflict');
}
