/** What every step works with: it composes, heeds what Slack answers, and writes down what came out. */
import type { Clock } from '../clock.ts';
import type { Db } from '../db/open.ts';
import type { DeliveryRow } from '../db/tables.ts';
import { describeError, type Logger } from '../logger.ts';
import { type Claimed, record } from './claim.ts';
import type { Composed, Composers } from './composed.ts';
import type { Outcome, SlackDoor } from './door.ts';
import { readSubject, recipientOf } from './outbox.ts';
import type { Pacing } from './pacing.ts';
import { afterMishap, afterSilence, type Change, type Moment, patienceAfter, type Step } from './progress.ts';

export interface Means {
  readonly db: Db;
  readonly clock: Clock;
  readonly composers: Composers;
  readonly door: SlackDoor;
  readonly log: Logger;
  readonly random: { below(below: number): number };
  readonly pacing: Pacing;
}

export type ChangeOf = (row: DeliveryRow, moment: Moment) => Change;

const COMPOSING_TRIES = 8;
const RECORDING_TRIES = 3;

/** The message, or what to write down where there is none. A composer that fails costs its own delivery only. */
export async function compose(
  { composers, log }: Means,
  row: DeliveryRow,
): Promise<{ readonly message: Composed } | { readonly changeOf: ChangeOf }> {
  try {
    const composer = composers[row.kind];
    if (composer === undefined) throw new Error(`nobody composes ${row.kind}`);
    const message = await composer({
      workspaceId: row.workspace_id,
      key: row.key,
      subject: readSubject(row.subject),
      to: recipientOf(row),
      stands: row.state === 'sent',
    });
    if (message !== null) return { message };
    return { changeOf: (now, moment) => afterSilence(now, row.wanted_revision, moment) };
  } catch (error) {
    log.error(
      { err: describeError(error), delivery: row.id, kind: row.kind },
      'a message could not be composed',
    );
    return { changeOf: (now, moment) => afterMishap(now, row.attempts < COMPOSING_TRIES, moment) };
  }
}

/** Slack's answer, with its wish for a pause kept and anything but success logged. */
export function heed<T>(means: Means, row: DeliveryRow, step: Step, outcome: Outcome<T>): Outcome<T> {
  if (outcome.is === 'paused') means.pacing.pause(row.workspace_id, step, outcome.until);
  if (outcome.is === 'done') return outcome;
  const about = { delivery: row.id, kind: row.kind, step, outcome: outcome.is };
  means.log.warn('code' in outcome ? { ...about, code: outcome.code } : about, 'Slack did not do as asked');
  return outcome;
}

/** Tries again where storage hesitates: what is not written down would have to be looked for. */
export async function writeDown(
  { db, clock, random }: Means,
  claimed: Claimed,
  from: DeliveryRow['state'] | null,
  changeOf: ChangeOf,
): Promise<DeliveryRow | null> {
  const moment: Moment = {
    now: clock.now(),
    patience: patienceAfter(claimed.row.attempts, random.below(1000) / 1000),
  };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await record(db, claimed, from, (row) => changeOf(row, moment));
    } catch (error) {
      if (attempt === RECORDING_TRIES) throw error;
    }
  }
}
