import type { Chance } from '../long/chance.ts';

const BEGINNING = 'marker-';
const LENGTH = BEGINNING.length + 36;

/** A word that stands nowhere else, by which a text is found in any bytes. */
export function newMarker(chance: Chance): string {
  return `${BEGINNING}${chance.uuid()}`;
}

/** The marker with which a text begins. */
export function markerOf(text: string): string {
  return text.slice(0, LENGTH);
}

export interface Found {
  readonly marker: string;
  readonly offset: number;
}

const known = new WeakMap<Buffer, readonly Found[]>();

/** Every marker in these bytes, in their order. */
export function markersIn(bytes: Buffer): readonly Found[] {
  const before = known.get(bytes);
  if (before !== undefined) return before;
  const found: Found[] = [];
  for (let offset = bytes.indexOf(BEGINNING); offset !== -1; offset = bytes.indexOf(BEGINNING, offset + 1)) {
    found.push({ marker: bytes.toString('latin1', offset, offset + LENGTH), offset });
  }
  known.set(bytes, found);
  return found;
}
