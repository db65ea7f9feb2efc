import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import type { Clock } from '../clock.ts';
import { migrate } from '../db/migrate.ts';
import { type Db, openDatabase } from '../db/open.ts';
import { type Ctx, cryptoRandom } from '../domain/context.ts';
import type { Directory } from '../domain/directory.ts';
import { libraryToFill } from '../domain/library/choosing.ts';
import { Refusal } from '../domain/refusal.ts';
import { type ImportInto, importShares } from '../domain/shares/importing.ts';
import type { KeyStore } from '../keys/key-store.ts';
import { ArgumentsError, type ImportArguments, readArguments, usage } from './arguments.ts';
import { type ImportOptions, type ImportReport, importFile } from './import-file.ts';
import { reportOf } from './report.ts';

/** Where the program works, and where it says what. */
export interface ImportIo {
  readonly databaseUrl: string;
  readonly clock: Clock;
  /** The report. */
  out(text: string): void;
  /** Progress, and what went wrong. */
  err(text: string): void;
}

/**
 * The whole of `npm run import`. Interrupted and begun again, it goes on where it stopped: what is in the library stays as it is.
 * @returns the exit code: 0 where the file was read to its end.
 */
export async function runImport(given: readonly string[], io: ImportIo): Promise<number> {
  try {
    const chosen = readArguments(given);
    await access(chosen.file);
    const report = chosen.isDryRun ? await read(chosen, io, null) : await readAndStore(chosen, io);
    io.out(reportOf(report, chosen.isDryRun));
    return 0;
  } catch (error) {
    io.err(`${sentenceFor(error)}\n`);
    if (error instanceof ArgumentsError) io.err(`\n${usage}`);
    return 1;
  }
}

function read(chosen: ImportArguments, io: ImportIo, store: ImportOptions['store']): Promise<ImportReport> {
  const now = io.clock.now();
  return importFile(createReadStream(chosen.file), {
    now,
    undated: chosen.undated ?? now,
    store,
    progress: (lines) => io.err(`${lines.toLocaleString('en')} lines read\n`),
  });
}

async function readAndStore(chosen: ImportArguments, io: ImportIo): Promise<ImportReport> {
  const db = openDatabase(io.databaseUrl);
  try {
    await migrate(db, io.clock.now());
    const ctx = contextFor(db, io.clock);
    const library = await libraryToFill(ctx, chosen.channel);
    io.err(`Into the library of ${library.name}, #${library.channelName}.\n`);
    const { workspaceId, communityId, setUpBy } = library;
    return await read(
      chosen,
      io,
      storing(ctx, { workspaceId, communityId, savedBy: setUpBy, sourceName: chosen.author }),
    );
  } finally {
    await db.close();
  }
}

/** Pauses after each batch as long as it took, so that a running bot gets its turn at the database. */
function storing(ctx: Ctx, into: ImportInto): NonNullable<ImportOptions['store']> {
  return async (batch) => {
    const began = performance.now();
    const taken = await importShares(ctx, into, batch);
    const took = Math.ceil(performance.now() - began);
    await ctx.clock.sleepUntil(ctx.clock.now().add({ milliseconds: took }));
    return taken;
  };
}

/** The import is an operator's: it knows no person, never asks Slack, and opens nothing that is sealed. */
function contextFor(db: Db, clock: Clock): Ctx {
  return {
    db,
    clock,
    random: cryptoRandom,
    directory: noDirectory,
    keys: noKeys,
    wakeSender: () => {},
    input: null,
  };
}

async function noKey(): Promise<never> {
  throw new TypeError('an import asked for a key');
}
const noKeys: KeyStore = { create: noKey, read: noKey, destroy: noKey, list: noKey };

async function notAsked(): Promise<never> {
  throw new TypeError('an import asked Slack');
}
const noDirectory: Directory = {
  person: notAsked,
  channel: notAsked,
  channelMembers: notAsked,
  pinned: notAsked,
  everyone: notAsked,
  permalink: notAsked,
  openDirect: notAsked,
  openGroup: notAsked,
};

function sentenceFor(error: unknown): string {
  if (error instanceof Refusal || error instanceof ArgumentsError) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOENT':
      return 'There is no file at this place.';
    case 'EISDIR':
      return 'This is a folder, not a file.';
    case 'EACCES':
      return 'This file may not be read.';
    default:
      return `The import stopped: ${error instanceof Error ? error.message : 'nobody knows why'}. Run it again to go on.`;
  }
}
