import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largestAnswer, type SealedField } from '../../src/domain/sealing/largest-answer.ts';
import { cleanWords } from '../../src/domain/words.ts';

const bytesOf = (answer: unknown) => Buffer.byteLength(JSON.stringify(answer));

const aField = fc.record({
  kind: fc.constantFrom('words' as const, 'number' as const, 'numbers' as const),
  most: fc.nat(120),
});

/** Of characters that JSON or UTF-8 write long, mostly. */
const typed = fc.string({
  unit: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom('"', '\\', '\n', '\t', '\0', '\x1f', '\x7f', '\u2028', '🜂', '𝒳', 'é'),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.constantFrom('\ud800', '\udfff', '\u{e0041}', '\u202e', '\u200d') },
  ),
  maxLength: 200,
});

/** Anything that a person can make of this field. */
function valueFor({ kind, most }: SealedField): fc.Arbitrary<unknown> {
  const number = fc.nat(most);
  const given: Record<SealedField['kind'], fc.Arbitrary<unknown>> = {
    words: typed.map((text) => [...cleanWords(text)].slice(0, most).join('')),
    number,
    numbers: fc.uniqueArray(number),
  };
  return fc.option(given[kind]);
}

const anAnswer = fc
  .array(aField, { maxLength: 10 })
  .chain((fields) => fc.tuple(fc.constant(fields), fc.tuple(...fields.map(valueFor))));

/** What fills a field to its end. */
function longestFor({ kind, most }: SealedField): unknown {
  if (kind === 'words') return '🜂'.repeat(most);
  return kind === 'number' ? most : Array.from({ length: most + 1 }, (_, number) => number);
}

describe('the largest answer', () => {
  it('is passed by none that can be given', () => {
    fc.assert(
      fc.property(anAnswer, ([fields, answer]) => {
        expect(bytesOf(answer)).toBeLessThanOrEqual(largestAnswer(fields));
      }),
      { numRuns: 2000 },
    );
  });

  it('is reached, so that no room is wasted', () => {
    const filled = aField.filter(({ kind, most }) => (kind !== 'number' ? most > 1 : most > 999));
    fc.assert(
      fc.property(fc.array(filled, { maxLength: 10 }), (fields) => {
        expect(bytesOf(fields.map(longestFor))).toBe(largestAnswer(fields));
      }),
    );
  });

  it('of ten open questions makes a box of 1.3 MB', () => {
    const fields = Array.from({ length: 10 }, () => ({ kind: 'words' as const, most: 1000 }));
    expect(largestAnswer(fields)).toBe(40_031);
    expect(largestAnswer([])).toBe(2);
  });
});
