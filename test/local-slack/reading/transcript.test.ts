import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEntry, wrapLine } from '../../../local-slack/reading/transcript.ts';

test('an entry says when, who and where', () => {
  const at = Temporal.Instant.from('2026-01-05T09:05:00Z');
  const entry = { at, zone: 'Europe/Madrid', who: 'Ana', where: '#learning', text: 'Hello\n[Save]' };
  expect(readEntry(entry)).toBe('Mon 10:05  Ana  ·  #learning\n      Hello\n      [Save]');
});

test('what continues a point stands below its words', () => {
  expect(wrapLine('• one two three', 10)).toEqual(['• one two', '  three']);
});

test('characters of two columns count as two', () => {
  expect(wrapLine('日本 日本 日本', 9)).toEqual(['日本 日本', '日本']);
});

test('wrapping loses no word, and only words that are too long are', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,15}$/), { minLength: 1 });
  fc.assert(
    fc.property(words, (list) => {
      const wrapped = wrapLine(list.join(' '), 12);
      expect(wrapped.join(' ').split(' ')).toEqual(list);
      for (const line of wrapped) expect(line.length <= 12 || !line.includes(' ')).toBe(true);
    }),
  );
});
