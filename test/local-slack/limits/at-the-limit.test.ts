import { describe, expect, test } from 'vitest';
import type { BlockSurface } from '../../../local-slack/limits/blocks.ts';
import { validateBlocks } from '../../../local-slack/limits/validate-blocks.ts';
import {
  actions,
  bars,
  button,
  card,
  cell,
  chart,
  confirm,
  container,
  dataTable,
  image,
  input,
  letters,
  mrkdwn,
  option,
  options,
  pie,
  plain,
  repeat,
  section,
  select,
  task,
  textInput,
} from './samples.ts';

/** A thing whose size can be chosen, the largest size that Slack takes, and where it is asked. */
type Row = [what: string, most: number, make: (size: number) => object, surface?: BlockSurface];

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
  ['card subtext', 200, (n) => card({ subtext: mrkdwn(letters(n)) })],
  ['container subtitle', 150, (n) => container({ subtitle: mrkdwn(letters(n)) })],
  ['chart label', 20, (n) => chart({ chart: { type: 'pie', segments: [{ label: letters(n), value: 1 }] } })],
  ['chart x label', 50, (n) => bars(1, 1, { x_label: letters(n) })],
  ['chart y label', 50, (n) => bars(1, 1, { y_label: letters(n) })],
  [
    'feedback value',
    2000,
    (n) => {
      const side = { text: plain(), value: letters(n) };
      const element = { type: 'feedback_buttons', positive_button: side, negative_button: side };
      return { type: 'context_actions', elements: [element] };
    },
  ],
  [
    'icon button value',
    2000,
    (n) => ({
      type: 'context_actions',
      elements: [{ type: 'icon_button', icon: 'trash', text: plain(), value: letters(n) }],
    }),
  ],
  ['tasks of a plan', 50, (n) => ({ type: 'plan', title: 'Plan', tasks: repeat(n, task) })],
  ['task id', 255, (n) => ({ ...task(), task_id: letters(n) })],
  ['task title', 3000, (n) => ({ ...task(), title: letters(n) })],
  ['plan title', 3000, (n) => ({ type: 'plan', title: letters(n) })],
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
