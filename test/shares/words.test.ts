import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, cleanWords, fold, isBlank, lengthOf } from '../../src/domain/words.ts';

/** Everything that people and programs can send, halves of characters included. */
const anything = fc.string({ unit: 'binary' }).map((text) => text + '\ud800\u0000'.slice(text.length % 3));

describe('cleaning words', () => {
  it('keeps what people type', () => {
    for (const typed of [
      'Straße, naïve, Grüße',
      '日本語のテキスト',
      'שלום עולם',
      'می‌خواهم',
      '👩‍👩‍👧 and 🏴󠁧󠁢󠁥󠁮󠁧󠁿',
      'a\n\n\tb',
    ])
      expect(cleanWords(typed)).toBe(typed);
  });

  it('drops what cannot be stored and what deceives', () => {
    expect(cleanWords('a\u0000b\ud800c\u202Ed')).toBe('abcd');
    expect(cleanWords('pay\u200bpal \u2066x\u2069')).toBe('paypal x');
    expect(cleanWords('x\u{E0041}y')).toBe('xy');
    expect(cleanWords('one\r\ntwo\u2028three')).toBe('one\ntwo\nthree');
    expect(cleanWords('e\u0301')).toBe('\u00e9');
  });

  it('makes nothing of what cannot be seen', () => {
    for (const typed of [
      '',
      ' \t\n',
      '\u00a0\u3000',
      '\u200b\u200c\u200d\ufeff',
      '\u3164',
      '\u2800',
      '\u0000',
    ])
      expect(cleanWords(typed)).toBe('');
  });

  it('changes nothing the second time, and leaves nothing that PostgreSQL or JSON would refuse', () => {
    fc.assert(
      fc.property(anything, (typed) => {
        const clean = cleanWords(typed);
        expect(cleanWords(clean)).toBe(clean);
        expect(clean.isWellFormed()).toBe(true);
        expect(clean).not.toContain('\u0000');
        expect(clean === '' || !isBlank(clean)).toBe(true);
        expect(cleanLine(typed)).not.toContain('\n');
      }),
    );
  });
});

it('folds what people call the same', () => {
  expect(fold('GIT')).toBe(fold('git'));
  expect(fold('ｇｉｔ')).toBe('git');
  expect(fold('\u200fgit')).toBe('git');
  expect(fold('Ubung')).not.toBe(fold('Übung'));
});

it('counts code points', () => {
  expect(lengthOf('🙂🙂')).toBe(2);
  fc.assert(fc.property(anything, (text) => lengthOf(text) === [...text].length));
});
