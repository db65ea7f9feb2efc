import type { ViewStateValue } from '@slack/bolt';

/**
 * What stands in a modal's inputs, by block id: one text, several, or null where nothing was filled in. A moment is its
 * Unix seconds, as a text.
 */
export type Fields = Readonly<Record<string, string | readonly string[] | null>>;

/** Flattens Slack's view state. One input a block, so the block's id names the field. */
export function readFields(values: Record<string, Record<string, ViewStateValue>> | undefined): Fields {
  const fields: Record<string, string | readonly string[] | null> = {};
  for (const [block, inputs] of Object.entries(values ?? {})) {
    const [input] = Object.values(inputs);
    if (input !== undefined) fields[block] = readValue(input);
  }
  return fields;
}

function readValue(input: ViewStateValue): string | readonly string[] | null {
  switch (input.type) {
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return (input.selected_options ?? []).map((option) => option.value);
    case 'multi_users_select':
      return input.selected_users ?? [];
    case 'multi_conversations_select':
      return input.selected_conversations ?? [];
    case 'multi_channels_select':
      return input.selected_channels ?? [];
    default:
      return (
        input.value ??
        input.selected_option?.value ??
        input.selected_user ??
        input.selected_conversation ??
        input.selected_channel ??
        input.selected_date ??
        input.selected_time ??
        input.selected_date_time?.toString() ??
        null
      );
  }
}

/** The text of a field, or null; several chosen count as none. */
export function textOf(fields: Fields, name: string): string | null {
  const value = fields[name];
  return typeof value === 'string' ? value : null;
}

/** The chosen values of a field. */
export function listOf(fields: Fields, name: string): readonly string[] {
  const value = fields[name];
  if (value === undefined || value === null) return [];
  return typeof value === 'string' ? [value] : value;
}
