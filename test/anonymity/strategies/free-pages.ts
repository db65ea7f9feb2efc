import { type Loot, lastOf, type Strategy } from '../loot.ts';
import { claimsByPlace } from './raw-offsets.ts';

/** What is left on pages that SQLite has freed, and what stands on overflow pages, in the order of pages. */
export const freePages: Strategy = (loot) => {
  const claims = new Map();
  const bytes = mainFileOf(loot);
  const size = pageSizeOf(bytes);
  const free = new Set(freePagesOf(bytes, size));
  const isTree = (page: number) => [2, 5, 10, 13].includes(bytes[(page - 1) * size] ?? 0);
  const kinds = {
    'free pages': (page: number) => free.has(page),
    'overflow pages': (page: number) => !free.has(page) && !isTree(page),
  };
  for (const [name, isOfKind] of Object.entries(kinds)) {
    const only = Buffer.from(bytes);
    for (let page = 1; page <= bytes.length / size; page += 1) {
      if (!isOfKind(page)) only.fill(0, (page - 1) * size, page * size);
    }
    for (const claim of claimsByPlace(loot, name, only)) claims.set(...claim);
  }
  return claims;
};

function mainFileOf({ closing }: Loot): Buffer {
  const [, bytes] = [...lastOf(closing)].find(([name]) => name.endsWith('.db')) ?? [];
  if (bytes === undefined) throw new Error('there is no database');
  return bytes;
}

function pageSizeOf(bytes: Buffer): number {
  const size = bytes.readUInt16BE(16);
  return size === 1 ? 65_536 : size;
}

/** A trunk page names the next trunk page, how many free pages it lists, and these. */
export function freePagesOf(bytes: Buffer, size: number): number[] {
  const pages: number[] = [];
  for (let trunk = bytes.readUInt32BE(32); trunk !== 0; ) {
    const begin = (trunk - 1) * size;
    const listed = bytes.readUInt32BE(begin + 4);
    pages.push(trunk, ...Array.from({ length: listed }, (_, n) => bytes.readUInt32BE(begin + 8 + 4 * n)));
    trunk = bytes.readUInt32BE(begin);
  }
  return pages;
}
