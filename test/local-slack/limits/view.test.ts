import { describe, expect, test } from 'vitest';
import { refuseView, validateView } from '../../../local-slack/limits/validate-view.ts';
import { input, letters, modal, plain, repeat, section, textInput } from './samples.ts';

const atTheLimit: [what: string, most: number, make: (size: number) => object][] = [
  ['title', 24, (n) => modal({ title: plain(letters(n)) })],
  ['submit', 24, (n) => modal({ submit: plain(letters(n)) })],
  ['close', 24, (n) => modal({ close: plain(letters(n)) })],
  ['callback_id', 255, (n) => modal({ callback_id: letters(n) })],
  ['external_id', 255, (n) => modal({ external_id: letters(n) })],
  ['private_metadata', 3000, (n) => modal({ private_metadata: letters(n) })],
  ['blocks of a modal', 100, (n) => modal({ blocks: repeat(n, () => section()) })],
  ['blocks of Home', 100, (n) => ({ type: 'home', blocks: repeat(n, () => section()) })],
];

describe('a view', () => {
  test.each(atTheLimit)('%s: %i is taken, one more is refused', (_what, most, make) => {
    expect(validateView(make(most))).toEqual([]);
    expect(validateView(make(most + 1))).not.toEqual([]);
  });

  test.each([
    ['nothing', undefined, 'must provide an object [json-pointer:/view]'],
    ['no title', { type: 'modal', blocks: [] }, 'missing required field: title [json-pointer:/view]'],
    ['a title in Home', { type: 'home', blocks: [], title: plain() }, 'additional property: title'],
    ['a view id', modal({ id: 'V1' }), 'additional property: id'],
    ['another type', { type: 'workflow_step', blocks: [] }, 'unsupported type: workflow_step'],
    ['a bad block', modal({ blocks: [{ type: 'header' }] }), '[json-pointer:/view/blocks/0]'],
    ['inputs without submit', modal({ blocks: [input(textInput())] }), 'missing required field: submit'],
  ])('%s is refused', (_what, view, complaint) => {
    expect(validateView(view).join('\n')).toContain(complaint);
  });

  test('inputs with submit are taken, and in Home they need none', () => {
    const blocks = [input(textInput())];
    expect(validateView(modal({ blocks, submit: plain('Share') }))).toEqual([]);
    expect(validateView({ type: 'home', blocks })).toEqual([]);
  });

  test('a view is at most 250 KB', () => {
    const blocks = (count: number) => repeat(count, () => section({ text: plain(letters(3000)) }));
    expect(refuseView(modal({ blocks: blocks(80) }))).toBeNull();
    expect(refuseView(modal({ blocks: blocks(90) }))).toMatchObject({ error: 'view_too_large' });
  });
});
