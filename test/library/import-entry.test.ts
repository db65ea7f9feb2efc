import { expect, it } from 'vitest';
import { readEntry } from '../../src/import/entry.ts';
import { linesOf } from '../../src/import/lines.ts';

const now = Temporal.Instant.from('2026-03-02T09:00:00Z');
const undated = Temporal.Instant.from('2015-01-01T12:00:00Z');

function read(entry: unknown) {
  return readEntry(JSON.stringify(entry), { now, undated });
}

function taken(entry: unknown) {
  const found = read(entry);
  if ('refused' in found) throw new Error(found.refused);
  return found;
}

it('takes title, body, topic, date and link', () => {
  const { entry, notes } = taken({
    title: 'Bisect',
    body: 'Run\r\n`git bisect`',
    topic: 'git',
    learned_at: '2015-02-06T22:02:43-06:00',
    link: 'https://example.org/a',
    author: 'nobody’s business',
  });
  expect(notes).toEqual([]);
  expect(entry).toMatchObject({
    kind: 'insight',
    title: 'Bisect',
    learned: 'Run\n`git bisect`',
    tags: [{ tag: 'git' }],
    link: 'https://example.org/a',
  });
  expect(entry.learnedAt.toString()).toBe('2015-02-07T04:02:43Z');
});

it.each([
  ['{"title": "cut off', 'is not JSON'],
  ['[]', 'is no object with fields'],
  ['7', 'is no object with fields'],
  ['{"title": "no body"}', 'has no body'],
  ['{"body": " \\u200b\\u0000 "}', 'has no body'],
  ['{"body": 7}', 'has no text in "body"'],
  [JSON.stringify({ body: 'a'.repeat(30_001) }), 'has a body of 30,001 characters, and 30,000 are the most'],
  [
    JSON.stringify({ body: 'a', title: 'b'.repeat(301) }),
    'has a title of 301 characters, and 300 are the most',
  ],
])('refuses %.40s', (line, reason) => {
  expect(readEntry(line, { now, undated })).toEqual({ refused: reason });
});

it('keeps a body longer than what people type into the form', () => {
  expect(taken({ body: 'é'.repeat(30_000) }).entry.learned).toHaveLength(30_000);
});

it.each([null, '', 'yesterday', '2026-02-30', '2031-01-01', '0999-01-01'])(
  'puts another date in place of %j',
  (date) => {
    const { entry, notes } = taken({ body: 'a', learned_at: date });
    expect(entry.learnedAt).toEqual(undated);
    expect(notes).toHaveLength(1);
  },
);

it.each([
  ['2020-05-01', '2020-05-01T12:00:00Z'],
  ['2020-05-01T08:00', '2020-05-01T08:00:00Z'],
  ['2020-05-01T08:00:00.123456Z', '2020-05-01T08:00:00.123456Z'],
])('reads the date %s', (written, instant) => {
  expect(taken({ body: 'a', learned_at: written }).entry.learnedAt.toString()).toBe(instant);
});

it.each(['javascript:alert(1)', 'example.org', `https://e.org/${'a'.repeat(4000)}`])(
  'leaves the link %.20s out and says so',
  (link) => {
    const { entry, notes } = taken({ body: 'a', link, learned_at: '2020-05-01' });
    expect(entry.link).toBeNull();
    expect(notes).toEqual(['the link is none that a browser opens, so it was left out']);
  },
);

it('knows an entry again by its words, whatever their case, width and white space', () => {
  const key = (entry: unknown) => taken(entry).entry.importKey;
  expect(key({ title: 'A  b', body: 'c\n d', link: 'https://e.org' })).toBe(
    key({ title: 'a Ｂ', body: 'C d' }),
  );
  expect(key({ title: 'a', body: 'if (a && b)' })).not.toBe(key({ title: 'a', body: 'if (a || b)' }));
  expect(key({ title: 'a b', body: 'c' })).not.toBe(key({ title: 'a', body: 'b c' }));
});

it('reads lines across chunks, without the byte-order mark, blank lines and carriage returns', async () => {
  const bytes = Buffer.from('\uFEFFerste Zeile\r\n\r\nzweite → Zeile\n東京');
  for (const size of [1, 2, 3, 7, 1000]) {
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
      bytes.subarray(i * size, (i + 1) * size),
    );
    const lines = await Array.fromAsync(linesOf(inTurn(chunks)));
    expect(lines).toEqual([
      { number: 1, text: 'erste Zeile' },
      { number: 3, text: 'zweite → Zeile' },
      { number: 4, text: '東京' },
    ]);
  }
});

it('lets go of a line that has no end, and goes on with the next', async () => {
  const endless = Array.from({ length: 50 }, () => Buffer.from('a'.repeat(65_536)));
  const lines = await Array.fromAsync(linesOf(inTurn([...endless, Buffer.from('\nnext\n')])));
  expect(lines).toEqual([
    { number: 1, text: null },
    { number: 2, text: 'next' },
  ]);
});

async function* inTurn(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}
