import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { richRetyped } from '../../local-slack/client/rich-retyped.ts';
import { richTyped } from '../../local-slack/client/rich-typed.ts';
import { richText } from '../../local-slack/limits/rich-text.ts';

const names = {
  mention: (handle: string) =>
    handle === 'here'
      ? { type: 'broadcast' as const, range: 'here' as const }
      : handle === 'ben'
        ? { type: 'user' as const, user_id: 'U1' }
        : null,
  channelId: (name: string) => (name === 'learning' ? 'C1' : null),
  emoji: (name: string) => (name === 'wave' ? { type: 'emoji' as const, name, unicode: '1f44b' } : null),
  handle: () => 'ben',
  channelName: () => 'learning',
};
const rich = (typed: string) => richTyped(names, typed)?.elements ?? [];
const retyped = (typed: string) => richRetyped(names, { elements: rich(typed) });
const section = (...elements: object[]) => ({ type: 'rich_text_section', elements });
const text = (words: string, style?: object) => ({
  type: 'text',
  text: words,
  ...(style === undefined ? {} : { style }),
});

describe('what is typed into a field for rich text', () => {
  test('is words, with marks around some of them', () => {
    expect(rich('a *b* _c_ ~d~ `e`')).toEqual([
      section(
        text('a '),
        text('b', { bold: true }),
        text(' '),
        text('c', { italic: true }),
        text(' '),
        text('d', { strike: true }),
        text(' '),
        text('e', { code: true }),
      ),
    ]);
    expect(rich('*a _b_*')).toEqual([
      section(text('a ', { bold: true }), text('b', { bold: true, italic: true })),
    ]);
  });

  test('names people, channels, emoji and addresses, and leaves alone what there is none of', () => {
    expect(rich('*@ben*, see #learning: https://a.org/b_c_d. :wave: @nobody :no: 10:30:45')).toEqual([
      section(
        { type: 'user', user_id: 'U1', style: { bold: true } },
        text(', see '),
        { type: 'channel', channel_id: 'C1' },
        text(': '),
        { type: 'link', url: 'https://a.org/b_c_d' },
        text('. '),
        { type: 'emoji', name: 'wave', unicode: '1f44b' },
        text(' @nobody :no: 10:30:45'),
      ),
    ]);
    expect(rich('_[how to *bisect*](https://git-scm.com)_ @here')).toEqual([
      section(
        { type: 'link', url: 'https://git-scm.com', text: 'how to *bisect*', style: { italic: true } },
        text(' '),
        { type: 'broadcast', range: 'here' },
      ),
    ]);
  });

  test('has lists, one in another, quotes and code of several lines', () => {
    const typed =
      'First\n- one\n- *two*\n  1. deeper\n  2. still\n- three\n> said\n> and done\n\nthen\n```\nlet a = *b*;\n```\nend';
    expect(rich(typed)).toEqual([
      section(text('First\n')),
      {
        type: 'rich_text_list',
        style: 'bullet',
        indent: 0,
        border: 0,
        elements: [section(text('one')), section(text('two', { bold: true }))],
      },
      {
        type: 'rich_text_list',
        style: 'ordered',
        indent: 1,
        border: 0,
        elements: [section(text('deeper')), section(text('still'))],
      },
      { type: 'rich_text_list', style: 'bullet', indent: 0, border: 0, elements: [section(text('three'))] },
      { type: 'rich_text_quote', elements: [text('said\nand done')] },
      section(text('\nthen\n')),
      { type: 'rich_text_preformatted', elements: [text('let a = *b*;')] },
      section(text('end')),
    ]);
    expect(retyped(typed)).toBe(typed);
  });

  test('goes on counting where a list goes on', () => {
    expect(rich('4. four\n9. five')).toMatchObject([{ style: 'ordered', offset: 3 }]);
    expect(retyped('4. four\n9. five')).toBe('4. four\n5. five');
  });

  test('is nothing where only space was typed', () => {
    expect(richTyped(names, ' \n\n ')).toBeNull();
  });

  test('stays words where marks stand among them', () => {
    for (const typed of ['2 * 3 * 4', 'snake_case_name', '*', '``', '- ', '0. nothing', 'a*b*c'])
      expect(rich(typed)).toEqual([section(text(typed.trimEnd()))]);
  });
});

describe('what stands in it', () => {
  const snippets = fc.constantFrom(
    ...['*', '_', '~', '`', '```', '> ', '- ', '1. ', '7. ', '  ', '\n', ' ', '[', '](https://a.org)'],
    ...[
      'a',
      'b c',
      '@ben',
      '@nobody',
      '#learning',
      ':wave:',
      'https://a.org/x',
      '.',
      '(',
      ')',
      '🎉',
      '_a_',
      '*b*',
    ],
  );
  const words = fc.oneof(
    fc.array(snippets, { maxLength: 14 }).map((all) => all.join('')),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
  );

  test('is what Slack takes, and typed again it stays as it is', () => {
    fc.assert(
      fc.property(words, (typed) => {
        const made = richTyped(names, typed);
        if (made !== null) expect(richText.safeParse(made).error).toBeUndefined();
        const once = retyped(typed);
        expect(retyped(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  test('reads the same once it is typed again, where marks are not piled up', () => {
    const plain = fc.constantFrom('a', 'b c', '@ben', '#learning', ':wave:', 'https://a.org/x', '`x *y*`');
    const styled = fc
      .tuple(plain, fc.subarray(['*', '_', '~']))
      .map(([word, marks]) => `${marks.join('')}${word}${marks.toReversed().join('')}`);
    const line = fc.tuple(
      fc.constantFrom('', '- ', '  - ', '1. ', '> '),
      fc.array(styled, { minLength: 1, maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
        const typed = lines.map(([mark, all]) => `${mark}${all.join(' ')}`).join('\n');
        expect(rich(retyped(typed))).toEqual(rich(typed));
      }),
      { numRuns: 500 },
    );
  });

  test('of an app is shown with its marks: space outside, each line on its own', () => {
    const elements = [
      {
        type: 'rich_text_section' as const,
        elements: [
          { type: 'text' as const, text: ' two\nlines ', style: { bold: true, italic: true } },
          { type: 'link' as const, url: 'https://a.org', text: 'there' },
          { type: 'user' as const, user_id: 'U1' },
        ],
      },
    ];
    expect(richRetyped(names, { elements })).toBe(' *_two_*\n*_lines_* [there](https://a.org)@ben');
  });
});
