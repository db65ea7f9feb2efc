import { describe, expect, test } from 'vitest';
import { readBlocks } from '../../../local-slack/reading/blocks.ts';
import {
  actions,
  button,
  cell,
  image,
  input,
  mrkdwn,
  option,
  plain,
  section,
  textInput,
} from '../limits/samples.ts';
import { eyes } from './eyes.ts';

const two = [option('one', 'One'), option('two', 'Two')];
const inField = (element: object, more: object = {}) =>
  input({ action_id: 'a', ...element }, { block_id: 'b', ...more });

describe('blocks as a person sees them', () => {
  test.each<[string, object, string]>([
    ['a section', section({ text: mrkdwn('*Hello* <@U1>') }), 'Hello @Ana'],
    ['plain text is taken as it stands', section({ text: plain('*a* &amp; <@U1>') }), '*a* &amp; <@U1>'],
    ['fields', { type: 'section', fields: [plain('a'), mrkdwn('*b*')] }, 'a\nb'],
    ['an accessory', section({ text: plain('Row'), accessory: button() }), 'Row  [Press]'],
    ['a header', { type: 'header', text: plain('Title') }, 'Title'],
    ['a divider', { type: 'divider' }, '────────'],
    ['context', { type: 'context', elements: [mrkdwn('_small_'), image()] }, 'small  [image: A picture]'],
    ['buttons', actions(button(), button({ action_id: 'b', text: plain('Save') })), '[Press] [Save]'],
    ['an image', image({ title: plain('Chart') }), 'Chart\n[image: A picture]'],
    ['a menu', actions({ type: 'static_select', options: two, placeholder: plain('Pick') }), '[Pick ▾]'],
    ['a menu set', actions({ type: 'static_select', options: two, initial_option: two[1] }), '[Two ▾]'],
    ['overflow', section({ accessory: { type: 'overflow', options: two } }), 'Words  [⋯]'],
    [
      'a table',
      {
        type: 'table',
        rows: [
          [cell('a'), cell('b')],
          [cell('c'), cell('d')],
        ],
      },
      'a | b\nc | d',
    ],
    [
      'a list',
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_list',
            style: 'ordered',
            elements: [
              { type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] },
              { type: 'rich_text_section', elements: [{ type: 'user', user_id: 'U2' }] },
            ],
          },
        ],
      },
      '1. x\n2. @Ben',
    ],
    [
      'a quote',
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: 'a\nb' }] }],
      },
      '> a\n> b',
    ],
    ['an empty field', inField(textInput()), 'Label: ____'],
    ['a question', inField(textInput(), { label: plain('Why?') }), 'Why? ____'],
    [
      'a field to be left out',
      inField(textInput(), { optional: true, hint: plain('Why') }),
      'Label (optional): ____\n  Why',
    ],
    ['a placeholder', inField(textInput({ placeholder: plain('Say it') })), 'Label: ____ (Say it)'],
    ['a field filled at first', inField(textInput({ initial_value: 'hello' })), 'Label: hello'],
    [
      'radio buttons',
      inField({ type: 'radio_buttons', options: two, initial_option: two[0] }),
      'Label:\n  (•) One\n  ( ) Two',
    ],
    [
      'checkboxes',
      inField({ type: 'checkboxes', options: two, initial_options: [two[1]] }),
      'Label:\n  [ ] One\n  [x] Two',
    ],
    ['people', inField({ type: 'multi_users_select', initial_users: ['U1', 'U2'] }), 'Label: [@Ana, @Ben ▾]'],
    ['a channel', inField({ type: 'channels_select', initial_channel: 'C1' }), 'Label: [#learning ▾]'],
    ['a date', inField({ type: 'datepicker', initial_date: '2026-01-05' }), 'Label: [2026-01-05 ▾]'],
    [
      'a moment',
      inField({ type: 'datetimepicker', initial_date_time: 1767603600 }),
      'Label: [2026-01-05 10:00 ▾]',
    ],
    ['what Slack does not know', { type: 'poem' }, 'This content can’t be displayed.'],
  ])('%s', (_what, block, seen) => {
    expect(readBlocks(eyes, [block])).toBe(seen);
  });

  test('what has been filled in and refused', () => {
    const filled = {
      values: { b: { text: { type: 'plain_text_input', value: 'typed' } } },
      errors: { b: 'Too short' },
    };
    expect(readBlocks(eyes, [inField(textInput({ initial_value: 'first' }))], filled)).toBe(
      'Label: typed\n  ⚠ Too short',
    );
  });

  test('files that were put into a field', () => {
    const values = { b: { a: { type: 'file_input', files: [{ id: 'F1', name: 'chart.png' }] } } };
    expect(readBlocks(eyes, [inField({ type: 'file_input' })], { values, errors: {} })).toBe(
      'Label: [Upload files] chart.png',
    );
  });

  test('a choice that has been made in place of the first', () => {
    const values = { b: { a: { type: 'radio_buttons', selected_option: two[1] } } };
    const block = inField({ type: 'radio_buttons', options: two, initial_option: two[0] });
    expect(readBlocks(eyes, [block], { values, errors: {} })).toBe('Label:\n  ( ) One\n  (•) Two');
  });
});
