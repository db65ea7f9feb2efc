/**
 * What becomes of a delivery: pure, so that it can be read and tested alone. `taskOf` says what is next; the `after…`
 * functions turn Slack's answer into the change of the row.
 *
 *   owed ──post──▶ sending ──▶ sent ──withdrawn──▶ removed          sending, answer unknown ──▶ unsure
 *                     └─ refused for good ──▶ failed                unsure, found ──▶ sent; not found twice ──▶ owed
 *
 * `sending` is committed before the call, and only posting uses it: an update, a deletion or a pin may be repeated, so
 * the message stays `sent` (and others can ask where it stands) while one of them is under way. The steps of its pictures
 * come before posting or updating, and after it when they are to be deleted: see picture-progress.ts.
 */
import { type InstantText, readInstant, writeInstant } from '../db/instants.ts';
import type { DeliveryRow, PictureStep } from '../db/tables.ts';
import type { ChannelId } from '../ids.ts';
import type { Outcome } from './door.ts';
import type { Standing } from './outbox.ts';

/** What Slack can be asked to do for a delivery; each is one of Slack's methods, with a pace of its own. */
export type Step = 'open' | 'post' | 'update' | 'remove' | 'pin' | 'look' | PictureStep;

export const steps: readonly Step[] = [
  'open',
  'post',
  'update',
  'remove',
  'pin',
  'look',
  'upload',
  'complete',
  'check',
  'unload',
];

export type Task =
  | { readonly step: Step }
  /** Nothing to ask Slack: only write down. */
  | { readonly step: null; readonly change: Change };

export type Change = Partial<Omit<DeliveryRow, 'workspace_id' | 'id' | 'key' | 'kind' | 'subject'>>;

/** The message in whose thread a delivery goes. */
export type Parent = Pick<DeliveryRow, 'state' | 'posted_channel_id' | 'posted_ts'>;

/** When an answer came, and how long to wait after one that asks for patience. */
export interface Moment {
  readonly now: Temporal.Instant;
  readonly patience: Temporal.Duration;
}

const FIRST_LOOK = Temporal.Duration.from({ seconds: 30 });
const LAST_LOOK = Temporal.Duration.from({ seconds: 120 });
const LONGEST_PATIENCE_S = 300;
const PINNING_TRIES = 5;

/** The workspace did not grant us to read there. */
export const CANNOT_LOOK = 'cannot_look';
/** A leader says that it stands; we never learned where. */
export const PLACE_UNKNOWN = 'place_unknown';

const NOT_UNDER_WAY = { sending_revision: null, unsure_since: null } as const;

/** How long to leave alone what went wrong `attempts` times; `chance` is 0 to 1, so that not all come back at once. */
export function patienceAfter(attempts: number, chance: number): Temporal.Duration {
  const seconds = Math.min(LONGEST_PATIENCE_S, 2 ** Math.min(attempts, 16));
  return Temporal.Duration.from({ milliseconds: Math.round(seconds * 1000 * (0.5 + chance / 2)) });
}

/** What is next for a delivery that is due. `parent`: of one that goes into the thread of another, where that is known. */
export function taskOf(row: DeliveryRow, parent: Parent | null, now: Temporal.Instant): Task {
  switch (row.state) {
    case 'sending':
      // The process that was sending it is gone: whether Slack heard, nobody knows.
      return { step: null, change: unsure(row, 'interrupted') };
    case 'unsure':
      return { step: 'look' };
    case 'owed':
      return taskOfOwed(row, parent, now);
    case 'sent':
      return taskOfSent(row, now);
    default:
      return hasLeftOver(row) ? { step: 'unload' } : { step: null, change: { due_at: null } };
  }
}

/** Files of a message that does not stand and will not. One that was refused keeps them while somebody may post it again. */
function hasLeftOver({ state, pictures, is_withdrawn, posted_ts }: DeliveryRow): boolean {
  if (pictures === null) return false;
  if (state === 'failed') return is_withdrawn === 1 && posted_ts === null;
  return state === 'skipped' || state === 'removed';
}

/** What is to be done about its pictures before it can be said. */
function pictureStepBefore({ picture_step: step }: DeliveryRow): PictureStep | null {
  return step === 'unload' ? null : step;
}

