import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import type { SealId } from '../../ids.ts';
import type { SealKey } from '../../keys/key-store.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** For the operator: no person causes it, and none can mend it. */
export class SealError extends Error {
  override name = 'SealError';
  readonly code: 'SEAL_BROKEN' | 'SEAL_GONE';

  constructor(code: SealError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/** What a seal's one key becomes, so that no key has two uses. */
export interface SealKeys {
  /** Of the receipts' HMAC. */
  readonly receipts: KeyObject;
  /** Of what is encrypted. */
  readonly contents: KeyObject;
}

export function keysOf(seal: SealId, key: SealKey): SealKeys {
  const derived = (use: string) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', key, seal, `lyceum seal: ${use}`, 32)));
  return { receipts: derived('receipts'), contents: derived('contents') };
}

/**
 * Encrypts (AES-256-GCM) with a nonce that was never used before. `place` says what this is and where it stands; only there it can be
 * opened. Longer than what is in it by 28 bytes.
 */
export function enclose(key: KeyObject, place: string, contents: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
  return Buffer.concat([nonce, cipher.update(contents), cipher.final(), cipher.getAuthTag()]);
}

/** @throws SealError where it was enclosed with another key, for another place, or changed since. */
export function disclose(key: KeyObject, place: string, enclosed: Uint8Array): Buffer {
  const end = Math.max(enclosed.length - TAG_BYTES, NONCE_BYTES);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, enclosed.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    })
      .setAAD(Buffer.from(place))
      .setAuthTag(enclosed.subarray(end));
    return Buffer.concat([decipher.update(enclosed.subarray(NONCE_BYTES, end)), decipher.final()]);
  } catch {
    throw broken(place);
  }
}

export function broken(place: string): SealError {
  return new SealError(
    'SEAL_BROKEN',
    `${place} cannot be opened: it was sealed with another key, or changed.`,
  );
}
