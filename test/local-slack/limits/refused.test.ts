import { describe, expect, test } from 'vitest';
import type { BlockSurface } from '../../../local-slack/limits/blocks.ts';
import { validateBlocks } from '../../../local-slack/limits/validate-blocks.ts';
import {
  actions,
  button,
  cell,
  chart,
  container,
  dataTable,
  image,
  input,
  letters,
  mrkdwn,
  option,
  options,
  plain,
  repeat,
  richText,
  section,
  select,
  textInput,
} from './samples.ts';

/** Something wrong, and a part of Slack's complaint. */
const refused: [what: string, block: object, complaint: string, surface?: BlockSurface][] = [
  ['no type', {}, 'missing required field: type [json-pointer:/blocks/0]'],
  ['unknown type', { type: 'poem' }, 'unsupported type: poem [json-pointer:/blocks/0/type]'],
  ['file block', { type: 'file', source: 'remote', external_id: 'x' }, 'unsupported type: file'],
  ['unknown key', section({ colour: 'red' }), 'invalid additional property: colour [json-pointer:/blocks/0]'],
  ['section without text', { type: 'section' }, 'must have text or fields'],
  ['empty text', section({ text: plain('') }), 'must be more than 0 characters'],
  ['text without type', section({ text: { text: 'x' } }), 'missing required field: type'],
  ['mrkdwn in a header', { type: 'header', text: mrkdwn() }, '[json-pointer:/blocks/0/text/type]'],
  ['emoji flag on mrkdwn', section({ text: { ...mrkdwn(), emoji: true } }), 'additional property: emoji'],
  ['a string for a text', section({ text: 'x' }), 'must provide an object [json-pointer:/blocks/0/text]'],
  ['actions without elements', actions(), 'no fewer than 1 items allowed'],
  ['button without text', actions({ type: 'button' }), 'missing required field: text'],
  ['button style', actions(button({ style: 'default' })), 'must be a valid value: primary, danger'],
  ['button url', actions(button({ url: 'nowhere' })), 'invalid url'],
  ['text input among actions', actions(textInput()), 'unsupported type: plain_text_input'],
  ['button in an input', input(button()), 'unsupported type: button', 'modal'],
  ['input in a message', input(textInput()), 'unsupported block on this surface: input'],
  ['alert in a message', { type: 'alert', text: plain() }, 'unsupported block on this surface: alert'],
  ['table in a modal', { type: 'table', rows: [[cell()]] }, 'unsupported block', 'modal'],
  [
    'container in Home',
    { type: 'container', title: plain(), child_blocks: [section()] },
    'unsupported',
    'home',
  ],
  [
    'two sources of options',
    select({ options: [option()], option_groups: [{ label: plain(), options: [option()] }] }),
    'either options or option_groups',
  ],
  ['no source of options', select({}), 'either options or option_groups'],
  [
    'initial option not offered',
    select({ options: options(2), initial_option: option('v9', 'O9') }),
    'initial_option must match an available option',
  ],
  [
    'initial option with another text',
    select({ options: options(2), initial_option: option('v0', 'Other') }),
    'must match',
  ],
  ['mrkdwn in a select', select({ options: [{ text: mrkdwn(), value: 'v' }] }), '/options/0/text/type'],
  [
    'url in a select option',
    select({ options: [{ ...option(), url: 'https://example.org' }] }),
    'additional property: url',
  ],
  [
    'initial checkboxes',
    actions({ type: 'checkboxes', options: options(2), initial_options: [option()] }),
    'must match',
  ],
  [
    'more chosen than may be',
    actions({
      type: 'multi_static_select',
      options: options(3),
      max_selected_items: 1,
      initial_options: options(2),
    }),
    'no more than 1 items',
  ],
  ['date', actions({ type: 'datepicker', initial_date: '2026-02-30' }), 'YYYY-MM-DD'],
  ['time', actions({ type: 'timepicker', initial_time: '24:00' }), 'HH:mm'],
  ['zone', actions({ type: 'timepicker', timezone: 'Mars/Base' }), 'invalid timezone'],
  ['date and time', actions({ type: 'datetimepicker', initial_date_time: 123 }), '10 digits'],
  [
    'date and time with a fraction',
    actions({ type: 'datetimepicker', initial_date_time: 1_767_603_600.5 }),
    'int',
  ],
  ['date and time beside words', section({ accessory: { type: 'datetimepicker' } }), 'unsupported type'],
  ['least above most', input(textInput({ min_length: 5, max_length: 4 })), 'must not exceed', 'modal'],
  [
    'initial value above most',
    input(textInput({ max_length: 2, initial_value: 'abc' })),
    'less than 3',
    'modal',
  ],
  [
    'number without decimals said',
    input({ type: 'number_input' }),
    'missing required field: is_decimal',
    'modal',
  ],
  [
    'number out of bounds',
    input({ type: 'number_input', is_decimal_allowed: false, min_value: '5', initial_value: '4' }),
    'within',
    'modal',
  ],
  [
    'image without alt text',
    { type: 'image', image_url: 'https://example.org/x.png' },
    'missing required field: alt_text',
  ],
  ['image without source', { type: 'image', alt_text: 'x' }, 'either image_url or slack_file'],
  [
    'image of a file with an id that is none',
    { type: 'image', alt_text: 'x', slack_file: { id: 'F1' } },
    'must match regex pattern',
  ],
  ['image with two sources', image({ slack_file: { id: 'F0123456789' } }), 'either image_url or slack_file'],
  [
    'file with id and url',
    { type: 'image', alt_text: 'x', slack_file: { id: 'F0123456789', url: 'https://e.org' } },
    'either id or url',
  ],
  ['empty text in rich text', richText({ type: 'text', text: '' }), 'more than 0 characters'],
  ['mrkdwn in rich text', richText({ type: 'mrkdwn', text: 'x' }), 'unsupported type: mrkdwn'],
  ['empty cell', { type: 'table', rows: [[cell('')]] }, 'more than 0 characters'],
  ['ragged data table', dataTable({ rows: [[cell()], [cell(), cell()]] }), 'same number of cells'],
  ['rich header of a data table', dataTable({ rows: [[richText()], [cell()]] }), 'header cells'],
  ['long data table', dataTable({ rows: [[cell()], [cell(letters(20_001))]] }), '20000 characters'],
  ['pie of nothing', chart({ chart: { type: 'pie', segments: [{ label: 'a', value: 0 }] } }), 'more than 0'],
  [
    'series with gaps',
    chart({
      chart: {
        type: 'line',
        axis_config: { categories: ['a', 'b'] },
        series: [{ name: 'n', data: [{ label: 'a', value: 1 }] }],
      },
    }),
    'one value for each category',
  ],
  [
    'two series of one name',
    chart({
      chart: {
        type: 'line',
        axis_config: { categories: ['a'] },
        series: repeat(2, () => ({ name: 'n', data: [{ label: 'a', value: 1 }] })),
      },
    }),
    'series names must be unique',
  ],
  ['empty card', { type: 'card', subtitle: mrkdwn() }, 'must have hero_image'],
  ['container in a container', container({ child_blocks: [container({})] }), 'unsupported type: container'],
  [
    'response_url in a message',
    actions({ type: 'conversations_select', response_url_enabled: true }),
    'only inputs of a modal',
  ],
  ['empty filter', actions({ type: 'conversations_select', filter: {} }), 'filter must not be empty'],
];

describe('what is wrong', () => {
  test.each(refused)('%s', (_what, block, complaint, surface = 'message') => {
    expect(validateBlocks(surface, [block]).join('\n')).toContain(complaint);
  });

  test('blocks that are no array', () => {
    expect(validateBlocks('message', { 0: section() })).toEqual([
      '[ERROR] must provide an array [json-pointer:/blocks]',
    ]);
  });
});
