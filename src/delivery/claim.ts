/**
 * Claim once: of all senders on all machines, one works on a delivery at a time. A claim leaves a token and a lease in
 * the row; whoever comes back with another token than the row's may record nothing. A lease that ran out tells that its
 * holder is gone: what it had only claimed is claimed again, what it was posting becomes unsure, never owed.
 *
 * Each change here is one statement, fenced by the token, and so a transaction of its own: serializable ones of several
 * machines on one table would undo each other again and again.
 */
import type { ExpressionBuilder } from 'kysely';
import { sql } from 'kysely';
import { readInstant, writeInstant } from '../db/instants.ts';
import type { Db, Engine } from '../db/open.ts';
import type { DeliveryRow, Tables } from '../db/tables.ts';
import { read } from '../db/transaction.ts';
import type { Closed } from './pacing.ts';
import type { Change, Parent, Step } from './progress.ts';

export interface Claimed {
  readonly row: DeliveryRow;
  readonly parent: Parent | null;
  readonly token: string;
}

/** Longer than a step takes: two calls at most, and what surrounds them. */
const LEASE = Temporal.Duration.from({ seconds: 30 });

type Deliveries = ExpressionBuilder<Tables, 'deliveries'>;

/**
 * Takes the delivery that is due longest, among those that pacing allows. `held` are this process's own claims: while a
 * call of ours is under way it is ours, whatever the clock says. @returns null where nothing can be done now.
 */
export async function claimNext(
  db: Db,
  now: Temporal.Instant,
  token: string,
  closed: Closed,
  held: readonly string[],
): Promise<Claimed | null> {
  const row = await db.kysely
    .updateTable('deliveries')
    .set((one) => ({
      lease_token: token,
      lease_until: writeInstant(now.add(LEASE)),
      attempts: one('attempts', '+', 1),
    }))
    .where('id', '=', (one) => nextFree(one, db.engine, now, closed, held))
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : { row, parent: await parentOf(db, row), token };
}

/** The one place where the engines differ: SQLite has one writer anyway, PostgreSQL passes over what others hold. */
function nextFree(
  from: Deliveries,
  engine: Engine,
  now: Temporal.Instant,
  closed: Closed,
  held: readonly string[],
) {
  return from
    .selectFrom('deliveries')
    .select('deliveries.id')
    .where('due_at', '<=', writeInstant(now))
    .where((one) => isFree(one, now, held))
    .where(isNotWaiting(now))
    .where((one) => isOpen(one, closed))
    .orderBy('due_at')
    .orderBy('created_at')
    .orderBy('key')
    .limit(1)
    .$if(engine === 'postgres', (query) => query.forUpdate().skipLocked());
}

function isFree(one: Deliveries, now: Temporal.Instant, held: readonly string[]) {
  const over = one('lease_until', '<=', writeInstant(now));
  const freed = held.length === 0 ? over : one.and([over, one('lease_token', 'not in', held)]);
  return one.or([one('lease_token', 'is', null), freed]);
}

/** A message in a thread waits for the one that begins the thread, but not beyond its own time. */
function isNotWaiting(now: Temporal.Instant) {
  return (one: Deliveries) =>
    one.or([
      one('thread_of_key', 'is', null),
      one('state', '<>', 'owed'),
      one('not_after', '<', writeInstant(now)),
      one.not(
        one.exists(
          one
            .selectFrom('deliveries as parent')
            .select('parent.id')
            .whereRef('parent.workspace_id', '=', 'deliveries.workspace_id')
            .whereRef('parent.key', '=', 'deliveries.thread_of_key')
            .where('parent.state', 'in', ['owed', 'sending', 'unsure']),
        ),
      ),
    ]);
}

function isOpen(one: Deliveries, closed: Closed) {
  const closings = [
    ...closed.steps.map(({ workspaceId, step }) =>
      one.and([one('workspace_id', '=', workspaceId), isAt(one, step)]),
    ),
    ...closed.conversations.map(({ workspaceId, recipient }) =>
      one.and([
        one('workspace_id', '=', workspaceId),
        one('state', '=', 'owed'),
        one(one.fn.coalesce('to_user_id', 'to_channel_id'), '=', recipient),
      ]),
    ),
  ];
  return one.and(closings.map((closing) => one.not(closing)));
}

/** Whether `step` is what comes next; the same as taskOf() in progress.ts, in SQL. Never null: `not null` hides rows. */
function isAt(one: Deliveries, step: Step) {
  const isUnopened = one.and([one('to_user_id', 'is not', null), one('posted_channel_id', 'is', null)]);
  const isPinWanted = one(one.fn.coalesce('pin', sql.lit('done')), '=', 'wanted');
  const stands = one.and([one('state', '=', 'sent'), one('posted_ts', 'is not', null)]);
  const isKept = one.and([stands, one('is_withdrawn', '=', 0), one.not(isPinWanted)]);
  const isChanged = one('wanted_revision', '>', one.ref('shown_revision'));
  const pictureStep = one.fn.coalesce('picture_step', sql.lit('none'));
  const isReady = one(pictureStep, 'in', ['none', 'unload']);
  switch (step) {
    case 'open':
      return one.and([one('state', '=', 'owed'), isUnopened]);
    case 'post':
      return one.and([one('state', '=', 'owed'), one.not(isUnopened), isReady]);
    case 'upload':
    case 'complete':
    case 'check':
      return one.and([
        one(pictureStep, '=', step),
        one.or([one.and([one('state', '=', 'owed'), one.not(isUnopened)]), one.and([isKept, isChanged])]),
      ]);
    case 'look':
      return one('state', '=', 'unsure');
    case 'remove':
      return one.and([stands, one('is_withdrawn', '=', 1)]);
    case 'pin':
      return one.and([stands, one('is_withdrawn', '=', 0), isPinWanted]);
    case 'update':
      return one.and([isKept, isChanged, isReady]);
    case 'unload':
      return one.or([
        one.and([isKept, one.not(isChanged), one(pictureStep, '=', 'unload')]),
        one.and([one('pictures', 'is not', null), isGone(one)]),
      ]);
  }
}

