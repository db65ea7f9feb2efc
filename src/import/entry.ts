import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Refusal } from '../domain/refusal.ts';
import type { ImportedShare } from '../domain/shares/importing.ts';
import { wordLink, wordTag } from '../domain/shares/wording.ts';
import { cleanLine, cleanWords, fold, lengthOf } from '../domain/words.ts';

/** What a line gave: an entry, with what of it could not be taken; or why there is none. */
export type ReadEntry =
  | { readonly entry: ImportedShare; readonly notes: readonly string[] }
  | { readonly refused: string };

export interface EntryRules {
  /** Stands where an entry has no date, or none that can be understood. */
  readonly undated: Temporal.Instant;
  /** Dates after it are mistakes. */
  readonly now: Temporal.Instant;
}

/** In code points. Longer than what people type, because what was written elsewhere should not lose its end. */
export const importLimits = { body: 30_000, title: 300 } as const;

const EARLIEST = Temporal.Instant.from('1900-01-01T00:00:00Z');

const text = z.string().nullish();
const shape = z.object({ title: text, body: text, topic: text, learned_at: text, link: text });

/** Reads one line of JSON with the fields title, body, topic, learned_at and link. Other fields are nobody's business. */
export function readEntry(line: string, rules: EntryRules): ReadEntry {
  const json = parsed(line);
  if (json === undefined) return { refused: 'is not JSON' };
  const read = shape.safeParse(json);
  if (!read.success) {
    const field = read.error.issues[0]?.path.join('.') ?? '';
    return { refused: field === '' ? 'is no object with fields' : `has no text in "${field}"` };
  }
  const { data } = read;
  const title = cleanLine(data.title ?? '');
  const body = cleanWords(data.body ?? '');
  if (body === '') return { refused: 'has no body' };
  if (lengthOf(body) > importLimits.body) return { refused: tooLong('body', body, importLimits.body) };
  if (lengthOf(title) > importLimits.title) return { refused: tooLong('title', title, importLimits.title) };
  const notes: string[] = [];
  const link = orNote(notes, 'the link is none that a browser opens, so it was left out', () =>
    wordLink(data.link ?? null, false),
  );
  const tag = orNote(notes, 'the topic is too long for a tag, so it was left out', () =>
    wordTag(data.topic ?? ''),
  );
  const entry: ImportedShare = {
    importKey: importKeyOf(title, body),
    kind: 'insight',
    title: title === '' ? null : title,
    learned: body,
    link,
    tags: tag === null ? [] : [tag],
    learnedAt: dateOf(data.learned_at ?? null, rules, notes),
  };
  return { entry, notes };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function tooLong(field: string, words: string, most: number): string {
  const count = lengthOf(words).toLocaleString('en');
  return `has a ${field} of ${count} characters, and ${most.toLocaleString('en')} are the most`;
}

function orNote<T>(notes: string[], note: string, read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    notes.push(note);
    return null;
  }
}

/** Titles and bodies that differ in case, width or white space only are the same entry; a changed date or link makes no other one. */
function importKeyOf(title: string, body: string): string {
  const words = [title, body].map((part) => fold(part).replaceAll(/\s+/gu, ' ').trim());
  return createHash('sha256').update(JSON.stringify(words)).digest('hex');
}

function dateOf(written: string | null, { undated, now }: EntryRules, notes: string[]): Temporal.Instant {
  if (written === null || written.trim() === '') {
    notes.push('it has no date, so another stands in its place');
    return undated;
  }
  const date = instantOf(written.trim());
  if (date === null) notes.push('its date cannot be understood, so another stands in its place');
  else if (Temporal.Instant.compare(date, now) > 0 || Temporal.Instant.compare(date, EARLIEST) < 0) {
    notes.push('its date is not of our time, so another stands in its place');
  } else return date;
  return undated;
}

/** With an offset as it says; a day alone is taken at noon, and a time without an offset, in UTC. */
function instantOf(written: string): Temporal.Instant | null {
  const readings = [
    () => Temporal.Instant.from(written),
    () =>
      /^\d{4}-\d{2}-\d{2}$/.test(written)
        ? Temporal.Instant.from(`${written}T12:00:00Z`)
        : Temporal.PlainDateTime.from(written).toZonedDateTime('UTC').toInstant(),
  ];
  for (const read of readings) {
    try {
      return read();
    } catch {
      // The next reading may do.
    }
  }
  return null;
}
