/**
 * What becomes of a message's pictures: pure, as progress.ts is. Whatever Slack refuses, or does not manage in a few minutes, ends
 * with the message in words: what there is to say is never lost for a picture's sake.
 */
import { writeInstant } from '../db/instants.ts';
import type { DeliveryRow } from '../db/tables.ts';
import type { FileId } from '../ids.ts';
import {
  type Album,
  albumOf,
  anyFile,
  columnsOf,
  inWords,
  type WithFile,
  withFile,
  withoutFile,
} from './album.ts';
import type { Outcome } from './door.ts';
import { type Change, type Moment, notSent, withWork } from './progress.ts';

/** With the patience between them, about four minutes. */
const TRIES = 8;
const SHOWING_TRIES = 5;
/** About an hour. */
const UNLOADING_TRIES = 18;
/** Slack takes one or two seconds to look at a file. Where it may not tell us when it has, we wait so long. */
const UNSEEN = Temporal.Duration.from({ seconds: 15 });

const GONE = new Set(['file_not_found', 'file_deleted']);

/** One step further, or an album that was made ready otherwise: what comes next is due at once. */
export function onward(album: Album, now: Temporal.Instant): Change {
  return { ...columnsOf(album), due_at: writeInstant(now), attempts: 0 };
}

/** A picture's bytes were sent, and it has a file now. */
export function afterUpload(
  row: DeliveryRow,
  name: string,
  outcome: Outcome<FileId>,
  moment: Moment,
): Change {
  if (outcome.is !== 'done') return notYet(row, outcome, moment);
  return onward(withFile(albumOf(row), name, 'sent', outcome.value), moment.now);
}

/** Slack was told that all bytes are there. Telling it once more changes nothing. */
export function afterComplete(
  row: DeliveryRow,
  of: WithFile,
  outcome: Outcome<null>,
  moment: Moment,
): Change {
  if (outcome.is !== 'done') return notYet(row, outcome, moment);
  return onward(withFile(albumOf(row), of.name, 'complete', of.file), moment.now);
}

/** Slack was asked whether it has looked at a file. */
export function afterCheck(
  row: DeliveryRow,
  of: WithFile,
  outcome: Outcome<boolean>,
  moment: Moment,
): Change {
  const album = albumOf(row);
  if (outcome.is === 'refused' && outcome.permanent && !GONE.has(outcome.code)) {
    // We may not look (files:read): all of them are taken for usable after a while, and a post will tell.
    const all = album.kept.map((one) => (one.is === 'complete' ? { ...one, is: 'usable' as const } : one));
    return { ...onward({ ...album, kept: all }, moment.now), due_at: writeInstant(moment.now.add(UNSEEN)) };
  }
  if (outcome.is !== 'done') return notYet(row, outcome, moment);
  if (!outcome.value) return again(row, moment);
  return onward(withFile(album, of.name, 'usable', of.file), moment.now);
}

/** A file was deleted, or there was none left (null). What cannot be deleted is forgotten in the end. */
export function afterUnload(
  row: DeliveryRow,
  file: FileId | null,
  outcome: Outcome<null>,
  { now, patience }: Moment,
): Change {
  const album = file === null ? albumOf(row) : withoutFile(albumOf(row), file);
  const left = { ...columnsOf(album), attempts: 0 };
  // It is owed again meanwhile: whatever became of this file, it is to show another.
  if (row.state === 'owed') return left;
  if (outcome.is === 'paused') return { due_at: writeInstant(outcome.until) };
  const mayComeYet = outcome.is === 'unknown' || (outcome.is === 'refused' && !outcome.permanent);
  if (mayComeYet && row.attempts < UNLOADING_TRIES) return { due_at: writeInstant(now.add(patience)) };
  if (row.state === 'sent') return withWork(row, left, now);
  if (anyFile(album) !== null) return { ...left, due_at: writeInstant(now) };
  return { pictures: null, picture_step: null, attempts: 0, due_at: null };
}

/**
 * Slack finds fault with blocks that show a picture: perhaps it cannot yet, perhaps it never will. Null where that is not what it
 * says.
 */
export function afterUnshowable(
  row: DeliveryRow,
  outcome: Outcome<unknown>,
  { now, patience }: Moment,
): Change | null {
  const album = albumOf(row);
  const shows = !album.isInWords && album.kept.some((one) => one.is === 'usable');
  if (!shows || outcome.is !== 'refused' || outcome.code !== 'invalid_blocks') return null;
  const isLast = row.attempts >= SHOWING_TRIES;
  const due = isLast ? now : now.add(patience);
  const change = row.state === 'sent' ? { due_at: writeInstant(due) } : notSent(row, due, now);
  return isLast && change.state !== 'removed'
    ? { ...change, ...columnsOf(inWords(album)), attempts: 0 }
    : change;
}

/** What was to be done about a picture was not. */
function notYet(
  row: DeliveryRow,
  outcome: Exclude<Outcome<unknown>, { is: 'done' }>,
  moment: Moment,
): Change {
  if (outcome.is === 'paused') return { due_at: writeInstant(outcome.until) };
  const isRefused = outcome.is === 'refused' && outcome.permanent;
  return isRefused ? onward(inWords(albumOf(row)), moment.now) : again(row, moment);
}

function again(row: DeliveryRow, { now, patience }: Moment): Change {
  if (row.attempts >= TRIES) return onward(inWords(albumOf(row)), now);
  return { due_at: writeInstant(now.add(patience)) };
}
