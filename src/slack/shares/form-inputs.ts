import type { InputBlock, PlainTextOption } from '@slack/types';
import { shareLimits } from '../../domain/shares/share.ts';
import { plain } from '../blocks/text.ts';
import { ids } from '../ids.ts';

/** The block id is the field's name; the action id repeats it where nobody listens to the input. */
export function textInput(
  name: string,
  label: string,
  typed: string | null,
  options: {
    readonly optional?: boolean;
    readonly oneLine?: boolean;
    readonly most?: number;
    readonly placeholder?: string;
    readonly hint?: string;
  },
): InputBlock {
  return {
    type: 'input',
    block_id: name,
    optional: options.optional ?? false,
    label: plain(label),
    ...(options.hint === undefined ? {} : { hint: plain(options.hint) }),
    element: {
      type: 'plain_text_input',
      action_id: name,
      multiline: options.oneLine !== true,
      max_length: options.most ?? shareLimits.words,
      ...(typed === null || typed === '' ? {} : { initial_value: typed }),
      ...(options.placeholder === undefined ? {} : { placeholder: plain(options.placeholder) }),
    },
  };
}

export function dateInput(
  name: string,
  label: string,
  options: { readonly chosen: string; readonly hint: string },
): InputBlock {
  return {
    type: 'input',
    block_id: name,
    label: plain(label),
    hint: plain(options.hint),
    element: { type: 'datepicker', action_id: name, initial_date: options.chosen },
  };
}

/** One of several. With an action id of its own, the form hears of each change. */
export function choiceInput(
  name: string,
  label: string,
  options: {
    readonly options: PlainTextOption[];
    readonly chosen: string;
    readonly actionId?: string;
    readonly asRadio?: boolean;
  },
): InputBlock {
  const initial = options.options.find(({ value }) => value === options.chosen);
  return {
    type: 'input',
    block_id: name,
    dispatch_action: options.actionId !== undefined,
    label: plain(label),
    element: {
      type: options.asRadio === true ? 'radio_buttons' : 'static_select',
      action_id: options.actionId ?? name,
      options: options.options,
      ...(initial === undefined ? {} : { initial_option: initial }),
    },
  };
}

export function tagsInput(chosen: readonly string[]): InputBlock {
  return {
    type: 'input',
    block_id: 'tags',
    optional: true,
    label: plain('Tags'),
    hint: plain('Type to find tags that exist, or to add one.'),
    element: {
      type: 'multi_external_select',
      action_id: ids.share.tags,
      min_query_length: 0,
      max_selected_items: shareLimits.tags,
      placeholder: plain('For example: git'),
      ...(chosen.length === 0 ? {} : { initial_options: chosen.map((label) => option(label, label)) }),
    },
  };
}

export function option(text: string, value: string): PlainTextOption {
  return { text: plain(text), value };
}
