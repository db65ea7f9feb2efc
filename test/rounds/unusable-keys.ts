import { type KeyStore, KeyStoreError } from '../../src/keys/key-store.ts';
import { memoryKeys } from '../../src/keys/memory-keys.ts';

/** Keys that are there and cannot be used, as long as `trouble` is true: the server lost its ENCRYPTION_KEY, or its disk is full. */
export interface TroubledKeys extends KeyStore {
  trouble: boolean;
}

export function troubledKeys(): TroubledKeys {
  const keys = memoryKeys();
  const mustWork = () => {
    if (troubled.trouble) throw new KeyStoreError('KEY_UNREADABLE', 'The key cannot be used, for a test.');
  };
  const troubled: TroubledKeys = {
    trouble: false,
    list: () => keys.list(),
    async create(seal) {
      mustWork();
      await keys.create(seal);
    },
    async read(seal) {
      mustWork();
      return await keys.read(seal);
    },
    async destroy(seal) {
      mustWork();
      await keys.destroy(seal);
    },
  };
  return troubled;
}
