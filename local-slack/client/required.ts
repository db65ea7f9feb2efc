import { controlsOf } from '../block-ids.ts';
import { type JsonObject, stringAt } from '../json.ts';
import type { View } from '../model.ts';
import { stateKey } from '../values.ts';
import { filesError } from './chosen-files.ts';

const REQUIRED = 'Please complete this required field.';

/** What Slack's own client says of a modal before it is sent, by block_id. */
export function clientErrors(view: View): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { block, element, isInput } of controlsOf(view.blocks)) {
    if (!isInput) continue;
    const state = view.values[block.block_id]?.[stringAt(element, 'action_id') ?? ''];
    const error = errorOf(element, state?.[stateKey(element) ?? ''], block.optional === true);
    if (error !== null) errors[block.block_id] = error;
  }
  return errors;
}

function errorOf(element: JsonObject, value: unknown, isOptional: boolean): string | null {
  const isEmpty =
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  if (isEmpty) return isOptional ? null : REQUIRED;
  return typeof value === 'string' ? textError(element, value) : filesError(element, value);
}

function textError(element: JsonObject, value: string): string | null {
  const length = [...value].length;
  const most = numberAt(element, 'max_length') ?? 3000;
  const least = numberAt(element, 'min_length') ?? 0;
  switch (element.type) {
    case 'plain_text_input':
      if (length < least) return `Please enter at least ${least} characters.`;
      return length > most ? `Please enter no more than ${most} characters.` : null;
    case 'url_text_input':
      return /^https?:\/\/\S+$/i.test(value) ? null : 'Please enter a valid URL.';
    case 'email_text_input':
      return /^\S+@\S+\.\S+$/.test(value) ? null : 'Please enter a valid email address.';
    case 'number_input':
      return numberError(element, value);
    default:
      return null;
  }
}

function numberError(element: JsonObject, value: string): string | null {
  const number = Number(value);
  if (value.trim() === '' || Number.isNaN(number)) return 'Please enter a valid number.';
  if (element.is_decimal_allowed !== true && !Number.isInteger(number)) return 'Please enter a whole number.';
  const [least, most] = [boundAt(element, 'min_value'), boundAt(element, 'max_value')];
  if (least !== null && number < least) return `Please enter a number of at least ${least}.`;
  return most !== null && number > most ? `Please enter a number of at most ${most}.` : null;
}

function numberAt(element: JsonObject, key: string): number | null {
  const value = element[key];
  return typeof value === 'number' ? value : null;
}

function boundAt(element: JsonObject, key: string): number | null {
  const value = stringAt(element, key);
  return value === null ? numberAt(element, key) : Number(value);
}
