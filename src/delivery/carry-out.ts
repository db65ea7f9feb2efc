import type { Clock } from '../clock.ts';
import type { Db } from '../db/open.ts';
import type { DeliveryRow } from '../db/tables.ts';
import { describeError, type Logger } from '../logger.ts';
import { beginPost, type Claimed, record } from './claim.ts';
import type { Composed, Composers } from './composed.ts';
import { keepDirectChannel } from './direct-channels.ts';
import type { Outcome, Place, SlackDoor } from './door.ts';
import { readSubject, recipientOf } from './outbox.ts';
import type { Pacing } from './pacing.ts';
import {
  afterLook,
  afterMishap,
  afterOpen,
  afterPin,
  afterPost,
  afterRemove,
  afterSilence,
  afterUpdate,
  type Change,
  type Moment,
  patienceAfter,
  type Step,
} from './progress.ts';
import { lookFor } from './reconcile.ts';

export interface Means {
  readonly db: Db;
  readonly clock: Clock;
  readonly composers: Composers;
  readonly door: SlackDoor;
  readonly log: Logger;
  readonly random: { below(below: number): number };
  readonly pacing: Pacing;
}

type ChangeOf = (row: DeliveryRow, moment: Moment) => Change;

const COMPOSING_TRIES = 8;
const RECORDING_TRIES = 3;

/** Does with Slack what is next for a claimed delivery and writes down what came out. @returns the row afterwards. */
export async function carryOut(means: Means, claimed: Claimed, step: Step): Promise<DeliveryRow | null> {
  const { door } = means;
  const { row } = claimed;
  switch (step) {
    case 'open': {
      const { to_user_id: user } = row;
      if (user === null) throw new TypeError('only people have a direct conversation');
      const outcome = heed(means, row, step, await door.openDirect(row.workspace_id, user));
      if (outcome.is === 'done') {
        await keepDirectChannel(means.db.kysely, row.workspace_id, user, outcome.value);
      }
      return await writeDown(means, claimed, 'owed', (now, moment) => afterOpen(now, outcome, moment));
    }
    case 'post':
      return await post(means, claimed);
    case 'look': {
      const outcome = heed(means, row, step, await lookFor(door, row));
      return await writeDown(means, claimed, 'unsure', (now, moment) => afterLook(now, outcome, moment));
    }
    case 'update':
      return await update(means, claimed);
    case 'remove': {
      const outcome = heed(means, row, step, await door.remove(placeOf(row)));
      return await writeDown(means, claimed, 'sent', (now, moment) => afterRemove(now, outcome, moment));
    }
    case 'pin': {
      const outcome = heed(means, row, step, await door.pin(placeOf(row)));
      return await writeDown(means, claimed, 'sent', (now, moment) => afterPin(now, outcome, moment));
    }
  }
}

async function post(means: Means, claimed: Claimed): Promise<DeliveryRow | null> {
  const { row, parent } = claimed;
  const composed = await compose(means, row);
  if (!('message' in composed)) return await writeDown(means, claimed, 'owed', composed.changeOf);
  const channelId = parent?.posted_channel_id ?? row.posted_channel_id ?? row.to_channel_id;
  if (channelId === null) throw new TypeError('a post without a conversation');
  const threadTs = parent?.posted_ts ?? row.thread_ts;
  const isBegun = await beginPost(means.db, claimed, means.clock.now(), {
    thread_ts: threadTs,
    posted_channel_id: channelId,
    pin: composed.message.pin === true ? 'wanted' : null,
  });
  if (!isBegun) return await writeDown(means, claimed, 'owed', () => ({}));
  const answer = await means.door.post({
    workspaceId: row.workspace_id,
    channelId,
    threadTs,
    deliveryId: row.id,
    message: composed.message,
  });
  const recipient = row.to_user_id ?? row.to_channel_id ?? channelId;
  means.pacing.posted({ workspaceId: row.workspace_id, recipient }, means.clock.now());
  const outcome = heed(means, row, 'post', answer);
  return await writeDown(means, claimed, 'sending', (now, moment) => afterPost(now, outcome, moment));
}

async function update(means: Means, claimed: Claimed): Promise<DeliveryRow | null> {
  const { row } = claimed;
  const composed = await compose(means, row);
  if (!('message' in composed)) return await writeDown(means, claimed, 'sent', composed.changeOf);
  const answer = await means.door.update(placeOf(row), composed.message);
  const outcome = heed(means, row, 'update', answer);
  return await writeDown(means, claimed, 'sent', (now, moment) =>
    afterUpdate(now, row.wanted_revision, outcome, moment),
  );
}

/** The message, or what to write down where there is none. A composer that fails costs its own delivery only. */
async function compose(
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
function heed<T>(means: Means, row: DeliveryRow, step: Step, outcome: Outcome<T>): Outcome<T> {
  if (outcome.is === 'paused') means.pacing.pause(row.workspace_id, step, outcome.until);
  if (outcome.is === 'done') return outcome;
  const about = { delivery: row.id, kind: row.kind, step, outcome: outcome.is };
  means.log.warn('code' in outcome ? { ...about, code: outcome.code } : about, 'Slack did not do as asked');
  return outcome;
}

/** Tries again where storage hesitates: what is not written down would have to be looked for. */
async function writeDown(
  { db, clock, random }: Means,
  claimed: Claimed,
  from: DeliveryRow['state'],
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

function placeOf(row: DeliveryRow): Place {
  if (row.posted_channel_id === null || row.posted_ts === null) {
    throw new TypeError('this message stands nowhere');
  }
  return { workspaceId: row.workspace_id, channelId: row.posted_channel_id, ts: row.posted_ts };
}
