import { type Loot, lastOf, type Row, tablesIn } from '../loot.ts';

/** The row of each published text, by table, in the order in which the rows come. */
export function rowsWithTexts(loot: Loot): Map<string, Map<string, Row>> {
  const texts = new Set(loot.published.flatMap((question) => question.texts));
  const found = new Map<string, Map<string, Row>>();
  for (const [table, rows] of tablesIn(lastOf(loot.closing))) {
    const theirs = rows.flatMap((row) =>
      Object.values(row).flatMap((value) =>
        typeof value === 'string' && texts.has(value) ? [[value, row] as const] : [],
      ),
    );
    if (theirs.length > 0) found.set(table, new Map(theirs));
  }
  return found;
}

/** What stands in a text's row and is one person's: in no more rows than there are questions. */
export function ownValues({ published }: Loot, rows: ReadonlyMap<string, Row>): Map<string, string[]> {
  const times = new Map<string, number>();
  for (const row of rows.values()) {
    for (const value of new Set(valuesIn(row))) times.set(value, (times.get(value) ?? 0) + 1);
  }
  const isOwn = (value: string) => (times.get(value) ?? 0) <= published.length;
  return new Map([...rows].map(([text, row]) => [text, valuesIn(row).filter(isOwn)] as const));
}

/** Those that may be somebody's own: long enough, and not a blob that holds many things. */
export function valuesIn(row: Row): string[] {
  return Object.values(row).flatMap((value) => {
    if (Buffer.isBuffer(value)) return value.length <= 64 ? [value.toString('hex')] : [];
    return typeof value === 'string' && value.length >= 6 ? [value] : [];
  });
}
