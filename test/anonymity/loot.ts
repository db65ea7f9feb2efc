import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Files, Published } from './world-under-attack.ts';

/** What the adversary has of one round. */
export interface Loot {
  /** Everyone, in the order in which they answered: also that is known. */
  readonly order: readonly string[];
  /** The files before the first answer. */
  readonly before: Files;
  /** The files after each answer, in the same order. */
  readonly afterEach: readonly Files[];
  /** The files between the steps of closing, the last of them when all is done. */
  readonly closing: readonly Files[];
  readonly published: readonly Published[];
}

/** That a published text is this person's, or of whoever wrote another one. */
export type Claim =
  | { readonly text: string; readonly by: string }
  | { readonly text: string; readonly sameAs: string };

/** One way of guessing; it may try variants, each under its own name. */
export type Strategy = (loot: Loot) => ReadonlyMap<string, readonly Claim[]>;

export function lastOf<T>(items: readonly T[]): T {
  const last = items.at(-1);
  if (last === undefined) throw new Error('there is none');
  return last;
}

/** The files at all moments, in the order of time. */
export function allMoments({ before, afterEach, closing }: Loot): readonly Files[] {
  return [before, ...afterEach, ...closing];
}

/**
 * Supposes that each question's texts came in the order of what `placeOf` says of them, or the other way round. Says nothing of texts of
 * which it says nothing.
 */
export function claimsInOrder(
  { order, published }: Loot,
  name: string,
  placeOf: (text: string) => number | string | null,
): Map<string, Claim[]> {
  const claims = new Map<string, Claim[]>();
  for (const { question, texts } of published) {
    const places = texts.flatMap((text) => {
      const place = placeOf(text);
      return place === null ? [] : [{ text, place }];
    });
    const sorted = places.toSorted((one, other) =>
      one.place < other.place ? -1 : one.place > other.place ? 1 : 0,
    );
    const claimed = (ordered: typeof sorted) =>
      ordered.slice(0, order.length).map(({ text }, turn) => ({ text, by: order[turn]! }));
    claims.set(`${name}, question ${question}`, claimed(sorted));
    claims.set(`${name}, backwards, question ${question}`, claimed(sorted.toReversed()));
  }
  return claims;
}

export type Row = Readonly<Record<string, unknown>>;

/** What a database says to whoever opens it: the rows of each table, as they come. */
export type Tables = ReadonlyMap<string, readonly Row[]>;

const opened = new WeakMap<Files, Tables>();

/** Opens a copy of the files as SQLite does, the log included. */
export function tablesIn(files: Files): Tables {
  const before = opened.get(files);
  if (before !== undefined) return before;
  const folder = mkdtempSync(join(tmpdir(), 'lyceum-thief-'));
  try {
    for (const [name, bytes] of files) {
      if (/\.db(-wal|-journal)?$/.test(name)) writeFileSync(join(folder, name), bytes);
    }
    const main = [...files.keys()].find((name) => name.endsWith('.db'));
    if (main === undefined) throw new Error('there is no database');
    const tables = rowsOf(join(folder, main));
    opened.set(files, tables);
    return tables;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function rowsOf(file: string): Tables {
  const database = new Sqlite(file);
  const names = database
    .prepare<[], { name: string }>(
      `select name from sqlite_schema where type = 'table' and sql not like 'create virtual%' and name not like 'library_index%'`,
    )
    .all();
  const tables = new Map(
    names.map(({ name }) => [name, database.prepare<[], Row>(`select * from "${name}"`).all()] as const),
  );
  database.close();
  return tables;
}
