import { allMoments, claimsInOrder, type Strategy } from '../loot.ts';
import { markerOf, markersIn } from '../markers.ts';
import type { Files } from '../world-under-attack.ts';

const HEADER = 32;
const FRAME_HEADER = 24;

/** The frames of the write-ahead log at every moment, also those that SQLite has done with: which was the first to hold a text? */
export const logFrames: Strategy = (loot) => {
  const first = new Map<string, number>();
  let frames = 0;
  for (const files of allMoments(loot)) {
    for (const frame of framesIn(files)) {
      frames += 1;
      for (const { marker } of markersIn(frame)) if (!first.has(marker)) first.set(marker, frames);
    }
  }
  return claimsInOrder(loot, 'frames of the log', (text) => first.get(markerOf(text)) ?? null);
};

const known = new WeakMap<Buffer, readonly Buffer[]>();

/** The pages in the order in which they were written. */
function framesIn(files: Files): readonly Buffer[] {
  const [, log] = [...files].find(([name]) => name.endsWith('-wal')) ?? [];
  if (log === undefined || log.length < HEADER) return [];
  const before = known.get(log);
  if (before !== undefined) return before;
  const size = log.readUInt32BE(8);
  const whole = Math.floor((log.length - HEADER) / (FRAME_HEADER + size));
  // A log in which no text stands has no frame of interest.
  const frames =
    markersIn(log).length === 0
      ? []
      : Array.from({ length: whole }, (_, frame) => {
          const begin = HEADER + frame * (FRAME_HEADER + size) + FRAME_HEADER;
          return log.subarray(begin, begin + size);
        });
  known.set(log, frames);
  return frames;
}
