import { createSecretKey, randomBytes } from 'node:crypto';
import type { SealId } from '../ids.ts';
import type { KeyStore, SealKey } from './key-store.ts';

/** Keys that end with the process; for a community that does, too. */
export function memoryKeys(): KeyStore {
  const keys = new Map<SealId, SealKey>();
  return {
    async create(seal) {
      if (!keys.has(seal)) keys.set(seal, createSecretKey(randomBytes(32)));
    },
    read: async (seal) => keys.get(seal) ?? null,
    async destroy(seal) {
      keys.delete(seal);
    },
    list: async () => [...keys.keys()],
  };
}
