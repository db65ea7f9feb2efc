import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import type { SealId } from '../ids.ts';
import { KeyStoreError, type SealKey } from './key-store.ts';

/** How a key's file begins; the rest has a fixed length. */
const PLAIN = Buffer.from('lyceum key, plain\n');
const WRAPPED = Buffer.from('lyceum key, wrapped\n');

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The bytes of a new key's file: wrapped (AES-256-GCM, bound to the seal) where there is a key to wrap it with. */
export function newKeyFile(seal: SealId, encryptionKey: KeyObject | null): Buffer {
  const key = randomBytes(KEY_BYTES);
  if (encryptionKey === null) return Buffer.concat([PLAIN, key]);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', encryptionKey, nonce).setAAD(Buffer.from(seal));
  return Buffer.concat([WRAPPED, nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
}

/**
 * The key in a file's bytes. One that was kept before there was an ENCRYPTION_KEY stays readable.
 * @throws KeyStoreError where it cannot be had.
 */
export function keyInFile(seal: SealId, bytes: Buffer, encryptionKey: KeyObject | null): SealKey {
  const plain = after(PLAIN, bytes, KEY_BYTES);
  if (plain !== null) return createSecretKey(plain);
  const wrapped = after(WRAPPED, bytes, NONCE_BYTES + KEY_BYTES + TAG_BYTES);
  if (wrapped === null) {
    throw new KeyStoreError(
      'KEY_UNREADABLE',
      `The file of the key ${seal} was cut short or changed: it is not as Lyceum wrote it.`,
    );
  }
  if (encryptionKey === null) {
    throw new KeyStoreError(
      'ENCRYPTION_KEY_MISSING',
      `The key ${seal} was wrapped with an ENCRYPTION_KEY, and now there is none. Set the one from then.`,
    );
  }
  return createSecretKey(unwrapped(seal, wrapped, encryptionKey));
}

function after(beginning: Buffer, bytes: Buffer, length: number): Buffer | null {
  const isOurs =
    bytes.length === beginning.length + length && bytes.subarray(0, beginning.length).equals(beginning);
  return isOurs ? bytes.subarray(beginning.length) : null;
}

function unwrapped(seal: SealId, wrapped: Buffer, encryptionKey: KeyObject): Buffer {
  const end = NONCE_BYTES + KEY_BYTES;
  const nonce = wrapped.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', encryptionKey, nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(seal))
    .setAuthTag(wrapped.subarray(end));
  try {
    return Buffer.concat([decipher.update(wrapped.subarray(NONCE_BYTES, end)), decipher.final()]);
  } catch {
    throw new KeyStoreError(
      'ENCRYPTION_KEY_WRONG',
      `The key ${seal} was wrapped with another ENCRYPTION_KEY, or its file was changed. Set the one from then.`,
    );
  }
}
