import type { ImportedShare } from '../domain/shares/importing.ts';
import { type EntryRules, type ReadEntry, readEntry } from './entry.ts';
import { type Line, linesOf } from './lines.ts';

export interface ImportOptions extends EntryRules {
  /** Takes a batch in and says how many were new; null where nothing is to be written. */
  readonly store: ((batch: readonly ImportedShare[]) => Promise<number>) | null;
  /** Told now and then how many lines were read. */
  progress(lines: number): void;
}

export interface ImportReport {
  readonly lines: number;
  readonly taken: number;
  /** They were imported before. */
  readonly known: number;
  /** Lines that were not taken, with the reason. */
  readonly refused: readonly LineNote[];
  /** Lines that were taken with something left out or put in. */
  readonly changed: readonly LineNote[];
}

export interface LineNote {
  readonly line: number;
  readonly says: string;
}

/** Small enough that the bot, which writes to the same database, never waits for more than a moment. */
const BATCH = 50;
const PROGRESS_EVERY = 1000;

/** Reads a file of entries to its end and takes what it can, a batch at a time. One line is held at once, and a batch. */
export async function importFile(
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): Promise<ImportReport> {
  const refused: LineNote[] = [];
  const changed: LineNote[] = [];
  const firstLines = new Map<string, number>();
  let batch: ImportedShare[] = [];
  let lines = 0;
  let offered = 0;
  let taken = 0;
  const handOver = async () => {
    offered += batch.length;
    if (options.store !== null && batch.length > 0) taken += await options.store(batch);
    batch = [];
  };
  for await (const line of linesOf(bytes)) {
    lines += 1;
    if (lines % PROGRESS_EVERY === 0) options.progress(lines);
    const read = readOnce(line, options, firstLines);
    if ('refused' in read) {
      refused.push({ line: line.number, says: read.refused });
      continue;
    }
    changed.push(...read.notes.map((says) => ({ line: line.number, says })));
    batch.push(read.entry);
    if (batch.length === BATCH) await handOver();
  }
  await handOver();
  return { lines, taken, known: options.store === null ? 0 : offered - taken, refused, changed };
}

function readOnce({ number, text }: Line, rules: EntryRules, firstLines: Map<string, number>): ReadEntry {
  if (text === null) return { refused: 'is longer than any entry may be' };
  const read = readEntry(text, rules);
  if ('refused' in read) return read;
  const first = firstLines.get(read.entry.importKey);
  if (first !== undefined) return { refused: `says the same as line ${first}` };
  firstLines.set(read.entry.importKey, number);
  return read;
}
