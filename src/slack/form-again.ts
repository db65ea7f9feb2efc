import type { ViewOutput, ViewStateValue } from '@slack/bolt';
import type { InputBlockElement, KnownBlock, ModalView } from '@slack/types';
import { paragraph } from './blocks/text.ts';

type Block = ViewOutput['blocks'][number];

/** What our forms are made of. */
const KINDS = new Set(['actions', 'context', 'divider', 'header', 'input', 'rich_text', 'section']);

/** The form that was sent, with everything as it was filled in, and on top why it could not be taken. */
export function formAgain(view: ViewOutput, why: string): ModalView {
  const { title, submit, close, state } = view;
  const blocks = view.blocks.filter(isOfOurs).map((block): KnownBlock => {
    if (block.type !== 'input') return block;
    const [value] = Object.values(state.values[block.block_id ?? ''] ?? {});
    return value === undefined ? block : { ...block, element: filledIn(block.element, value) };
  });
  return {
    type: 'modal',
    callback_id: view.callback_id,
    private_metadata: view.private_metadata,
    clear_on_close: view.clear_on_close,
    notify_on_close: view.notify_on_close,
    title,
    ...(submit === null ? {} : { submit }),
    ...(close === null ? {} : { close }),
    blocks: [paragraph(why), ...blocks],
  };
}

function isOfOurs(block: Block): block is KnownBlock {
  return KINDS.has(block.type);
}

/** What the person emptied stays empty, whatever it began with. Kinds that no form of ours uses come back as they were. */
function filledIn(element: InputBlockElement, value: ViewStateValue): InputBlockElement {
  const { selected_option: option, selected_options: options = [], selected_users: users = [] } = value;
  switch (element.type) {
    case 'plain_text_input': {
      const { initial_value: _, ...rest } = element;
      return value.value ? { ...rest, initial_value: value.value } : rest;
    }
    case 'static_select': {
      const { initial_option: _, ...rest } = element;
      return option ? { ...rest, initial_option: option } : rest;
    }
    case 'external_select': {
      const { initial_option: _, ...rest } = element;
      return option ? { ...rest, initial_option: option } : rest;
    }
    case 'radio_buttons': {
      const { initial_option: _, ...rest } = element;
      return option ? { ...rest, initial_option: option } : rest;
    }
    case 'checkboxes': {
      const { initial_options: _, ...rest } = element;
      return options.length > 0 ? { ...rest, initial_options: options } : rest;
    }
    case 'multi_static_select': {
      const { initial_options: _, ...rest } = element;
      return options.length > 0 ? { ...rest, initial_options: options } : rest;
    }
    case 'multi_external_select': {
      const { initial_options: _, ...rest } = element;
      return options.length > 0 ? { ...rest, initial_options: options } : rest;
    }
    case 'users_select': {
      const { initial_user: _, ...rest } = element;
      return value.selected_user ? { ...rest, initial_user: value.selected_user } : rest;
    }
    case 'multi_users_select': {
      const { initial_users: _, ...rest } = element;
      return users.length > 0 ? { ...rest, initial_users: users } : rest;
    }
    case 'datepicker': {
      const { initial_date: _, ...rest } = element;
      return value.selected_date ? { ...rest, initial_date: value.selected_date } : rest;
    }
    case 'timepicker': {
      const { initial_time: _, ...rest } = element;
      return value.selected_time ? { ...rest, initial_time: value.selected_time } : rest;
    }
    case 'datetimepicker': {
      const { initial_date_time: _, ...rest } = element;
      return value.selected_date_time ? { ...rest, initial_date_time: value.selected_date_time } : rest;
    }
    default:
      return element;
  }
}
