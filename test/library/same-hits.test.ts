import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Finding, findEntries } from '../../src/db/search-find.ts';
import { read } from '../../src/db/transaction.ts';
import { matchAll, matchBeginnings } from '../../src/domain/library/matching.ts';
import { readQuery, type SearchQuery } from '../../src/domain/library/query.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { describeEachEngine } from '../support/databases.ts';
import { says } from './oracle.ts';
import { communityNumber, openLibrary, shareNumber, shelve, workspace } from './shelves.ts';

const RUNS = 12;

/** Few words, in many spellings and scripts, so that searches hit; among them what could break a query's syntax. */
const spelling = fc.constantFrom(
  'test',
  'Tests',
  'TESTING',
  'tested',
  'prüfung',
  'Prüfungen',
  'pruefung',
  'prueba',
  'pruebas',
  'configuración',
  'CONFIGURACION',
  'straße',
  'Strasse',
  'ｔｅｓｔ',
  'naïve',
  'naive',
  '東京都',
  '東京',
  '京都',
  '都',
  'ﾃﾞｰﾀ',
  'データ',
  'c++',
  'C#',
  'c',
  'near',
  'or',
  '3.14',
  '２０２６',
  'key_value',
  "don't",
  'étude',
  'ελλάς',
  'ΕΛΛΆΣ',
  'हिन्दी',
  'ไทย',
  '한국어',
  'a\u00ADb',
  'ab',
  '½',
  '~',
  '#',
  "'",
  '\\',
  '(',
  '<->',
  ':*',
  '👩‍🚀',
  'x'.repeat(70),
  'x'.repeat(64),
);
const text = fc.oneof(
  { weight: 6, arbitrary: fc.array(spelling, { maxLength: 9 }).map((words) => words.join(' ')) },
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: 'binary', maxLength: 20 })
      .map((words) => words.replaceAll('\0', '').toWellFormed()),
  },
);
const share = fc.record({ title: fc.option(text), learned: text, howToUse: fc.option(text) });
const asked = fc.oneof(
  fc.array(spelling, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
  fc.array(spelling, { minLength: 1, maxLength: 3 }).map((words) => `"${words.join(' ')}"`),
  spelling.map((word) => `${word.slice(0, 3)}*`),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

describeEachEngine('the index finds what reading everything would find', (openDb) => {
  it('for any shares and any searches', async () => {
    const db = await openDb();
    await openLibrary(db, RUNS * 4);
    let run = 0;
    let shelved = 0;
    let found = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(share, { minLength: 1, maxLength: 8 }),
        fc.array(asked, { minLength: 20, maxLength: 20 }),
        async (shares, searches) => {
          run += 1;
          const community = run;
          const first = shelved + 1;
          for (const { title, learned, howToUse } of shares) {
            shelved += 1;
            await shelve(db, shelved, { community, title, learned, howToUse });
          }
          for (const typed of searches) {
            const query = queryOf(typed);
            if (query === null) continue;
            for (const [match, mayGoOn] of [
              [matchAll(query), false],
              [matchBeginnings(query), true],
            ] as const) {
              const finding: Finding = {
                workspaceId: workspace,
                communityIds: [communityNumber(community)],
                match,
                authorIds: [],
                kinds: [],
                since: null,
              };
              const hits = await read(db, (tx) => findEntries(tx, finding));
              const expected = shares.flatMap(({ title, learned, howToUse }, i) => {
                const fields = [title ?? '', learned, howToUse ?? ''];
                return says(fields, query.terms, mayGoOn) ? [shareNumber(first + i)] : [];
              });
              expect(hits.map(({ shareId }) => shareId).sort(), typed).toEqual(expected.sort());
              found += hits.length;
            }
          }
        },
      ),
      { numRuns: RUNS, endOnFailure: true },
    );
    // A property that never finds anything would hold for an index that is empty.
    expect(found).toBeGreaterThan(RUNS);
  });
});

function queryOf(typed: string): SearchQuery | null {
  try {
    return readQuery(typed);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
