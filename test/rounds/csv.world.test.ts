import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { csvOf } from '../../src/slack/rounds/results/csv.ts';
import type { World } from '../support/world.ts';
import { CHOICE, EVERYONE, lists, OPEN, published, quietWorld, RATING } from './closed-rounds.ts';

const FORMULAS = {
  ben: '=HYPERLINK("https://evil.example";"x")',
  chloe: '+1',
  dev: '-2+3',
  eva: '@SUM(A1)',
  omar: '＝1;＋2',
};
const ANSWERS = Object.fromEntries(
  Object.entries(FORMULAS).map(([name, words], at) => [
    name,
    {
      'How did it go?': ['4', '5 – Completely', '4', '2', '4'][at] ?? '',
      'Which day suits you?': at < 2 ? 'Monday' : 'Friday',
      'What else?': words,
    },
  ]),
);

/** As Slack keeps it. */
function fileOf(world: World): { readonly title: string; readonly text: string; readonly stage: string } {
  const [file] = [...world.slack.world.files.values()].filter(({ name }) => name === 'results.csv');
  if (file === undefined) throw new Error('there is no file');
  const bytes = world.slack.world.contents.get(file.id);
  return { title: file.title, stage: file.stage, text: Buffer.from(bytes ?? []).toString('utf8') };
}

describe('the export', () => {
  test('comes into the reader’s own conversation, disarmed and without names, and can be deleted there', async () => {
    const world = await quietWorld();
    await published(world, { questions: [RATING, CHOICE, OPEN] }, ANSWERS);
    const ana = await lists(world);
    await ana.open('Read the results');
    await ana.open('Export as CSV');
    ana.sees('Done: a file with 15 rows is in your conversation with me.');
    await ana.dismiss();
    const { title, text } = fileOf(world);
    expect(title).toBe('How are we?');
    const rows = text.split('\r\n');
    expect(rows.slice(0, 12)).toEqual([
      '\uFEFF"Question","Answer","How many"',
      ...['1","0', '2","1', '3","0', '4","3', '5","1', 'mean","3.80'].map(
        (row) => `"How did it go?","${row}"`,
      ),
      ...['Monday","2', 'Tuesday","0', 'Friday","3'].map((row) => `"Which day suits you?","${row}"`),
      '"What else?","answers","5"',
      expect.stringMatching(/^"What else\?","'/),
    ]);
    expect(rows.slice(11, 16).toSorted()).toEqual(
      Object.values(FORMULAS)
        .map((words) => `"What else?","'${words.replaceAll('"', '""')}",`)
        .toSorted(),
    );
    for (const name of Object.keys(FORMULAS)) expect(text.toLowerCase()).not.toContain(name);
    ana.in('app').sees('The results are in the file here: 15 rows. Only you and I are in this conversation.');
    await ana.click('Delete the file', { confirm: true });
    expect(fileOf(world).stage).toBe('deleted');
    ana.doesNotSee('The results are in the file here');
  });

  test('of named answers has a row for each person', async () => {
    const world = await quietWorld();
    const terms = { ...EVERYONE, 'How do people answer?': 'Named' };
    await published(world, { questions: [RATING, CHOICE, OPEN], terms }, ANSWERS);
    const dev = world.as('dev').in('#learning');
    await dev.click('Export as CSV');
    const rows = fileOf(world).text.split('\r\n');
    expect(rows).toContain('"Dev","4","Friday","\'-2+3"');
    expect(rows).toHaveLength(7);
    await dev.dismiss();
    dev.in('app').sees('The results are in the file here: 5 rows.');
  });

  test('is for those who may read the results', async () => {
    const world = await quietWorld();
    await published(world, { questions: [RATING], terms: EVERYONE }, ANSWERS_TO_RATING);
    const gus = world.as('gus').in('#learning');
    await gus.click('Export as CSV');
    gus.doesNotSee('Done');
    expect(() => fileOf(world)).toThrow('there is no file');
  });
});

const ANSWERS_TO_RATING = Object.fromEntries(
  Object.entries(ANSWERS).map(([name, said]) => [name, { 'How did it go?': said['How did it go?'] ?? '' }]),
);

/** What spreadsheets take for the beginning of one. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/u;

describe('cells', () => {
  it('never begin as a formula, whatever was written, and hold all of it', () => {
    const risky = fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      '\t',
      '\r',
      '＝',
      '＋',
      '－',
      '＠',
      ';',
      ',',
      '"',
      '\n',
      "'",
    );
    const cell = fc.array(fc.oneof(risky, fc.string({ maxLength: 3 }))).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const text = csvOf(rows);
        expect(text.startsWith('\uFEFF')).toBe(true);
        const read = cellsOf(text.slice(1));
        expect(read).toHaveLength(rows.length);
        for (const [at, row] of rows.entries()) {
          expect(read[at]).toEqual(row.map((one) => (FORMULA.test(one) ? `'${one}` : one)));
          for (const one of read[at] ?? []) expect(one).not.toMatch(FORMULA);
        }
      }),
    );
  });

  it('leave numbers as they are', () => {
    expect(csvOf([['3.80', '12', '0']])).toBe('\uFEFF"3.80","12","0"\r\n');
  });
});

/** Read by the rules of RFC 4180 alone. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  let at = 0;
  while (at < text.length) {
    const row: string[] = [];
    for (;;) {
      let cell = '';
      if (text[at] === '"') {
        at += 1;
        while (text[at] !== '"' || text[at + 1] === '"') {
          cell += text[at];
          at += text[at] === '"' ? 2 : 1;
        }
        at += 1;
      }
      row.push(cell);
      if (text[at] !== ',') break;
      at += 1;
    }
    expect(text.slice(at, at + 2)).toBe('\r\n');
    at += 2;
    rows.push(row);
  }
  return rows;
}
