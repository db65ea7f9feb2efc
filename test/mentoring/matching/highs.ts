import { createRequire } from 'node:module';
import type { Highs } from 'highs';

/** A solver of linear programs, as another opinion. Its types describe what it gives to `require`. */
export async function loadHighs(): Promise<Highs> {
  const { default: load }: typeof import('highs') = createRequire(import.meta.url)('highs');
  return await load();
}
