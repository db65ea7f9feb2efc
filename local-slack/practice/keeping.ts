import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalSlack } from '../contract.ts';
import { isObject, parsed } from '../json.ts';
import { readSavedWorld, type SavedWorld } from '../saving.ts';

/** What was kept of a practice workspace: its world, and what time it was there. */
export interface Kept {
  readonly world: SavedWorld;
  readonly at: Temporal.Instant;
}

const FILE = 'slack.json';
const PAUSE_MS = 1000;

/** @returns null where nothing was kept. @throws where it was kept by another version. */
export function readKept(folder: string): Kept | null {
  const file = join(folder, FILE);
  if (!existsSync(file)) return null;
  const kept = parsed(readFileSync(file, 'utf8'));
  if (!isObject(kept) || typeof kept.at !== 'string') {
    throw new Error('what was kept of the practice workspace cannot be read: start with --fresh');
  }
  return { world: readSavedWorld(JSON.stringify(kept.world)), at: Temporal.Instant.from(kept.at) };
}

/** Throws away everything that was kept, the bot's own file in the folder included. */
export function forgetKept(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Writes the world down whenever it has changed, at most once a second. @returns a stop that writes a last time. */
export function keep(slack: LocalSlack, folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  let written = -1;
  const write = () => {
    if (slack.activity() === written) return;
    written = slack.activity();
    const file = join(folder, FILE);
    writeFileSync(`${file}.new`, JSON.stringify({ at: slack.clock.now().toString(), world: slack.save() }));
    renameSync(`${file}.new`, file);
  };
  const timer = setInterval(write, PAUSE_MS);
  return () => {
    clearInterval(timer);
    write();
  };
}
