import type { BlockSurface } from '../../../local-slack/limits/blocks.ts';
import {
  actions,
  button,
  cell,
  image,
  input,
  mrkdwn,
  option,
  options,
  plain,
  section,
  textInput,
} from './samples.ts';

const menu = (type: string, more: object = {}) =>
  actions({ type, action_id: 'a', placeholder: plain(), ...more });
const text = (words: string, style: object = {}) => ({ type: 'text', text: words, style });
const rich = (...elements: object[]) => ({ type: 'rich_text', elements });
const confirm = { title: plain(), text: mrkdwn(), confirm: plain(), deny: plain(), style: 'danger' };

/** Each block and element with everything that it may have. */
export const whole: [what: string, block: object, surface?: BlockSurface][] = [
  [
    'section',
    section({ block_id: 'b', text: mrkdwn(), fields: [plain()], accessory: image(), expand: true }),
  ],
  ['emoji flag', section({ text: { ...plain(), emoji: true } })],
  ['verbatim', section({ text: { ...mrkdwn(), verbatim: true } })],
  [
    'button',
    actions(
      button({ value: 'v', url: 'https://example.org', style: 'primary', confirm, accessibility_label: 'x' }),
    ),
  ],
  [
    'workflow button',
    actions({
      type: 'workflow_button',
      text: plain(),
      workflow: {
        trigger: {
          url: 'https://slack.com/shortcuts/1',
          customizable_input_parameters: [{ name: 'a', value: 'b' }],
        },
      },
    }),
  ],
  [
    'overflow',
    section({
      accessory: {
        type: 'overflow',
        options: [{ ...option(), description: plain(), url: 'https://example.org' }],
        confirm,
      },
    }),
  ],
  ['date', menu('datepicker', { initial_date: '2024-02-29' })],
  ['last minute', menu('timepicker', { initial_time: '23:59', timezone: 'Europe/Madrid' })],
  ['late morning', menu('timepicker', { initial_time: '19:30' })],
  ['first moment', actions({ type: 'datetimepicker', initial_date_time: 1_000_000_000 })],
  ['last moment', actions({ type: 'datetimepicker', initial_date_time: 9_999_999_999 })],
  ['static select', menu('static_select', { options: options(3), initial_option: options(3)[2] })],
  [
    'select in groups',
    menu('static_select', {
      option_groups: [{ label: plain(), options: options(3) }],
      initial_option: options(3)[2],
    }),
  ],
  [
    'several',
    menu('multi_static_select', { options: options(3), initial_options: options(2), max_selected_items: 2 }),
  ],
  ['external', menu('external_select', { initial_option: option(), min_query_length: 0 })],
  ['several external', menu('multi_external_select', { initial_options: options(2), max_selected_items: 2 })],
  ['person', menu('users_select', { initial_user: 'U1' })],
  ['people', menu('multi_users_select', { initial_users: ['U1', 'U2'], max_selected_items: 2 })],
  ['channel', menu('channels_select', { initial_channel: 'C1' })],
  ['channels', menu('multi_channels_select', { initial_channels: ['C1'] })],
  [
    'conversation',
    menu('conversations_select', {
      default_to_current_conversation: true,
      filter: { include: ['public', 'private'], exclude_bot_users: true },
    }),
  ],
  [
    'conversations',
    menu('multi_conversations_select', {
      initial_conversations: ['C1'],
      filter: { exclude_external_shared_channels: true },
    }),
  ],
  [
    'conversation with a response_url',
    input({ type: 'conversations_select', response_url_enabled: true }),
    'modal',
  ],
  [
    'checkboxes',
    actions({
      type: 'checkboxes',
      options: [{ ...option(), text: mrkdwn() }],
      initial_options: [{ ...option(), text: mrkdwn() }],
    }),
  ],
  ['radio buttons', actions({ type: 'radio_buttons', options: options(10), initial_option: options(10)[9] })],
  [
    'text',
    input(
      textInput({
        multiline: true,
        min_length: 0,
        max_length: 3000,
        initial_value: '',
        dispatch_action_config: { trigger_actions_on: ['on_enter_pressed', 'on_character_entered'] },
      }),
      { hint: plain(), optional: true, dispatch_action: true },
    ),
    'modal',
  ],
  [
    'number',
    input({
      type: 'number_input',
      is_decimal_allowed: true,
      min_value: '-1.5',
      max_value: '2',
      initial_value: '0',
    }),
    'home',
  ],
  [
    'email',
    input({ type: 'email_text_input', initial_value: 'a@example.org', focus_on_load: true }),
    'modal',
  ],
  ['url', input({ type: 'url_text_input' }), 'modal'],
  [
    'rich text input',
    input({
      type: 'rich_text_input',
      initial_value: rich({ type: 'rich_text_section', elements: [text('x')] }),
      min_lines: 1,
      max_lines: 100,
    }),
    'modal',
  ],
  ['files', input({ type: 'file_input', filetypes: ['png'], max_files: 1 }), 'modal'],
  [
    'rich text',
    rich(
      {
        type: 'rich_text_section',
        elements: [
          text('bold', { bold: true, italic: true, strike: true, code: true, underline: true }),
          { type: 'link', url: 'https://example.org', text: 'there', unsafe: false },
          { type: 'user', user_id: 'U1' },
          { type: 'usergroup', usergroup_id: 'S1' },
          { type: 'channel', channel_id: 'C1' },
          { type: 'team', team_id: 'T1' },
          { type: 'broadcast', range: 'here' },
          { type: 'emoji', name: 'wave', unicode: '1f44b' },
          { type: 'date', timestamp: 1_767_603_600, format: '{date}', fallback: 'then' },
          { type: 'color', value: '#ff00AA' },
        ],
      },
      {
        type: 'rich_text_list',
        style: 'ordered',
        indent: 1,
        offset: 2,
        border: 1,
        elements: [{ type: 'rich_text_section', elements: [] }],
      },
      { type: 'rich_text_quote', border: 0, elements: [text('x')] },
      { type: 'rich_text_preformatted', elements: [text('x')] },
    ),
  ],
  ['image of a file', { type: 'image', slack_file: { id: 'F0123456789' }, alt_text: 'x', title: plain() }],
  [
    'image of a file by url',
    { type: 'image', slack_file: { url: 'https://files.slack.com/x.png' }, alt_text: 'x' },
  ],
  [
    'table',
    {
      type: 'table',
      rows: [[cell(), { type: 'raw_number', value: 1, text: '1' }, rich()]],
      column_settings: [{ align: 'right', is_wrapped: true }],
    },
  ],
  [
    'data table',
    {
      type: 'data_table',
      caption: 'x',
      rows: [
        [cell(), cell()],
        [cell(), rich()],
      ],
      page_size: 1,
      row_header_column_index: 1,
    },
  ],
  ['long data table', { type: 'data_table', caption: 'x', rows: [[cell()], [cell('a'.repeat(12_900))]] }],
];
