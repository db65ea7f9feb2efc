import { withIds } from './block-ids.ts';
import { isObject, type JsonObject, objectsIn, stringAt } from './json.ts';
import type { View } from './model.ts';
import { initialValues, keptValues } from './values.ts';
import type { Workings } from './workings.ts';

const MOST_ON_A_STACK = 3;

/** A view as the app describes it; it has been validated. */
export function newView(w: Workings, userId: string, given: JsonObject, below: View | null = null): View {
  const id = w.stamps.id('V');
  const blocks = withIds(w.stamps, objectsIn(given.blocks));
  return {
    id,
    teamId: w.world.teamId,
    userId,
    type: given.type === 'home' ? 'home' : 'modal',
    ...described(given),
    blocks,
    submitDisabled: given.submit_disabled === true,
    hash: w.stamps.hash(),
    rootViewId: below?.rootViewId ?? id,
    previousViewId: below?.id ?? null,
    values: initialValues(blocks),
    errors: {},
    trouble: null,
  };
}

function described(given: JsonObject) {
  return {
    title: objectOrNull(given.title),
    submit: objectOrNull(given.submit),
    close: objectOrNull(given.close),
    callbackId: stringAt(given, 'callback_id') ?? '',
    privateMetadata: stringAt(given, 'private_metadata') ?? '',
    externalId: stringAt(given, 'external_id') ?? '',
    clearOnClose: given.clear_on_close === true,
    notifyOnClose: given.notify_on_close === true,
  };
}

function objectOrNull(value: unknown): JsonObject | null {
  return isObject(value) ? value : null;
}

/** Shows other content in the same view. What was filled in stays where the inputs stay. */
export function replaceView(w: Workings, view: View, given: JsonObject): void {
  view.blocks = withIds(w.stamps, objectsIn(given.blocks));
  view.values = keptValues(view.values, view.blocks);
  Object.assign(view, described(given));
  view.hash = w.stamps.hash();
  view.errors = {};
  view.trouble = null;
  w.activity.note();
}

/** A new modal in place of whatever is open. */
export function openModal(w: Workings, userId: string, given: JsonObject): View {
  const view = newView(w, userId, given);
  w.world.modals.set(userId, [view]);
  w.activity.note();
  return view;
}

/** On top of the one that is open; null where three lie on each other. */
export function pushModal(w: Workings, userId: string, given: JsonObject): View | null {
  const stack = stackOf(w, userId);
  if (stack.length >= MOST_ON_A_STACK) return null;
  const view = newView(w, userId, given, stack.at(-1) ?? null);
  w.world.modals.set(userId, [...stack, view]);
  w.activity.note();
  return view;
}

/** Takes the modal on top away. */
export function closeTop(w: Workings, userId: string): void {
  w.world.modals.set(userId, stackOf(w, userId).slice(0, -1));
  w.activity.note();
}

export function closeAll(w: Workings, userId: string): void {
  w.world.modals.set(userId, []);
  w.activity.note();
}

export function stackOf({ world }: Workings, userId: string): readonly View[] {
  return world.modals.get(userId) ?? [];
}

/** An open modal or a Home, whoever looks at it. */
export function findView({ world }: Workings, matches: (view: View) => boolean): View | null {
  for (const stack of world.modals.values()) {
    const found = stack.find(matches);
    if (found !== undefined) return found;
  }
  return [...world.homes.values()].find(matches) ?? null;
}
