import { claimsInOrder, type Strategy } from '../loot.ts';
import { rowsWithTexts } from './rows-with-texts.ts';

/** The order in which texts are shown, in which their rows come, and in which any of the rows' columns puts them. */
export const logicalOrder: Strategy = (loot) => {
  const shown = new Map(
    loot.published.flatMap(({ texts }) => texts.map((text, place) => [text, place] as const)),
  );
  const claims = new Map(claimsInOrder(loot, 'order shown', (text) => shown.get(text) ?? null));
  for (const [table, rows] of rowsWithTexts(loot)) {
    const places = new Map([...rows.keys()].map((text, place) => [text, place]));
    for (const claim of claimsInOrder(loot, `rows of ${table}`, (text) => places.get(text) ?? null))
      claims.set(...claim);
    const columns = Object.keys([...rows.values()][0] ?? {});
    for (const column of columns) {
      const placeOf = (text: string) => comparable(rows.get(text)?.[column]);
      for (const claim of claimsInOrder(loot, `${table} by ${column}`, placeOf)) claims.set(...claim);
    }
  }
  return claims;
};

function comparable(value: unknown): number | string | null {
  if (typeof value === 'number' || typeof value === 'string') return value;
  return Buffer.isBuffer(value) ? value.toString('hex') : null;
}
