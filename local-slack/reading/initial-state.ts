import { isObject, type JsonObject } from '../json.ts';

/** Where nobody has touched a field, its `initial_…` stands in it: the same words under other keys. */
export function initialState(element: object): JsonObject {
  const state: Record<string, JsonObject[string]> = {};
  for (const [key, value] of Object.entries(element)) {
    if (!key.startsWith('initial_')) continue;
    const name = key.slice('initial_'.length);
    state[name === 'value' ? (isObject(value) ? 'rich_text_value' : 'value') : `selected_${name}`] = value;
  }
  return state;
}

/** The texts of a list that may hold anything. */
export function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
