import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asRead, fitted, isReadFromRight } from '../../src/charts/fit.ts';

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** Each letter as wide as another, however many code points it has. */
const measure = (text: string) => [...letters.segment(text)].length;
const one = (text: string, width: number) => fitted(text, { width, lines: 1, measure });
const two = (text: string, width: number) => fitted(text, { width, lines: 2, measure });

const words = fc.oneof(
  fc.lorem({ maxCount: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

test('breaks between words, and cuts what is left over', () => {
  expect(two('How was it?', 20)).toEqual(['How was it?']);
  expect(two('How useful was this week?', 16)).toEqual(['How useful was', 'this week?']);
  expect(two('How useful was this week for you?', 16)).toEqual(['How useful was', 'this week for y…']);
  expect(one('Reading club', 8)).toEqual(['Reading…']);
  expect(one('  spread\nover\t\tlines ', 30)).toEqual(['spread over lines']);
  expect(two(' \n ', 10)).toEqual([]);
});

test('parts no word from its mark, no bracket from its word, and no letter from its parts', () => {
  expect(two('really good?', 11)).toEqual(['really', 'good?']);
  expect(two('it was (5)?', 8)).toEqual(['it was', '(5)?']);
  expect(one('👩‍💻👩‍💻👩‍💻', 2)).toEqual(['👩‍💻…']);
  expect(two('今週は何を学びましたか', 6).join('')).toBe('今週は何を学びましたか');
});

test('nothing is wider than its room, nothing is lost without a mark, and nothing is made up', () => {
  fc.assert(
    fc.property(
      words,
      fc.integer({ min: 2, max: 30 }),
      fc.integer({ min: 1, max: 3 }),
      (text, width, most) => {
        const lines = fitted(text, { width, lines: most, measure });
        expect(lines.length).toBeLessThanOrEqual(most);
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width);
        const bare = (said: string) => said.replaceAll(/[\s\p{Cc}]+/gu, '');
        const all = bare(text.toWellFormed());
        const kept = bare(lines.join(''));
        if (kept !== all) {
          expect(kept.endsWith('…')).toBe(true);
          expect(all.startsWith(kept.slice(0, -1))).toBe(true);
        }
      },
    ),
  );
});

test('knows what is read from the right, and keeps its marks on its left', () => {
  expect(isReadFromRight('(5) שלום')).toBe(true);
  expect(isReadFromRight('مرحبا Ana')).toBe(true);
  expect(isReadFromRight('Ana مرحبا')).toBe(false);
  expect(isReadFromRight('5?')).toBe(false);
  expect(asRead('שלום!')).toBe('\u2067שלום!\u2069');
  expect(asRead('Hello!')).toBe('Hello!');
});
