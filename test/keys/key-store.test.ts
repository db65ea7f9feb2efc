import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { sealId } from '../../src/ids.ts';
import { openKeyFolder } from '../../src/keys/key-folder.ts';
import type { KeyStore, SealKey } from '../../src/keys/key-store.ts';
import { memoryKeys } from '../../src/keys/memory-keys.ts';

const ONE = sealId.of('00000000-0000-4000-8000-000000000001');
const OTHER = sealId.of('00000000-0000-4000-8000-000000000002');

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function inFolder(): Promise<KeyStore> {
  const folder = await mkdtemp(join(tmpdir(), 'lyceum-keys-'));
  folders.push(folder);
  return await openKeyFolder({ folder, encryptionKey: null });
}

function bytesOf(key: SealKey | null): string {
  return key?.export().toString('hex') ?? 'none';
}

describe.each([
  ['in memory', async () => memoryKeys()],
  ['in a folder', inFolder],
])('keys %s', (_, open) => {
  it('are 32 bytes that nobody else has, and stay the same', async () => {
    const keys = await open();
    await keys.create(ONE);
    await keys.create(OTHER);
    const key = await keys.read(ONE);
    expect(key?.symmetricKeySize).toBe(32);
    expect(bytesOf(await keys.read(ONE))).toBe(bytesOf(key));
    expect(bytesOf(await keys.read(OTHER))).not.toBe(bytesOf(key));
  });

  it('are kept when they are made again, also by many at once', async () => {
    const keys = await open();
    await Promise.all(Array.from({ length: 20 }, () => keys.create(ONE)));
    const key = bytesOf(await keys.read(ONE));
    await keys.create(ONE);
    expect(bytesOf(await keys.read(ONE))).toBe(key);
    expect(await keys.list()).toEqual([ONE]);
  });

  it('are gone when they are destroyed, and another one comes after', async () => {
    const keys = await open();
    await keys.create(ONE);
    await keys.create(OTHER);
    const key = bytesOf(await keys.read(ONE));
    await Promise.all([keys.destroy(ONE), keys.destroy(ONE)]);
    await keys.destroy(ONE);
    expect(await keys.read(ONE)).toBeNull();
    expect(await keys.list()).toEqual([OTHER]);
    await keys.create(ONE);
    expect(bytesOf(await keys.read(ONE))).not.toBe(key);
  });

  it('are not there before they are made', async () => {
    const keys = await open();
    expect(await keys.read(ONE)).toBeNull();
    expect(await keys.list()).toEqual([]);
    await keys.destroy(ONE);
  });

  it('show nothing where they are printed', async () => {
    const keys = await open();
    await keys.create(ONE);
    const key = await keys.read(ONE);
    expect(JSON.stringify({ key })).toBe('{"key":{}}');
    expect(inspect(key, { depth: 9, showHidden: true })).not.toContain(bytesOf(key));
  });
});