/** It does not stand and will not, so that its files are left over. */
function isGone(one: Deliveries) {
  const isRefused = one.and([
    one('state', '=', 'failed'),
    one('is_withdrawn', '=', 1),
    one('posted_ts', 'is', null),
  ]);
  return one.or([one('state', 'in', ['skipped', 'removed']), isRefused]);
}

async function parentOf(db: Db, row: DeliveryRow): Promise<Parent | null> {
  if (row.thread_of_key === null) return null;
  const parent = await db.kysely
    .selectFrom('deliveries')
    .select(['state', 'posted_channel_id', 'posted_ts'])
    .where('workspace_id', '=', row.workspace_id)
    .where('key', '=', row.thread_of_key)
    .executeTakeFirst();
  return parent ?? null;
}

/**
 * Commits that a post begins now, so that a process killed from here on leaves a row that is looked for, not repeated.
 * @returns false where the claim is lost or the message is no longer owed: nothing may be posted then.
 */
export async function beginPost(
  db: Db,
  { row, token }: Claimed,
  now: Temporal.Instant,
  known: Pick<Change, 'thread_ts' | 'posted_channel_id' | 'pin' | 'pictures' | 'picture_step'>,
): Promise<boolean> {
  const begun = await db.kysely
    .updateTable('deliveries')
    .set({
      ...known,
      state: 'sending',
      sending_revision: row.wanted_revision,
      unsure_since: writeInstant(now),
      lease_until: writeInstant(now.add(LEASE)),
      due_at: writeInstant(now),
    })
    .where('id', '=', row.id)
    .where('lease_token', '=', token)
    .where('state', '=', 'owed')
    .executeTakeFirst();
  return begun.numUpdatedRows === 1n;
}

/**
 * Writes down what came out, computed from the row as it is by now, and gives the claim back. Where the delivery was
 * withdrawn meanwhile and so left the state `from`, only the claim is given back (null: it is written down in any state); where
 * the claim is lost, nothing happens.
 * @returns the row as it is afterwards, or null where the claim was lost.
 */
export async function record(
  db: Db,
  { row: { id }, token }: Claimed,
  from: DeliveryRow['state'] | null,
  changeOf: (row: DeliveryRow) => Change,
): Promise<DeliveryRow | null> {
  for (;;) {
    const row = await db.kysely
      .selectFrom('deliveries')
      .selectAll()
      .where('id', '=', id)
      .where('lease_token', '=', token)
      .executeTakeFirst();
    if (row === undefined) return null;
    const after = await db.kysely
      .updateTable('deliveries')
      .set({
        ...(from === null || row.state === from ? changeOf(row) : {}),
        lease_token: null,
        lease_until: null,
      })
      .where('id', '=', id)
      .where('lease_token', '=', token)
      // Taken only where nobody wants something else since we read it; otherwise it is computed once more.
      .where('state', '=', row.state)
      .where('wanted_revision', '=', row.wanted_revision)
      .where('is_withdrawn', '=', row.is_withdrawn)
      .returningAll()
      .executeTakeFirst();
    if (after !== undefined) return after;
  }
}

export interface Agenda {
  /** Something is due, and only pacing holds it back. */
  readonly isOverdue: boolean;
  /** When the next thing becomes due, or the next lease of others runs out; null where none will. */
  readonly next: Temporal.Instant | null;
}

/** What waits for its time, apart from this process's own claims. Three looks into an index, however much is due. */
export async function agenda(db: Db, now: Temporal.Instant, held: readonly string[]): Promise<Agenda> {
  const at = writeInstant(now);
  return await read(db, async (tx) => {
    const overdue = await tx
      .selectFrom('deliveries')
      .select('id')
      .where('due_at', '<=', at)
      .where((one) => isFree(one, now, held))
      .where(isNotWaiting(now))
      .limit(1)
      .executeTakeFirst();
    const due = await tx
      .selectFrom('deliveries')
      .select('due_at')
      .where('due_at', '>', at)
      .where(isNotWaiting(now))
      .orderBy('due_at')
      .limit(1)
      .executeTakeFirst();
    const lease = await tx
      .selectFrom('deliveries')
      .select('lease_until')
      .where('lease_until', '>', at)
      .$if(held.length > 0, (query) => query.where('lease_token', 'not in', held))
      .orderBy('lease_until')
      .limit(1)
      .executeTakeFirst();
    const wakeUps = [due?.due_at, lease?.lease_until].flatMap((text) => text ?? []).sort();
    const [next] = wakeUps;
    return { isOverdue: overdue !== undefined, next: next === undefined ? null : readInstant(next) };
  });
}

const LOOK_AT_LEAST_EVERY = Temporal.Duration.from({ seconds: 30 });

/** How long a sender may sleep: on PostgreSQL other machines owe too, and their senders may be gone. */
export function longestSleep(engine: Engine): Temporal.Duration | null {
  return engine === 'postgres' ? LOOK_AT_LEAST_EVERY : null;
}
