import type { z } from 'zod';
import { type JsonObject, objectsIn, stringAt } from '../json.ts';
import type { contextActions } from '../limits/assistant.ts';
import type { Accessory, ActionElement, InputElement } from '../limits/layout.ts';
import { richText } from '../limits/rich-text.ts';
import type { AnyText } from '../limits/texts.ts';
import type { Eyes } from './eyes.ts';
import { initialState, strings } from './initial-state.ts';
import { readMrkdwn } from './mrkdwn.ts';
import { readRichText } from './rich-text.ts';

export type Element = Accessory | ActionElement | InputElement;
type ContextAction = z.infer<typeof contextActions>['elements'][number];

export function readText(eyes: Eyes, text: AnyText): string {
  return text.type === 'mrkdwn' ? readMrkdwn(eyes, text.text) : text.text;
}

/** An element as it looks before anyone opens it; `state` is what has been filled in, in Slack's form. */
export function readElement(eyes: Eyes, element: Element | ContextAction, state?: JsonObject): string {
  switch (element.type) {
    case 'button':
    case 'workflow_button':
    case 'icon_button':
      return `[${element.text.text}]`;
    case 'feedback_buttons':
      return `[${element.positive_button.text.text}] [${element.negative_button.text.text}]`;
    case 'overflow':
      return '[⋯]';
    case 'image':
      return `[image: ${element.alt_text}]`;
    case 'checkboxes':
    case 'radio_buttons':
      return readChoices(eyes, element, state);
    case 'file_input':
      return ['[Upload files]', ...objectsIn(state?.files).map((file) => stringAt(file, 'name') ?? '')].join(
        ' ',
      );
    default: {
      const filled = filledIn(eyes, element, state);
      const placeholder = 'placeholder' in element ? element.placeholder?.text : undefined;
      const isMenu = !element.type.endsWith('_input');
      if (isMenu) return `[${filled || (placeholder ?? 'Select an option')} ▾]`;
      return filled || (placeholder === undefined ? '____' : `____ (${placeholder})`);
    }
  }
}

type Choices = Extract<Element, { type: 'checkboxes' | 'radio_buttons' }>;

function readChoices(eyes: Eyes, element: Choices, state: JsonObject | undefined): string {
  const chosen = chosenValues(element, state);
  const [on, off] = element.type === 'checkboxes' ? ['[x]', '[ ]'] : ['(•)', '( )'];
  return element.options
    .map((option) => {
      const description = option.description === undefined ? '' : ` — ${readText(eyes, option.description)}`;
      return `${chosen.includes(option.value) ? on : off} ${readText(eyes, option.text)}${description}`;
    })
    .join('\n');
}

function chosenValues(element: Choices, state: JsonObject | undefined): string[] {
  const initial =
    element.type === 'checkboxes'
      ? (element.initial_options ?? [])
      : element.initial_option === undefined
        ? []
        : [element.initial_option];
  if (state === undefined) return initial.map((option) => option.value);
  const chosen = [...objectsIn(state.selected_options), ...objectsIn([state.selected_option])];
  return chosen.map((option) => stringAt(option, 'value') ?? '');
}

/** What stands in a field, in the words that are shown there; empty where nothing does. */
function filledIn(eyes: Eyes, element: Element, state: JsonObject | undefined): string {
  const current = state ?? initialState(element);
  const text = (key: string) => stringAt(current, key);
  const labels = [...objectsIn(current.selected_options), ...objectsIn([current.selected_option])].map(
    (option) => stringAt(option.text, 'text') ?? '',
  );
  const users = [...strings(current.selected_users), ...strings([current.selected_user])];
  const conversations = [
    ...strings(current.selected_conversations),
    ...strings(current.selected_channels),
    ...strings([current.selected_conversation, current.selected_channel]),
  ];
  const chosen = [
    ...labels,
    ...users.map((id) => `@${eyes.userName(id) ?? 'someone'}`),
    ...conversations.map((id) => conversationName(eyes, id)),
  ];
  const rich = richText.safeParse(current.rich_text_value);
  if (rich.success) return readRichText(eyes, rich.data);
  if (typeof current.selected_date_time === 'number') return readMoment(eyes, current.selected_date_time);
  return chosen.join(', ') || (text('value') ?? text('selected_date') ?? text('selected_time') ?? '');
}

function conversationName(eyes: Eyes, id: string): string {
  const name = eyes.channelName(id);
  return name === null ? 'a private channel' : `#${name}`;
}

function readMoment(eyes: Eyes, seconds: number): string {
  const at = Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO(eyes.zone);
  return `${at.toPlainDate()} ${at.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}