function taskOfOwed(row: DeliveryRow, parent: Parent | null, now: Temporal.Instant): Task {
  if (isTooLate(row, now)) return { step: null, change: over(row, 'skipped', 'too_late', now) };
  if (row.thread_of_key !== null) {
    if (parent === null || parent.state === 'failed') {
      return { step: null, change: over(row, 'failed', 'thread_failed', now) };
    }
    if (parent.state !== 'sent' || parent.posted_ts === null) {
      return { step: null, change: over(row, 'skipped', 'thread_gone', now) };
    }
  }
  if (row.to_user_id !== null && row.posted_channel_id === null) return { step: 'open' };
  return { step: pictureStepBefore(row) ?? 'post' };
}

function taskOfSent(row: DeliveryRow, now: Temporal.Instant): Task {
  if (row.posted_ts === null) {
    // A leader saw it there, we did not: what we cannot find we cannot change.
    const change = row.is_withdrawn === 1 ? over(row, 'failed', PLACE_UNKNOWN, now) : { due_at: null };
    return { step: null, change };
  }
  if (row.is_withdrawn === 1) return { step: 'remove' };
  if (row.pin === 'wanted') return { step: 'pin' };
  if (row.wanted_revision > row.shown_revision) return { step: pictureStepBefore(row) ?? 'update' };
  if (row.picture_step === 'unload') return { step: 'unload' };
  return { step: null, change: { due_at: null } };
}

/** What stays as it is until a person decides: a post refused for good, one nobody can look for, one we cannot take back. */
export function isStuck(row: Pick<DeliveryRow, 'state' | 'failure'>): boolean {
  return row.state === 'failed' || (row.state === 'unsure' && row.failure === CANNOT_LOOK);
}

export function afterOpen(row: DeliveryRow, outcome: Outcome<ChannelId>, { now, patience }: Moment): Change {
  switch (outcome.is) {
    case 'done':
      return { posted_channel_id: outcome.value, due_at: writeInstant(now), attempts: 0 };
    case 'paused':
      return notSent(row, outcome.until, now);
    case 'refused':
      return outcome.permanent ? refused(row, outcome.code, now) : notSent(row, now.add(patience), now);
    case 'unknown':
      return notSent(row, now.add(patience), now);
  }
}

export function afterPost(row: DeliveryRow, outcome: Outcome<Standing>, { now, patience }: Moment): Change {
  switch (outcome.is) {
    case 'done':
      return stands(row, outcome.value, now);
    case 'paused':
      return notSent(row, outcome.until, now);
    case 'refused':
      return outcome.permanent ? refused(row, outcome.code, now) : notSent(row, now.add(patience), now);
    case 'unknown':
      return unsure(row, outcome.code);
  }
}

export function afterLook(
  row: DeliveryRow,
  outcome: Outcome<Standing | null>,
  { now, patience }: Moment,
): Change {
  if (outcome.is === 'paused') return { due_at: writeInstant(outcome.until) };
  if (outcome.is === 'unknown') return { due_at: writeInstant(now.add(patience)) };
  if (outcome.is === 'refused') {
    // Without a look nothing is repeated: people decide, and a later start looks once more.
    return outcome.permanent
      ? { due_at: null, failure: CANNOT_LOOK }
      : { due_at: writeInstant(now.add(patience)) };
  }
  if (outcome.value !== null) return stands(row, outcome.value, now);
  const lastLook = readInstant(row.unsure_since ?? row.created_at).add(LAST_LOOK);
  if (Temporal.Instant.compare(now, lastLook) < 0) return { due_at: writeInstant(lastLook) };
  return isTooLate(row, now) && row.is_withdrawn === 0
    ? over(row, 'skipped', 'too_late', now)
    : notSent(row, now, now);
}

/** `shown`: what the message shows now, if Slack took it. */
export function afterUpdate(
  row: DeliveryRow,
  shown: Pick<DeliveryRow, 'shown_revision' | 'pictures' | 'picture_step'>,
  outcome: Outcome<null>,
  { now, patience }: Moment,
): Change {
  switch (outcome.is) {
    case 'done':
      return withWork(row, { ...shown, attempts: 0, failure: null }, now);
    case 'paused':
      return { due_at: writeInstant(outcome.until) };
    case 'unknown':
      return { due_at: writeInstant(now.add(patience)) };
    case 'refused':
      if (outcome.code === 'message_not_found') return over(row, 'removed', outcome.code, now);
      if (!outcome.permanent) return { due_at: writeInstant(now.add(patience)) };
      // The message stays as it was; its next change may be taken.
      return withWork(row, { shown_revision: shown.shown_revision, attempts: 0, failure: outcome.code }, now);
  }
}

