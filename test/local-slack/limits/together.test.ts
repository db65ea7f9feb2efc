import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lengthOf } from '../../../local-slack/limits/texts.ts';
import { refuseBlocks, validateBlocks } from '../../../local-slack/limits/validate-blocks.ts';
import { actions, button, cell, input, letters, plain, repeat, section, textInput } from './samples.ts';

const table = { type: 'table', rows: [[cell()]] };
const chart = (title: string) => ({
  type: 'data_visualization',
  title,
  chart: { type: 'pie', segments: [{ label: 'a', value: 1 }] },
});

describe('blocks together', () => {
  test.each([
    ['message', 50],
    ['modal', 100],
    ['home', 100],
  ] as const)('a %s takes %i blocks and no more', (surface, most) => {
    expect(
      validateBlocks(
        surface,
        repeat(most, () => ({ type: 'divider' })),
      ),
    ).toEqual([]);
    expect(
      validateBlocks(
        surface,
        repeat(most + 1, () => ({ type: 'divider' })),
      ),
    ).toEqual([`[ERROR] no more than ${most} items allowed [json-pointer:/blocks]`]);
  });

  test('a block_id stands once', () => {
    expect(validateBlocks('message', [section({ block_id: 'a' }), section({ block_id: 'a' })])).toEqual([
      '[ERROR] block_id already exists: a [json-pointer:/blocks/1/block_id]',
    ]);
  });

  test('a block_id inside a container counts too', () => {
    const container = { type: 'container', title: plain(), child_blocks: [section({ block_id: 'a' })] };
    expect(validateBlocks('message', [section({ block_id: 'a' }), container])).not.toEqual([]);
  });

  test('an action_id stands once in a block, and may stand in two', () => {
    expect(validateBlocks('message', [actions(button(), button())])).toEqual([
      '[ERROR] action_id already exists: press [json-pointer:/blocks/0/elements/1/action_id]',
    ]);
    expect(validateBlocks('message', [actions(button()), actions(button())])).toEqual([]);
  });

  test('one table a message, of whichever kind', () => {
    expect(refuseBlocks('message', [table])).toBeNull();
    expect(refuseBlocks('message', [table, table])).toMatchObject({ error: 'invalid_attachments' });
  });

  test('two charts a message', () => {
    expect(
      validateBlocks(
        'message',
        repeat(2, (at) => chart(`${at}`)),
      ),
    ).toEqual([]);
    expect(
      validateBlocks(
        'message',
        repeat(3, (at) => chart(`${at}`)),
      ),
    ).not.toEqual([]);
  });

  test('markdown counts over the whole message', () => {
    const markdown = (length: number) => ({ type: 'markdown', text: letters(length) });
    expect(validateBlocks('message', [markdown(6000), markdown(6000)])).toEqual([]);
    expect(validateBlocks('message', [markdown(6000), markdown(6001)])).not.toEqual([]);
  });

  test('one field of a view has the focus', () => {
    const focused = (id: string) => input(textInput({ action_id: id, focus_on_load: true }));
    expect(validateBlocks('modal', [focused('a')])).toEqual([]);
    expect(validateBlocks('modal', [focused('a'), focused('b')])).not.toEqual([]);
  });

  test('a message is at most 13,200 characters as it is sent', () => {
    const blocks = (length: number) => [
      ...repeat(4, () => section({ text: plain(letters(3000)) })),
      section({ text: plain(letters(length)) }),
    ];
    const rest = 13_200 - lengthOf(JSON.stringify(blocks(0)));
    expect(refuseBlocks('message', blocks(rest))).toBeNull();
    expect(refuseBlocks('message', blocks(rest + 1))).toMatchObject({ error: 'msg_blocks_too_long' });
    expect(refuseBlocks('modal', blocks(rest + 1))).toBeNull();
  });
});

describe('whatever comes', () => {
  test('nothing makes it throw', () => {
    fc.assert(
      fc.property(fc.constantFrom('message', 'modal', 'home'), fc.anything(), (surface, anything) => {
        const messages = [...validateBlocks(surface, anything), ...validateBlocks(surface, [anything])];
        expect(messages.every((message) => message.includes('[json-pointer:/blocks'))).toBe(true);
        expect(validateBlocks(surface, [anything])).not.toEqual([]);
      }),
    );
  });

  test('a section is taken exactly if its text has 1 to 3000 code points', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.integer({ min: 2990, max: 3010 }).map((length) => '字'.repeat(length)),
    );
    fc.assert(
      fc.property(text, (words) => {
        const fits = Array.from(words).length >= 1 && Array.from(words).length <= 3000;
        expect(validateBlocks('message', [section({ text: plain(words) })]).length === 0).toBe(fits);
      }),
    );
  });

  test('a valid block with any further key is refused', () => {
    const known = ['type', 'block_id', 'text', 'fields', 'accessory', 'expand'];
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (key) => {
        fc.pre(!known.includes(key) && key !== '__proto__');
        expect(validateBlocks('message', [section({ [key]: 1 })])).toHaveLength(1);
      }),
    );
  });
});
