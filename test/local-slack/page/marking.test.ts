import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type MarkName, mark, type Written } from '../../../local-slack/page/client/marking.ts';

/** `a [b] c`: what is selected stands in brackets, and an empty selection is `[]`. */
function written(shown: string): Written {
  const start = shown.indexOf('[');
  const end = shown.lastIndexOf(']') - 1;
  return { text: shown.slice(0, start) + shown.slice(start + 1, end + 1) + shown.slice(end + 2), start, end };
}

function after(name: MarkName, before: Written): Written {
  const { from, to, insert, start, end } = mark(name, before);
  return { text: before.text.slice(0, from) + insert + before.text.slice(to), start, end };
}

function shown({ text, start, end }: Written): string {
  return `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;
}

const pressed = (name: MarkName, before: string) => shown(after(name, written(before)));

test('what is selected is marked, and pressed again it is not', () => {
  expect(pressed('bold', 'see [this] now')).toBe('see *[this]* now');
  expect(pressed('bold', 'see *[this]* now')).toBe('see [this] now');
  expect(pressed('italic', 'see [_this_] now')).toBe('see [this] now');
  expect(pressed('struck', '[no]')).toBe('~[no]~');
  expect(pressed('code', '[x]')).toBe('`[x]`');
});

test('where nothing is selected one types on between the marks', () => {
  expect(pressed('bold', 'a [] b')).toBe('a *[]* b');
  expect(pressed('bold', 'a *[]* b')).toBe('a [] b');
});

test('space stays outside of the marks, and each line has its own', () => {
  expect(pressed('bold', '[ two words ]')).toBe(' *[two words]* ');
  expect(pressed('italic', '[one\n\n two]')).toBe('[_one_\n\n _two_]');
  expect(pressed('italic', '[_one_\n\n _two_]')).toBe('[one\n\n two]');
});

test('code of several lines is fenced', () => {
  expect(pressed('code', '[one\ntwo]')).toBe('```\n[one\ntwo]\n```');
});

test('a link asks for what it lacks', () => {
  expect(pressed('link', 'see [this]')).toBe('see [this](https://[])');
  expect(pressed('link', 'see [https://a.org]')).toBe('see [[]](https://a.org)');
  expect(pressed('link', '[]')).toBe('[[]](https://)');
});

test('lists and quotes are of whole lines', () => {
  expect(pressed('bullets', 'one\nt[]wo')).toBe('one\n- two[]');
  expect(pressed('bullets', 'o[ne\nt]wo\nthree')).toBe('[- one\n- two]\nthree');
  expect(pressed('numbers', '[one\ntwo]')).toBe('[1. one\n2. two]');
  expect(pressed('numbers', '[1. one\n2. two]')).toBe('[one\ntwo]');
  expect(pressed('bullets', '[1. one\n2. two]')).toBe('[- one\n- two]');
  expect(pressed('quote', '[> said]')).toBe('said[]');
});

test('no word is lost, and the selection stays within what is written', () => {
  const names = fc.constantFrom<MarkName[]>(
    'bold',
    'italic',
    'struck',
    'code',
    'link',
    'quote',
    'bullets',
    'numbers',
  );
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '*', '_', '-'), maxLength: 20 });
  fc.assert(
    fc.property(names, text, fc.nat(20), fc.nat(20), (name, words, one, other) => {
      const [start = 0, end = 0] = [one, other].map((at) => Math.min(at, words.length)).sort((a, b) => a - b);
      const made = after(name, { text: words, start, end });
      const letters = (some: string) => some.replace('https', '').replaceAll(/[^ab]/g, '');
      expect(letters(made.text)).toBe(letters(words));
      expect(made.start).toBeGreaterThanOrEqual(0);
      expect(made.end).toBeGreaterThanOrEqual(made.start);
      expect(made.end).toBeLessThanOrEqual(made.text.length);
    }),
    { numRuns: 1000 },
  );
});
