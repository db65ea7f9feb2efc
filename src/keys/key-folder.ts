import { type KeyObject, randomBytes, randomUUID } from 'node:crypto';
import { chmod, link, mkdir, open, readdir, readFile, rename, rm, unlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type SealId, sealId } from '../ids.ts';
import { keyInFile, newKeyFile } from './key-file.ts';
import { type KeyStore, KeyStoreError } from './key-store.ts';

const ENDING = '.key';

export interface KeyFolderParts {
  /** Made where it is not there. Several instances may share it. */
  readonly folder: string;
  /** 32 bytes that wrap each key; null leaves the file's rights as its only protection. */
  readonly encryptionKey: KeyObject | null;
}

/**
 * Keys as files of a folder that only its owner may enter, one a seal.
 * @throws KeyStoreError where the folder is not one in which a key can be kept and destroyed.
 */
export async function openKeyFolder({ folder, encryptionKey }: KeyFolderParts): Promise<KeyStore> {
  const path = (name: string) => join(folder, name);
  const fileOf = (seal: SealId) => `${seal}${ENDING}`;
  try {
    await makeFolder(resolve(folder));
    const trial = `trial-${randomUUID()}`;
    await keep(folder, trial, randomBytes(1));
    await shred(folder, trial);
  } catch (error) {
    throw new KeyStoreError(
      'KEYS_DIR_UNUSABLE',
      `KEYS_DIR, ${resolve(folder)}, must be a folder of our own in which files can be written and linked: ${codeIn(error)}.`,
      { cause: error },
    );
  }
  return {
    async create(seal) {
      await keep(folder, fileOf(seal), newKeyFile(seal, encryptionKey));
    },
    async read(seal) {
      let bytes: Buffer;
      try {
        bytes = await readFile(path(fileOf(seal)));
      } catch (error) {
        if (codeIn(error) === 'ENOENT') return null;
        const message = `The file of the key ${seal} cannot be read: ${codeIn(error)}.`;
        throw new KeyStoreError('KEY_UNREADABLE', message, { cause: error });
      }
      return keyInFile(seal, bytes, encryptionKey);
    },
    async destroy(seal) {
      await shred(folder, fileOf(seal));
    },
    async list() {
      const ours = (await readdir(folder)).filter((name) => name.includes(ENDING));
      const named = new Set(ours.map((name) => name.slice(0, name.indexOf(ENDING))));
      return [...named].flatMap((name) => sealId.parse(name) ?? []);
    },
  };
}

async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  if (first === undefined) return;
  // Each folder above holds the name of the one below.
  const end = dirname(resolve(first));
  for (let at = folder; at !== end; at = dirname(at)) await syncFolder(dirname(at));
}

/**
 * Written aside and linked, so that nobody ever reads half a file and the first of several writers wins: a rename would put the
 * last one's in the place of a key that is in use already.
 */
async function keep(folder: string, name: string, bytes: Buffer): Promise<void> {
  const aside = join(folder, `${name}.${randomUUID()}`);
  try {
    await writeDown(aside, bytes);
    await link(aside, join(folder, name));
  } catch (error) {
    if (codeIn(error) !== 'EEXIST') throw error;
  } finally {
    await rm(aside, { force: true });
  }
  await syncFolder(folder);
}

async function writeDown(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Put aside first, so that whoever reads it meanwhile finds either a key or none. Also takes what a process that died left aside:
 * it may be a second name of the same file.
 */
async function shred(folder: string, name: string): Promise<void> {
  const names = (await readdir(folder)).filter((one) => one === name || one.startsWith(`${name}.`));
  for (const one of names) {
    const aside = join(folder, `${name}.${randomUUID()}`);
    try {
      await rename(join(folder, one), aside);
      await overwrite(aside);
      await unlink(aside);
    } catch (error) {
      // Another instance was quicker.
      if (codeIn(error) !== 'ENOENT') throw error;
    }
  }
  // Where it went before, but for the folder: somebody who died in between may not have come to this.
  await syncFolder(folder);
}

/** In place: whoever kept the file under another name, or finds its blocks, finds no key. */
async function overwrite(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    await file.write(randomBytes(size), 0, size, 0);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The folder holds the names: without this a power cut may bring one back, or lose it. */
async function syncFolder(folder: string): Promise<void> {
  // Windows has no such thing.
  if (process.platform === 'win32') return;
  const opened = await open(folder, 'r');
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}

function codeIn(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
