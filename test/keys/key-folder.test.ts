import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { link, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sealId } from '../../src/ids.ts';
import { openKeyFolder } from '../../src/keys/key-folder.ts';
import { KeyStoreError } from '../../src/keys/key-store.ts';

const ONE = sealId.of('00000000-0000-4000-8000-000000000001');
const OTHER = sealId.of('00000000-0000-4000-8000-000000000002');

let above = '';
let folder = '';
beforeEach(async () => {
  above = await mkdtemp(join(tmpdir(), 'lyceum-keys-'));
  folder = join(above, 'of', 'ours');
});
afterEach(() => rm(above, { recursive: true, force: true }));

const opened = (encryptionKey: KeyObject | null = null) => openKeyFolder({ folder, encryptionKey });
const wrappingKey = () => createSecretKey(randomBytes(32));
const fileOf = (seal: string) => join(folder, `${seal}.key`);

async function troubleOf(work: Promise<unknown>): Promise<KeyStoreError> {
  const error = await work.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof KeyStoreError)) throw new Error(`no trouble with keys: ${error}`);
  return error;
}

describe('on the disk', () => {
  it('is one file a seal, which only its owner may read, and nothing beside', async () => {
    const keys = await opened();
    await keys.create(ONE);
    await keys.create(OTHER);
    expect((await readdir(folder)).sort()).toEqual([`${ONE}.key`, `${OTHER}.key`]);
    expect((await stat(fileOf(ONE))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  it('several instances share the folder: the key of the first is everyone’s', async () => {
    const instances = await Promise.all(Array.from({ length: 5 }, () => opened()));
    await Promise.all(instances.flatMap((keys) => [keys.create(ONE), keys.create(ONE)]));
    const found = await Promise.all(instances.map((keys) => keys.read(ONE)));
    expect(new Set(found.map((key) => key?.export().toString('hex'))).size).toBe(1);
    const reading = Promise.all(Array.from({ length: 30 }, () => instances[0]?.read(ONE)));
    await Promise.all(instances.map((keys) => keys.destroy(ONE)));
    // Who reads meanwhile finds it or does not, and never half of it.
    expect((await reading).every((key) => key === null || key?.symmetricKeySize === 32)).toBe(true);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is overwritten where it is destroyed, whatever else has a hold of it', async () => {
    const keys = await opened();
    await keys.create(ONE);
    const bytes = (await keys.read(ONE))?.export() ?? Buffer.alloc(0);
    const held = join(above, 'held');
    await link(fileOf(ONE), held);
    expect((await readFile(held)).includes(bytes)).toBe(true);
    await keys.destroy(ONE);
    expect((await readFile(held)).includes(bytes)).toBe(false);
  });

  it('takes with it what a process that died left aside', async () => {
    const keys = await opened();
    await keys.create(ONE);
    await keys.create(OTHER);
    await rename(fileOf(ONE), `${fileOf(ONE)}.left`);
    expect(await keys.read(ONE)).toBeNull();
    expect((await keys.list()).sort()).toEqual([ONE, OTHER]);
    await keys.create(ONE);
    await keys.destroy(ONE);
    expect(await readdir(folder)).toEqual([`${OTHER}.key`]);
    expect(await keys.list()).toEqual([OTHER]);
  });

  it('strange files are no keys', async () => {
    const keys = await opened();
    await writeFile(join(folder, 'notes.key'), 'x');
    expect(await keys.list()).toEqual([]);
  });
});

describe('wrapped', () => {
  it('the file holds nothing of the key, and the same wrapping key opens it', async () => {
    const encryptionKey = wrappingKey();
    const keys = await opened(encryptionKey);
    await keys.create(ONE);
    const key = (await keys.read(ONE))?.export() ?? Buffer.alloc(0);
    expect(key).toHaveLength(32);
    expect((await readFile(fileOf(ONE))).includes(key)).toBe(false);
    expect((await (await opened(encryptionKey)).read(ONE))?.export()).toEqual(key);
  });

  it('another wrapping key, or none, is told as such', async () => {
    await (await opened(wrappingKey())).create(ONE);
    const wrong = await troubleOf((await opened(wrappingKey())).read(ONE));
    expect(wrong.code).toBe('ENCRYPTION_KEY_WRONG');
    expect(wrong.message).toContain('another ENCRYPTION_KEY');
    const missing = await troubleOf((await opened()).read(ONE));
    expect(missing.code).toBe('ENCRYPTION_KEY_MISSING');
    await (await opened()).destroy(ONE);
    expect(await readdir(folder)).toEqual([]);
  });

  it('one seal’s key is not taken for another’s', async () => {
    const keys = await opened(wrappingKey());
    await keys.create(ONE);
    await writeFile(fileOf(OTHER), await readFile(fileOf(ONE)));
    expect((await troubleOf(keys.read(OTHER))).code).toBe('ENCRYPTION_KEY_WRONG');
  });

  it('what was kept before there was a wrapping key stays readable', async () => {
    await (await opened()).create(ONE);
    const keys = await opened(wrappingKey());
    expect((await keys.read(ONE))?.symmetricKeySize).toBe(32);
  });
});

describe('trouble', () => {
  it.each(['plain', 'wrapped'])(
    'a %s file that was cut short or changed is told, whatever of it',
    async (how) => {
      const keys = await opened(how === 'wrapped' ? wrappingKey() : null);
      await keys.create(ONE);
      const whole = await readFile(fileOf(ONE));
      const spoilt = fc.oneof(
        fc.nat(whole.length - 1).map((length) => whole.subarray(0, length)),
        fc.uint8Array({ minLength: 1, maxLength: 9 }).map((more) => Buffer.concat([whole, more])),
        fc.constant(Buffer.alloc(whole.length)),
        fc.constant(randomBytes(whole.length)),
      );
      await fc.assert(
        fc.asyncProperty(spoilt, async (bytes) => {
          await writeFile(fileOf(ONE), bytes);
          expect((await troubleOf(keys.read(ONE))).code).toBe('KEY_UNREADABLE');
        }),
      );
      await keys.destroy(ONE);
      expect(await keys.read(ONE)).toBeNull();
    },
  );

  it('a wrapped key of which one bit was changed is not used', async () => {
    const keys = await opened(wrappingKey());
    await keys.create(ONE);
    const whole = await readFile(fileOf(ONE));
    for (const at of [-1, -17, -49, -60]) {
      const bytes = Buffer.from(whole);
      bytes.writeUInt8(bytes.readUInt8(bytes.length + at) ^ 1, bytes.length + at);
      await writeFile(fileOf(ONE), bytes);
      expect((await troubleOf(keys.read(ONE))).code).toBe('ENCRYPTION_KEY_WRONG');
    }
  });

  it('what stands in the place of a file is told', async () => {
    const keys = await opened();
    await keys.create(ONE);
    await rm(fileOf(ONE));
    await mkdir(fileOf(ONE));
    expect(await troubleOf(keys.read(ONE))).toMatchObject({
      code: 'KEY_UNREADABLE',
      message: `The file of the key ${ONE} cannot be read: EISDIR.`,
    });
  });

  it('a folder that is none is refused at once', async () => {
    await writeFile(join(above, 'of'), 'a file');
    const trouble = await troubleOf(opened());
    expect(trouble.code).toBe('KEYS_DIR_UNUSABLE');
    expect(trouble.message).toContain(`KEYS_DIR, ${folder}, must be a folder`);
    expect(trouble.message).toContain('ENOTDIR');
  });
});
