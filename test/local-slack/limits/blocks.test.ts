import { describe, expect, test } from 'vitest';
import type { BlockSurface } from '../../../local-slack/limits/blocks.ts';
import { validateBlocks } from '../../../local-slack/limits/validate-blocks.ts';
import {
  actions,
  button,
  cell,
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
  textInput,
} from './samples.ts';

/** A thing whose size can be chosen, the largest size that Slack takes, and where it is asked. */
type Row = [what: string, most: number, make: (size: number) => object, surface?: BlockSurface];

const select = (more: object) => actions({ type: 'static_select', action_id: 'pick', ...more });
const confirm = (more: object) => actions(button({ confirm: { text: plain(), ...more } }));
const card = (more: object) => ({ type: 'card', title: mrkdwn(), ...more });
const container = (more: object) => ({
  type: 'container',
  title: plain(),
  child_blocks: [section()],
  ...more,
});
const chart = (more: object) => ({
  type: 'data_visualization',
  title: 'Shares',
  chart: { type: 'pie', segments: [{ label: 'a', value: 1 }] },
  ...more,
});
const pie = (count: number) =>
  chart({ chart: { type: 'pie', segments: repeat(count, (at) => ({ label: `s${at}`, value: 1 })) } });
const bars = (series: number, points: number) =>
  chart({
    chart: {
      type: 'bar',
      axis_config: { categories: repeat(points, String) },
      series: repeat(series, (at) => ({
        name: `n${at}`,
        data: repeat(points, (label) => ({ label: String(label), value: 1 })),
      })),
    },
  });
const dataTable = (more: object) => ({
  type: 'data_table',
  caption: 'Table',
  rows: [[cell()], [cell()]],
  ...more,
});

