import { controlsOf } from './block-ids.ts';
import { CannotDo, type FieldValue } from './gestures.ts';
import { isObject, type Json, type JsonObject, objectsIn, stringAt } from './json.ts';
import { isDate, isTime } from './limits/choices.ts';
import type { Block, StateValues } from './model.ts';

/** Under which key Slack reports what is in a control, by the control's type. Buttons and overflows keep nothing. */
const STATE_KEYS: Readonly<Record<string, string>> = {
  plain_text_input: 'value',
  email_text_input: 'value',
  url_text_input: 'value',
  number_input: 'value',
  rich_text_input: 'rich_text_value',
  static_select: 'selected_option',
  external_select: 'selected_option',
  radio_buttons: 'selected_option',
  multi_static_select: 'selected_options',
  multi_external_select: 'selected_options',
  checkboxes: 'selected_options',
  users_select: 'selected_user',
  multi_users_select: 'selected_users',
  conversations_select: 'selected_conversation',
  multi_conversations_select: 'selected_conversations',
  channels_select: 'selected_channel',
  multi_channels_select: 'selected_channels',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
  datetimepicker: 'selected_date_time',
  file_input: 'files',
};

const INITIAL_KEYS: Readonly<Record<string, string>> = {
  value: 'initial_value',
  rich_text_value: 'initial_value',
  selected_option: 'initial_option',
  selected_options: 'initial_options',
  selected_user: 'initial_user',
  selected_users: 'initial_users',
  selected_conversation: 'initial_conversation',
  selected_conversations: 'initial_conversations',
  selected_channel: 'initial_channel',
  selected_channels: 'initial_channels',
  selected_date: 'initial_date',
  selected_time: 'initial_time',
  selected_date_time: 'initial_date_time',
};

const LISTS = ['selected_options', 'selected_users', 'selected_conversations', 'selected_channels', 'files'];

/** What Slack's pickers give: nothing else can be typed into them. A moment is a whole number of Unix seconds. */
const PICKED: Readonly<Record<string, (text: string) => boolean>> = {
  selected_date: isDate,
  selected_time: isTime,
  selected_date_time: (text) => /^-?\d+$/.test(text),
};

/** The key under which a control's state stands; null for those that have none. */
export function stateKey(element: JsonObject): string | null {
  return STATE_KEYS[stringAt(element, 'type') ?? ''] ?? null;
}

/** What is in every control before anyone has touched it. */
export function initialValues(blocks: readonly Block[]): StateValues {
  const values: StateValues = {};
  for (const { block, element } of controlsOf(blocks)) {
    const key = stateKey(element);
    const actionId = stringAt(element, 'action_id');
    if (key === null || actionId === null) continue;
    const initial = element[INITIAL_KEYS[key] ?? ''];
    values[block.block_id] = {
      ...values[block.block_id],
      [actionId]: entry(element, key, initial ?? (LISTS.includes(key) ? [] : null)),
    };
  }
  return values;
}

/** What stays when blocks are replaced: Slack keeps an input where block_id, action_id and type are the same. */
export function keptValues(before: StateValues, blocks: readonly Block[]): StateValues {
  const fresh = initialValues(blocks);
  for (const [blockId, actions] of Object.entries(fresh)) {
    for (const [actionId, initial] of Object.entries(actions)) {
      const old = before[blockId]?.[actionId];
      if (old !== undefined && old.type === initial.type) actions[actionId] = old;
    }
  }
  return fresh;
}

function entry(element: JsonObject, key: string, value: Json): JsonObject {
  return { type: stringAt(element, 'type') ?? '', [key]: value };
}

/** The state of a control once `value` was put into it. @throws CannotDo where it does not take this */
export function filledIn(element: JsonObject, value: FieldValue, offered: readonly JsonObject[]): JsonObject {
  const key = stateKey(element);
  if (key === null) throw new CannotDo(`a ${stringAt(element, 'type') ?? 'control'} takes no value`);
  return entry(element, key, valueFor(element, key, value, offered));
}

function valueFor(element: JsonObject, key: string, value: FieldValue, offered: readonly JsonObject[]): Json {
  if (key === 'selected_option') return value === null ? null : optionOf(element, oneOf(value), offered);
  if (key === 'selected_options')
    return several(element, value).map((one) => optionOf(element, one, offered));
  if (LISTS.includes(key)) return several(element, value);
  if (key === 'rich_text_value') return isObject(value) ? value : null;
  if (value === null) return null;
  if (key === 'value') return oneOf(value) === '' ? null : oneOf(value);
  const chosen = oneOf(value);
  if (PICKED[key]?.(chosen) === false) throw new CannotDo(`“${chosen}” cannot be picked here`);
  return key === 'selected_date_time' ? Number(chosen) : chosen;
}

function oneOf(value: FieldValue): string {
  if (typeof value === 'string') return value;
  throw new CannotDo('this control takes one value');
}

function several(element: JsonObject, value: FieldValue): string[] {
  const values = value === null ? [] : typeof value === 'string' ? [value] : [...listOf(value)];
  const most = element.max_selected_items;
  if (typeof most === 'number' && values.length > most)
    throw new CannotDo(`no more than ${most} can be chosen`);
  return values;
}

function listOf(value: readonly string[] | JsonObject): readonly string[] {
  if (isStrings(value)) return value;
  throw new CannotDo('this control takes a list of values');
}

function isStrings(value: readonly string[] | JsonObject): value is readonly string[] {
  return Array.isArray(value);
}

/** The option with this value, as the control offers it. */
export function optionOf(element: JsonObject, value: string, offered: readonly JsonObject[]): JsonObject {
  const groups = objectsIn(element.option_groups).flatMap((group) => objectsIn(group.options));
  const initial = [...objectsIn(element.initial_options), ...objectsIn([element.initial_option])];
  const isExternal = stringAt(element, 'type')?.includes('external') === true;
  const options = isExternal ? [...offered, ...initial] : [...objectsIn(element.options), ...groups];
  const chosen = options.find((option) => option.value === value);
  if (chosen === undefined) throw new CannotDo(`“${value}” is not among what can be chosen here`);
  return chosen;
}