export function afterRemove(row: DeliveryRow, outcome: Outcome<null>, { now, patience }: Moment): Change {
  switch (outcome.is) {
    case 'done':
      return over(row, 'removed', null, now);
    case 'paused':
      return { due_at: writeInstant(outcome.until) };
    case 'unknown':
      return { due_at: writeInstant(now.add(patience)) };
    case 'refused':
      if (outcome.code === 'message_not_found') return over(row, 'removed', null, now);
      return outcome.permanent
        ? over(row, 'failed', outcome.code, now)
        : { due_at: writeInstant(now.add(patience)) };
  }
}

/** A pin is a courtesy: where Slack will not have it, the message stands without. */
export function afterPin(row: DeliveryRow, outcome: Outcome<null>, { now, patience }: Moment): Change {
  if (outcome.is === 'paused') return { due_at: writeInstant(outcome.until) };
  const tryAgain = outcome.is === 'unknown' || (outcome.is === 'refused' && !outcome.permanent);
  if (tryAgain && row.attempts < PINNING_TRIES) return { due_at: writeInstant(now.add(patience)) };
  return withWork(row, { pin: 'done', attempts: 0 }, now);
}

/** Nothing (more) to say. A message that stands already stays as it is: whoever wants it gone withdraws it. */
export function afterSilence(row: DeliveryRow, revision: number, { now }: Moment): Change {
  if (row.state === 'sent') return withWork(row, { shown_revision: revision, attempts: 0 }, now);
  // By now there may be something.
  if (row.wanted_revision > revision) return { due_at: writeInstant(now) };
  return over(row, 'skipped', 'nothing_to_say', now);
}

/** The message could not be made. */
export function afterMishap(row: DeliveryRow, triesLeft: boolean, { now, patience }: Moment): Change {
  if (triesLeft) return { due_at: writeInstant(now.add(patience)), failure: 'cannot_compose' };
  if (row.state === 'sent') {
    return withWork(
      row,
      { shown_revision: row.wanted_revision, attempts: 0, failure: 'cannot_compose' },
      now,
    );
  }
  return over(row, 'failed', 'cannot_compose', now);
}

function stands(row: DeliveryRow, at: Standing, now: Temporal.Instant): Change {
  const shown = row.sending_revision ?? 0;
  const change: Change = {
    state: 'sent',
    posted_channel_id: at.channelId,
    posted_ts: at.ts,
    sent_at: writeInstant(now),
    shown_revision: shown,
    attempts: 0,
    failure: null,
    ...NOT_UNDER_WAY,
  };
  return withWork(row, change, now);
}

function unsure(row: DeliveryRow, code: string): Change {
  const begun = readInstant(row.unsure_since ?? row.created_at);
  return { state: 'unsure', due_at: writeInstant(begun.add(FIRST_LOOK)), failure: code };
}

export function notSent(row: DeliveryRow, due: Temporal.Instant, now: Temporal.Instant): Change {
  if (row.is_withdrawn === 1) return over(row, 'removed', null, now);
  return { state: 'owed', due_at: writeInstant(due), ...NOT_UNDER_WAY };
}

function refused(row: DeliveryRow, code: string, now: Temporal.Instant): Change {
  return row.is_withdrawn === 1 ? over(row, 'removed', null, now) : over(row, 'failed', code, now);
}

function over(
  row: DeliveryRow,
  state: 'failed' | 'skipped' | 'removed',
  failure: string | null,
  now: Temporal.Instant,
): Change {
  const change = { state, due_at: null, failure, ...NOT_UNDER_WAY };
  return hasLeftOver({ ...row, ...change }) ? { ...change, due_at: writeInstant(now), attempts: 0 } : change;
}

/** Due at once where more is wanted of a message that stands, by now perhaps more than when it was claimed. */
export function withWork(row: DeliveryRow, change: Change, now: Temporal.Instant): Change {
  const after = { ...row, ...change };
  const wanted =
    after.is_withdrawn === 1 ||
    after.pin === 'wanted' ||
    after.wanted_revision > after.shown_revision ||
    after.picture_step === 'unload';
  const due: InstantText | null = wanted ? writeInstant(now) : null;
  return { ...change, due_at: due };
}

function isTooLate(row: DeliveryRow, now: Temporal.Instant): boolean {
  return row.not_after !== null && Temporal.Instant.compare(now, readInstant(row.not_after)) > 0;
}