const atTheLimit: Row[] = [
  ['block_id', 255, (n) => section({ block_id: letters(n) })],
  ['action_id', 255, (n) => actions(button({ action_id: letters(n) }))],
  ['section text', 3000, (n) => section({ text: mrkdwn(letters(n)) })],
  ['section fields', 10, (n) => ({ type: 'section', fields: repeat(n, () => plain()) })],
  ['section field', 2000, (n) => ({ type: 'section', fields: [plain(letters(n))] })],
  ['header', 150, (n) => ({ type: 'header', text: plain(letters(n)) })],
  ['context elements', 10, (n) => ({ type: 'context', elements: repeat(n, () => mrkdwn()) })],
  ['context text', 3000, (n) => ({ type: 'context', elements: [mrkdwn(letters(n))] })],
  ['actions elements', 25, (n) => actions(...repeat(n, (at) => button({ action_id: `b${at}` })))],
  ['button text', 75, (n) => actions(button({ text: plain(letters(n)) }))],
  ['button value', 2000, (n) => actions(button({ value: letters(n) }))],
  ['button url', 3000, (n) => actions(button({ url: `https://e.org/${letters(n - 14)}` }))],
  ['button accessibility_label', 75, (n) => actions(button({ accessibility_label: letters(n) }))],
  ['confirm title', 100, (n) => confirm({ title: plain(letters(n)) })],
  ['confirm text', 300, (n) => confirm({ text: mrkdwn(letters(n)) })],
  ['confirm confirm', 30, (n) => confirm({ confirm: plain(letters(n)) })],
  ['confirm deny', 30, (n) => confirm({ deny: plain(letters(n)) })],
  ['option text', 75, (n) => select({ options: [option('v', letters(n))] })],
  ['option value', 75, (n) => select({ options: [option(letters(n))] })],
  ['option description', 75, (n) => select({ options: [{ ...option(), description: plain(letters(n)) }] })],
  ['select options', 100, (n) => select({ options: options(n) }), 'modal'],
  [
    'select groups',
    100,
    (n) => select({ option_groups: repeat(n, () => ({ label: plain(), options: [option()] })) }),
    'modal',
  ],
  [
    'options of a group',
    100,
    (n) => select({ option_groups: [{ label: plain(), options: options(n) }] }),
    'modal',
  ],
  ['group label', 75, (n) => select({ option_groups: [{ label: plain(letters(n)), options: [option()] }] })],
  ['select placeholder', 150, (n) => select({ options: [option()], placeholder: plain(letters(n)) })],
  ['overflow options', 5, (n) => actions({ type: 'overflow', options: options(n) })],
  [
    'overflow url',
    3000,
    (n) => actions({ type: 'overflow', options: [{ ...option(), url: `https://e.org/${letters(n - 14)}` }] }),
  ],
  ['checkboxes', 10, (n) => actions({ type: 'checkboxes', options: options(n) })],
  ['radio buttons', 10, (n) => actions({ type: 'radio_buttons', options: options(n) })],
  ['input label', 2000, (n) => input(textInput(), { label: plain(letters(n)) }), 'modal'],
  ['input hint', 2000, (n) => input(textInput(), { hint: plain(letters(n)) }), 'modal'],
  ['text input max_length', 3000, (n) => input(textInput({ max_length: n })), 'modal'],
  ['text input min_length', 3000, (n) => input(textInput({ min_length: n })), 'modal'],
  ['text input placeholder', 150, (n) => input(textInput({ placeholder: plain(letters(n)) })), 'modal'],
  ['text input initial value', 3000, (n) => input(textInput({ initial_value: letters(n) })), 'modal'],
  ['file input files', 10, (n) => input({ type: 'file_input', max_files: n }), 'modal'],
  ['rich text input lines', 100, (n) => input({ type: 'rich_text_input', max_lines: n }), 'modal'],
  ['image alt text', 2000, (n) => image({ alt_text: letters(n) })],
  ['image title', 2000, (n) => image({ title: plain(letters(n)) })],
  ['image url', 3000, (n) => image({ image_url: `https://e.org/${letters(n - 14)}` })],
  [
    'rich text list indent',
    8,
    (n) => ({
      type: 'rich_text',
      elements: [{ type: 'rich_text_list', style: 'bullet', indent: n, elements: [] }],
    }),
  ],
  ['markdown', 12_000, (n) => ({ type: 'markdown', text: letters(n) })],
  ['table rows', 100, (n) => ({ type: 'table', rows: repeat(n, () => [cell()]) })],
  ['table columns', 20, (n) => ({ type: 'table', rows: [repeat(n, () => cell())] })],
  ['data table rows', 101, (n) => dataTable({ rows: repeat(n, () => [cell()]) })],
  ['data table page', 100, (n) => dataTable({ page_size: n })],
  ['pie segments', 6, pie],
  ['chart series', 6, (n) => bars(n, 2)],
  ['chart points', 20, (n) => bars(1, n)],
  ['chart title', 50, (n) => chart({ title: letters(n) })],
  ['card title', 150, (n) => card({ title: mrkdwn(letters(n)) })],
  ['card subtitle', 150, (n) => card({ subtitle: mrkdwn(letters(n)) })],
  ['card body', 200, (n) => card({ body: mrkdwn(letters(n)) })],
  ['card actions', 3, (n) => card({ actions: repeat(n, (at) => button({ action_id: `b${at}` })) })],
  ['carousel', 10, (n) => ({ type: 'carousel', elements: repeat(n, () => card({})) })],
  ['alert', 200, (n) => ({ type: 'alert', text: plain(letters(n)) }), 'modal'],
  ['container title', 150, (n) => container({ title: plain(letters(n)) })],
  ['container children', 10, (n) => container({ child_blocks: repeat(n, () => section()) })],
  [
    'context actions',
    5,
    (n) => ({
      type: 'context_actions',
      elements: repeat(n, (at) => ({
        type: 'icon_button',
        icon: 'trash',
        text: plain(),
        action_id: `b${at}`,
      })),
    }),
  ],
  [
    'video title',
    199,
    (n) => ({
      type: 'video',
      video_url: 'https://example.org/v',
      thumbnail_url: 'https://example.org/t.png',
      alt_text: 'A video',
      title: plain(letters(n)),
    }),
  ],
];

describe('each limit', () => {
  test.each(atTheLimit)('%s: %i is taken, one more is refused', (_what, most, make, surface = 'message') => {
    expect(validateBlocks(surface, [make(most)])).toEqual([]);
    expect(validateBlocks(surface, [make(most + 1)])).not.toEqual([]);
  });

  test('characters are counted as code points', () => {
    expect(validateBlocks('message', [{ type: 'header', text: plain('😀'.repeat(150)) }])).toEqual([]);
    expect(validateBlocks('message', [{ type: 'header', text: plain('😀'.repeat(151)) }])).toEqual([
      '[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    ]);
  });
});

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
  ['image with two sources', image({ slack_file: { id: 'F1' } }), 'either image_url or slack_file'],
  [
    'file with id and url',
    { type: 'image', alt_text: 'x', slack_file: { id: 'F1', url: 'https://e.org' } },
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
