import { controlsOf, type PlacedControl } from '../block-ids.ts';
import { type Answered, CannotDo, type Control, type FieldValue, type Place } from '../gestures.ts';
import { type JsonObject, stringAt } from '../json.ts';
import type { Block, User } from '../model.ts';
import { filledIn, optionOf, stateKey } from '../values.ts';
import type { Workings } from '../workings.ts';
import { chosenFiles, filesError, giveFiles } from './chosen-files.ts';
import { activeUser, commonPayload, viewOf } from './payload.ts';
import { type Spot, spotOf } from './spots.ts';

/** A person presses a button or chooses in a menu, and the app is told. */
export async function clickBlock(
  w: Workings,
  userId: string,
  place: Place,
  control: Control,
  value?: FieldValue,
): Promise<Answered> {
  const user = activeUser(w, userId);
  const spot = spotOf(w, user, place);
  const placed = find(spot.blocks, control);
  if (placed.isInput) throw new CannotDo(`${control.actionId} is an input: fill it in`);
  return await report(w, user, spot, placed, change(w, user, spot, placed, value));
}

/** A person fills an input in; the app is told only where it asked for each change. */
export async function fillIn(
  w: Workings,
  userId: string,
  viewId: string,
  control: Control,
  value: FieldValue,
): Promise<Answered | null> {
  const user = activeUser(w, userId);
  const view = viewOf(w, user, viewId);
  const placed = find(view.blocks, control);
  const spot = spotOf(w, user, { view: view.id });
  const changed = change(w, user, spot, placed, value);
  w.activity.note();
  delete view.errors[placed.block.block_id];
  const error = filesError(placed.element, changed.files);
  if (error !== null) {
    view.errors[placed.block.block_id] = error;
    return null;
  }
  if (placed.isInput && placed.block.dispatch_action !== true) return null;
  return await report(w, user, spot, placed, changed);
}

export function find(blocks: readonly Block[], { actionId, blockId }: Control): PlacedControl {
  const found = controlsOf(blocks).filter(
    ({ block, element }) =>
      element.action_id === actionId && (blockId === undefined || block.block_id === blockId),
  );
  const [only] = found;
  if (only === undefined) throw new CannotDo(`there is no control ${actionId} here`);
  if (found.length > 1)
    throw new CannotDo(`${found.length} blocks here have a control ${actionId}: name the block`);
  return only;
}

/** Puts the value in, and gives what the app is told of it. */
function change(
  w: Workings,
  user: User,
  spot: Spot,
  { block, element }: PlacedControl,
  value: FieldValue | undefined,
): JsonObject {
  const type = stringAt(element, 'type') ?? '';
  const actionId = stringAt(element, 'action_id') ?? '';
  if (type === 'overflow') {
    if (typeof value !== 'string') throw new CannotDo('an overflow menu needs the value of an option');
    return { type, selected_option: optionOf(element, value, []) };
  }
  if (stateKey(element) === null) {
    const { text, value: carried, url, style } = element;
    return { type, text, value: carried, url, style };
  }
  if (value === undefined) throw new CannotDo(`${actionId} needs a value`);
  const state =
    type === 'file_input'
      ? chosenFiles(w.world, user, value)
      : filledIn(element, value, spot.offered(block.block_id, actionId));
  spot.values[block.block_id] = { ...spot.values[block.block_id], [actionId]: state };
  return state;
}

function report(
  w: Workings,
  user: User,
  spot: Spot,
  { block, element }: PlacedControl,
  changed: JsonObject,
): Promise<Answered> {
  if (!w.world.app.installed) throw new CannotDo('the app is not installed here any more');
  if (!w.manifest.isInteractive)
    throw new CannotDo('this app is not configured to handle interactive responses');
  giveFiles(w.world, spot.values);
  const action = {
    ...changed,
    action_id: stringAt(element, 'action_id') ?? '',
    block_id: block.block_id,
    action_ts: w.stamps.ts(),
  };
  return w.link.deliver({
    type: 'interactive',
    name: 'block_actions',
    acceptsResponse: false,
    payload: {
      type: 'block_actions',
      ...commonPayload(w, user),
      ...spot.payload(),
      ...(spot.response === null ? {} : { response_url: w.url + w.responseUrls.issue(spot.response) }),
      trigger_id: w.triggers.give(user.id, spot.viewId),
      // In modals and on Home it stands in the view.
      ...(spot.response === null ? {} : { state: { values: spot.values } }),
      actions: [action],
    },
  });
}
