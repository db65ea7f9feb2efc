import type { FieldValue } from '../../gestures.ts';
import type { JsonObject } from '../../json.ts';
import { isObject, objectsIn, stringAt } from '../../json.ts';
import { initialState, strings } from '../../reading/initial-state.ts';

/** What stands in a control, as the deeds of this page name it: words, an id, an option's value, or several. */
export function filledIn(
  element: { readonly type: string },
  state: JsonObject | undefined,
): readonly string[] {
  const at = state ?? initialState(element);
  const one = [
    'value',
    'selected_user',
    'selected_conversation',
    'selected_channel',
    'selected_date',
    'selected_time',
  ];
  const several = ['selected_users', 'selected_conversations', 'selected_channels'];
  const options = [...objectsIn([at.selected_option]), ...objectsIn(at.selected_options)];
  const moment = at.selected_date_time;
  return [
    ...one.flatMap((key) => stringAt(at, key) ?? []),
    ...several.flatMap((key) => strings(at[key])),
    ...options.flatMap((option) => stringAt(option, 'value') ?? []),
    ...(typeof moment === 'number' ? [String(moment)] : []),
  ];
}

/** Labels of the options that are chosen, for menus whose options the app supplies. */
export function chosenOptions(
  element: { readonly type: string },
  state: JsonObject | undefined,
): readonly { readonly text: string; readonly value: string }[] {
  const at = state ?? initialState(element);
  return [...objectsIn([at.selected_option]), ...objectsIn(at.selected_options)].map((option) => ({
    text: (isObject(option.text) ? stringAt(option.text, 'text') : null) ?? '',
    value: stringAt(option, 'value') ?? '',
  }));
}

/** What a menu or a choice makes: an id or value, several, or nothing. */
export function listed(value: FieldValue): string | string[] | null {
  if (value === null || typeof value === 'string') return value;
  return Array.isArray(value) ? [...value] : null;
}
