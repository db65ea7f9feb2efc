import { type Claim, claimsInOrder, type Loot, lastOf, type Strategy } from '../loot.ts';
import { markerOf } from '../markers.ts';
import { ownValues, rowsWithTexts } from './rows-with-texts.ts';

/** Lines of the logs that name a text, or anything that stands beside it in its row: their order, and who is named with it. */
export const logs: Strategy = (loot) => {
  const lines = linesIn(loot);
  const claims = new Map<string, Claim[]>();
  for (const [table, rows] of rowsWithTexts(loot)) {
    const lineOf = new Map<string, number>();
    for (const [text, own] of ownValues(loot, rows)) {
      const line = lines.findIndex((words) =>
        [markerOf(text), ...own].some((value) => words.includes(value)),
      );
      if (line !== -1) lineOf.set(text, line);
    }
    for (const claim of claimsInOrder(
      loot,
      `lines of the log about ${table}`,
      (text) => lineOf.get(text) ?? null,
    )) {
      claims.set(...claim);
    }
    const named = [...lineOf].flatMap(([text, line]): Claim[] => {
      const by = loot.order.find((member) => lines[line]?.includes(member));
      return by === undefined ? [] : [{ text, by }];
    });
    claims.set(`people in lines about ${table}`, named);
  }
  return claims;
};

function linesIn(loot: Loot): string[] {
  return [...lastOf(loot.closing)]
    .filter(([name]) => name.endsWith('.log'))
    .flatMap(([, bytes]) => bytes.toString().split('\n'));
}
