import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Files } from './world-under-attack.ts';

/** Reads a data directory again and again. Files that did not change are the same bytes as before, which saves the memory. */
export function readerOf(folder: string): () => Promise<Files> {
  let before = new Map<string, { readonly stamp: string; readonly bytes: Buffer }>();
  return async () => {
    const now: typeof before = new Map();
    for (const name of await readdir(folder)) {
      const { size, mtimeNs } = await stat(join(folder, name), { bigint: true });
      const stamp = `${size} ${mtimeNs}`;
      const same = before.get(name);
      const bytes = same?.stamp === stamp ? same.bytes : await readFile(join(folder, name));
      now.set(name, { stamp, bytes });
    }
    before = now;
    return new Map([...now].map(([name, { bytes }]) => [name, bytes]));
  };
}

/** Copies are named after the time at which they were made: what they are, without it. */
export function kindOf(name: string): string {
  return name.replace(/\.before-.*/, '.before');
}
