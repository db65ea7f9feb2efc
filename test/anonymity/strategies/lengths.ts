import { kindOf } from '../data-files.ts';
import { type Claim, type Loot, type Strategy, tablesIn } from '../loot.ts';
import type { Files } from '../world-under-attack.ts';

/**
 * By how much anything grew with somebody's answer: a column of a table, or a file. Who made it grow most wrote the longest text, and
 * so on.
 */
export const lengths: Strategy = (loot) => {
  const sizes = [loot.before, ...loot.afterEach].map(
    (files) => new Map([...columnsIn(files), ...filesIn(files)]),
  );
  const claims = new Map<string, Claim[]>();
  for (const measured of new Set(sizes.flatMap((one) => [...one.keys()]))) {
    const sizeOf = (moment: number) => sizes[moment]?.get(measured) ?? 0;
    const growth = loot.order.map((member, turn) => ({ member, grew: sizeOf(turn + 1) - sizeOf(turn) }));
    // What grows by the same for all says nothing.
    if (new Set(growth.map(({ grew }) => grew)).size === 1) continue;
    for (const claim of claimsByLength(loot, measured, growth)) claims.set(...claim);
  }
  return claims;
};

function claimsByLength(
  { published }: Loot,
  measured: string,
  growth: readonly { readonly member: string; readonly grew: number }[],
): [string, Claim[]][] {
  const members = growth.toSorted((one, other) => one.grew - other.grew);
  return published.map(({ question, texts }) => {
    const sorted = texts.toSorted((one, other) => Buffer.byteLength(one) - Buffer.byteLength(other));
    const claimed = sorted.flatMap((text, rank) => {
      const by = members[rank]?.member;
      return by === undefined ? [] : [{ text, by }];
    });
    return [`growth of ${measured}, question ${question}`, claimed];
  });
}

function columnsIn(files: Files): [string, number][] {
  return [...tablesIn(files)].flatMap(([table, rows]) =>
    Object.keys(rows[0] ?? {}).map((column): [string, number] => [
      `${table}.${column}`,
      rows.reduce((sum, row) => sum + lengthOf(row[column]), 0),
    ]),
  );
}

function lengthOf(value: unknown): number {
  if (Buffer.isBuffer(value)) return value.length;
  return value === null ? 0 : Buffer.byteLength(String(value));
}

function filesIn(files: Files): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const [name, bytes] of files) sizes.set(kindOf(name), (sizes.get(kindOf(name)) ?? 0) + bytes.length);
  return sizes;
}
