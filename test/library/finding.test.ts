import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Db } from '../../src/db/open.ts';
import { read } from '../../src/db/transaction.ts';
import { type FoundEntries, findBest, type SearchScope } from '../../src/domain/library/finding.ts';
import { readQuery } from '../../src/domain/library/query.ts';
import { ranked } from '../../src/domain/library/ranking.ts';
import type { ShareId } from '../../src/ids.ts';
import { describeEachEngine } from '../support/databases.ts';
import {
  ana,
  ben,
  communityNumber,
  NOON,
  openLibrary,
  reword,
  shareNumber,
  shelve,
  unshelve,
  workspace,
} from './shelves.ts';

const everything: SearchScope = {
  workspaceId: workspace,
  communityIds: [communityNumber(1)],
  authorIds: [],
  since: null,
};

describeEachEngine('finding in the library', (openDb) => {
  async function library(texts: readonly string[]): Promise<Db> {
    const db = await openDb();
    await openLibrary(db, 2);
    for (const [i, learned] of texts.entries()) await shelve(db, i + 1, { learned });
    return db;
  }

  const search = (db: Db, typed: string, scope: Partial<SearchScope> = {}): Promise<FoundEntries> =>
    read(db, (tx) => findBest(tx, { ...everything, ...scope }, readQuery(typed)));

  async function numbers(db: Db, typed: string, scope: Partial<SearchScope> = {}): Promise<number[]> {
    const { candidates } = await search(db, typed, scope);
    return candidates.map(({ shareId }) => numberOf(shareId)).sort((a, b) => a - b);
  }

  it('finds other forms of an English, German or Spanish word, with or without accents', async () => {
    const db = await library([
      'Rebasing branches keeps the history straight',
      'Nach dem Löschen der Verzweigungen war die Größe halbiert',
      'Aprendí que las configuraciones se leen una sola vez',
    ]);
    expect(await numbers(db, 'rebase branch')).toEqual([1]);
    expect(await numbers(db, 'Verzweigung')).toEqual([2]);
    expect(await numbers(db, 'loeschen')).toEqual([2]);
    expect(await numbers(db, 'GROESSE')).toEqual([2]);
    expect(await numbers(db, 'aprender configuración')).toEqual([3]);
    expect(await numbers(db, 'configuracion')).toEqual([3]);
  });

  it('finds what stands inside Japanese text, a single character too', async () => {
    const db = await library([
      '東京で機械学習の勉強会を開いた',
      'ﾃﾞｰﾀﾍﾞｰｽのバックアップ',
      '猫はすべてを知っている黒猫',
      'Git入門を読んだ',
    ]);
    expect(await numbers(db, '機械学習')).toEqual([1]);
    expect(await numbers(db, '勉強会')).toEqual([1]);
    expect(await numbers(db, 'データベース')).toEqual([2]);
    expect(await numbers(db, '猫')).toEqual([3]);
    expect(await numbers(db, 'git入門')).toEqual([4]);
    expect(await numbers(db, '学習機械')).toEqual([]);
  });

  it('takes quoted words in this order only, and lets a word with a star go on', async () => {
    const db = await library(['git bisect run', 'bisect in git', 'a bisector halves', 'c++ and c# differ']);
    expect(await numbers(db, '"git bisect"')).toEqual([1]);
    expect(await numbers(db, '"bisect git"')).toEqual([]);
    expect(await numbers(db, 'bisecto*')).toEqual([3]);
    expect(await numbers(db, 'c++')).toEqual([4]);
  });

  it('does not let a phrase run from one field into the next', async () => {
    const db = await openDb();
    await openLibrary(db);
    await shelve(db, 1, {
      title: 'Ends with alpha',
      learned: 'beta begins',
      howToUse: 'gamma',
      tags: ['delta'],
    });
    for (const phrase of ['"alpha beta"', '"begins gamma"', '"alpha delta"', '"delta beta"']) {
      expect((await search(db, phrase)).candidates).toEqual([]);
    }
  });

  it('takes mistyped words for the nearest that the library has, and says so', async () => {
    const db = await library(['Postgres index, built concurrently', 'Vim registers']);
    const found = await search(db, 'postgers indx');
    expect(found.how).toBe('nearest');
    expect(found.candidates.map(({ shareId }) => numberOf(shareId))).toEqual([1]);
    expect(
      found.terms.flatMap(({ takenFor }) => takenFor.map((term) => (term.kind === 'word' ? term.word : ''))),
    ).toContain('postgres');
  });

  it('shows shares with some of the words where none has all', async () => {
    const db = await library(['Postgres indexes', 'Vim registers', 'Cooking rice']);
    const found = await search(db, 'postgres registers');
    expect(found.how).toBe('some');
    expect(found.candidates.map(({ shareId }) => numberOf(shareId)).sort()).toEqual([1, 2]);
  });

  it('keeps to the filters', async () => {
    const db = await openDb();
    await openLibrary(db, 2);
    await shelve(db, 1, { learned: 'git one', kind: 'mistake', tags: ['Version Control'] });
    await shelve(db, 2, {
      learned: 'git two',
      author: ben,
      learnedAt: Temporal.Instant.from('2025-12-31T23:00:00Z'),
    });
    await shelve(db, 3, { learned: 'git three', community: 2 });
    expect(await numbers(db, 'git')).toEqual([1, 2]);
    expect(await numbers(db, 'git kind:mistakes')).toEqual([1]);
    expect(await numbers(db, 'tag:version-control')).toEqual([1]);
    expect(await numbers(db, 'tag:version')).toEqual([]);
    expect(await numbers(db, 'git', { authorIds: [ben] })).toEqual([2]);
    expect(await numbers(db, 'git', { authorIds: [ana] })).toEqual([1]);
    expect(await numbers(db, 'git', { since: Temporal.Instant.from('2026-01-01T00:00:00Z') })).toEqual([1]);
    expect(await numbers(db, 'git', { communityIds: [] })).toEqual([]);
    expect(await numbers(db, 'git', { communityIds: [communityNumber(2)] })).toEqual([3]);
  });

  it('forgets a reworded or dropped share to the last word', async () => {
    const db = await library(['unmistakable quagmire', 'a quagmire again']);
    await reword(db, 1, { learned: 'nothing special' });
    expect(await numbers(db, 'unmistakable')).toEqual([]);
    expect(await words(db)).toEqual(['again', 'nothing', 'quagmire', 'special']);
    await unshelve(db, 2);
    expect(await numbers(db, 'quagmire')).toEqual([]);
    expect(await words(db)).toEqual(['nothing', 'special']);
    await db.kysely.deleteFrom('shares').where('id', '=', shareNumber(1)).execute();
    expect(await numbers(db, 'special')).toEqual([]);
    await shelve(db, 3, { learned: 'something new' });
    expect(await numbers(db, 'special')).toEqual([]);
  });

  it('puts what matches better first, then what helped more people, then what is newer', async () => {
    const db = await openDb();
    await openLibrary(db);
    const old = NOON.subtract({ hours: 24 * 900 });
    await shelve(db, 1, { learned: 'retries with a budget', learnedAt: old });
    await shelve(db, 2, { learned: 'retries with a budget', learnedAt: old, helpfulness: 12 });
    await shelve(db, 3, { learned: 'retries with a budget', learnedAt: NOON });
    await shelve(db, 4, { title: 'Retries', learned: 'retries and a budget for retries', learnedAt: old });
    const { candidates } = await search(db, 'retries');
    expect(ranked(candidates, NOON).map(({ shareId }) => numberOf(shareId))).toEqual([4, 2, 3, 1]);
  });

  it('overwrites what is deleted, where the engine keeps pieces of the index', async () => {
    const db = await library(['supersecretword here', 'another']);
    await unshelve(db, 1);
    if (db.engine !== 'sqlite') return;
    const pieces = await sql<{ block: Uint8Array }>`select block from library_index_data`.execute(db.kysely);
    expect(pieces.rows.some(({ block }) => Buffer.from(block).includes('supersecretword'))).toBe(false);
  });
});

async function words(db: Db): Promise<string[]> {
  const rows = await db.kysely.selectFrom('library_words').select('word').orderBy('word').execute();
  return rows.map((row) => row.word);
}

function numberOf(id: ShareId): number {
  return Number(id.slice(-12));
}
