import { allMoments, type Claim, claimsInOrder, type Loot, type Strategy, tablesIn } from '../loot.ts';
import { ownValues, rowsWithTexts, valuesIn } from './rows-with-texts.ts';

/**
 * A value beside a published text that stands in another row too, at whatever time that row was there: in the row of a person, or in
 * one of which the time is known, since it was new after somebody's answer, or by its place among others.
 */
export const joins: Strategy = (loot) => {
  const claims = new Map<string, Claim[]>();
  for (const [table, rows] of rowsWithTexts(loot)) {
    const own = ownValues(loot, rows);
    const met = meetings(loot, table);
    const metBy = (text: string) => (own.get(text) ?? []).flatMap((value) => met.get(value) ?? []);
    const firstMet = (text: string) => Math.min(...metBy(text).map(({ place }) => place));
    const placeOf = (text: string) => (metBy(text).length === 0 ? null : firstMet(text));
    for (const claim of claimsInOrder(loot, `joined with ${table}`, placeOf)) claims.set(...claim);
    const persons = [...rows.keys()].flatMap((text) =>
      metBy(text).flatMap(({ person }) => (person === null ? [] : [{ text, by: person }])),
    );
    claims.set(`joined with ${table}, by person`, persons);
  }
  return claims;
};

interface Meeting {
  /** In the order of time, then of rows. */
  readonly place: number;
  readonly person: string | null;
}

/** Where each value was first met outside of a table. */
function meetings(loot: Loot, except: string): Map<string, Meeting[]> {
  const members = new Set(loot.order);
  const met = new Map<string, Meeting[]>();
  let place = 0;
  for (const files of allMoments(loot)) {
    for (const [table, rows] of tablesIn(files)) {
      if (table === except) continue;
      for (const row of rows) {
        place += 1;
        const values = valuesIn(row);
        const person = values.find((value) => members.has(value)) ?? null;
        for (const value of values) if (!met.has(value)) met.set(value, [{ place, person }]);
      }
    }
  }
  return met;
}
