import fc from 'fast-check';
import { expect, test } from 'vitest';
import { journalInMarkdown } from '../../src/domain/reflections/journal/markdown.ts';
import type { OwnReflection } from '../../src/domain/reflections/reflection.ts';
import { communityId, reflectionId } from '../../src/ids.ts';

const ID = '00000000-0000-4000-8000-000000000000';

function entryOf(question: string, words: string, n: number): OwnReflection {
  return {
    id: reflectionId.of(ID),
    communityId: communityId.of(ID),
    communityName: 'Learning *well* [x](y)',
    week: '2026-W10',
    question,
    words,
    visibility: 'private',
    writtenAt: Temporal.Instant.from('2026-03-02T10:00:00Z').subtract({ hours: 24 * 7 * n }),
    isEdited: false,
  };
}

/** Reads it as a Markdown reader would: quotations are the lines that begin with `>`, and they end where one does not. */
function quotations(markdown: string): string[] {
  const found: string[][] = [];
  let isInside = false;
  for (const line of markdown.split('\n')) {
    if (!line.startsWith('>')) isInside = false;
    else {
      if (!isInside) found.push([]);
      isInside = true;
      found.at(-1)?.push(line.replace(/^> ?/, ''));
    }
  }
  return found.map((lines) => lines.join('\n'));
}

const line = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '# heading',
    '```',
    '~~~',
    '> quoted',
    '---',
    '===',
    '1. one',
    '- [ ] a',
    '<div>',
    '',
    '   code',
    '### 2 March 2026',
  ),
);
const words = fc
  .array(line, { minLength: 1, maxLength: 8 })
  .map((lines) => lines.join('\n').replaceAll('\r', ''));

test('every answer can be read back from the Markdown, whatever it holds', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(words, words), { maxLength: 6 }), (pairs) => {
      const entries = pairs.map(([question, said], n) => entryOf(question, said, n));
      const markdown = journalInMarkdown(entries, 'Europe/Berlin');
      expect(quotations(markdown)).toEqual(pairs.flat());
      expect(markdown.split('\n').filter((one) => one.startsWith('### '))).toHaveLength(entries.length);
    }),
  );
});

test('it has a heading a year and an answer, with dates where the person is', () => {
  const markdown = journalInMarkdown(
    [entryOf('What?', 'This.', 0), entryOf('Why?', 'That.', 10)],
    'Pacific/Apia',
  );
  expect(markdown).toContain('# My journal\n\n2 answers.\n\n## 2026\n\n### 2 March 2026');
  expect(markdown).toContain('## 2025\n\n### 22 December 2025');
  expect(markdown).toContain(
    'Learning \\*well\\* \\[x\\]\\(y\\), week 2026-W10. Who could read it: only me.',
  );
});
