import { kindOf } from '../data-files.ts';
import { claimsInOrder, type Loot, lastOf, type Strategy } from '../loot.ts';
import { markerOf, markersIn } from '../markers.ts';

/** Where texts stand in the bytes of each file at the end, whatever SQLite makes of it. */
export const rawOffsets: Strategy = (loot) => {
  const claims = new Map();
  for (const [name, bytes] of lastOf(loot.closing)) {
    for (const claim of claimsByPlace(loot, `offsets in ${kindOf(name)}`, bytes)) claims.set(...claim);
  }
  return claims;
};

/** By the first place of each marker, and by the last. Of what lies on pages, by page and backwards within it, as SQLite fills them. */
export function claimsByPlace(loot: Loot, name: string, bytes: Buffer) {
  const found = markersIn(bytes);
  const first = new Map(found.toReversed().map(({ marker, offset }) => [marker, offset]));
  const last = new Map(found.map(({ marker, offset }) => [marker, offset]));
  const filled = (offset: number | undefined) =>
    offset === undefined ? null : Math.floor(offset / PAGE) * PAGE + (PAGE - (offset % PAGE));
  return [
    ...claimsInOrder(loot, `${name}, first`, (text) => first.get(markerOf(text)) ?? null),
    ...claimsInOrder(loot, `${name}, last`, (text) => last.get(markerOf(text)) ?? null),
    ...claimsInOrder(loot, `${name}, as pages fill`, (text) => filled(first.get(markerOf(text)))),
  ];
}

/** SQLite's usual size. */
const PAGE = 4096;
