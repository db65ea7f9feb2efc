import type { KeyObject } from 'node:crypto';
import type { SealId } from '../ids.ts';

/** 32 random bytes that open one seal. Printing, logging or writing one as JSON shows nothing of it. */
export type SealKey = KeyObject;

/**
 * Where the keys of seals are: outside the database and outside every copy of it. What was sealed can be read by nobody once its
 * key is destroyed, whatever was kept of the rest; so nothing here keeps a key anywhere else, not in memory either.
 */
export interface KeyStore {
  /** Makes a key and keeps it, on the disk when this resolves. The one that is there stays: many may create it at once. */
  create(seal: SealId): Promise<void>;
  /** @returns null where there is none. @throws KeyStoreError where there is one that cannot be used. */
  read(seal: SealId): Promise<SealKey | null>;
  /** When this resolves the key is gone, whatever happens to the machine then. Destroying it again changes nothing. */
  destroy(seal: SealId): Promise<void>;
  /** The seals of which a key is kept, or what is left of one whose destruction was cut short; in no order. */
  list(): Promise<SealId[]>;
}

/** In capitals, as the codes of the operating system beside which they stand in the log. */
export type KeyTrouble =
  /** The folder cannot be made, read or written, or does not keep what is written. */
  | 'KEYS_DIR_UNUSABLE'
  /** A key's file cannot be read, was cut short, or is none of ours. */
  | 'KEY_UNREADABLE'
  /** A key is wrapped, and there is no ENCRYPTION_KEY. */
  | 'ENCRYPTION_KEY_MISSING'
  /** A key was wrapped with another ENCRYPTION_KEY, or changed since. */
  | 'ENCRYPTION_KEY_WRONG';

/** For the operator. Names folders and seals, and never holds a byte of a key. */
export class KeyStoreError extends Error {
  override name = 'KeyStoreError';
  readonly code: KeyTrouble;

  constructor(code: KeyTrouble, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
