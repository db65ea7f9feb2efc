/**
 * Messages for channels that stay as they are until a person decides: refused for good; perhaps posted, but we may not look;
 * to be taken back, and Slack will not or we do not know where it stands.
 */
import { type InstantText, readInstant, writeInstant } from '../db/instants.ts';
import type { DeliveryRow } from '../db/tables.ts';
import type { Tx } from '../db/transaction.ts';
import type { ChannelId, DeliveryId, WorkspaceId } from '../ids.ts';
import { oweAnew } from './outbox.ts';
import { CANNOT_LOOK, PLACE_UNKNOWN } from './progress.ts';

export interface Stuck {
  readonly id: DeliveryId;
  readonly channelId: ChannelId;
  readonly trouble: 'refused' | 'unsure' | 'not taken back';
  /** Slack's or our own short code. */
  readonly code: string;
  readonly since: Temporal.Instant;
}

/** What leaders of this channel are to decide, oldest first. */
export async function listStuck(tx: Tx, workspace: WorkspaceId, channel: ChannelId): Promise<Stuck[]> {
  const rows = await stuckRows(tx, workspace).where('to_channel_id', '=', channel).execute();
  return rows.flatMap(stuckOf);
}

/** What no leader has been told of yet. */
export async function listUntold(tx: Tx, workspace: WorkspaceId): Promise<Stuck[]> {
  const rows = await stuckRows(tx, workspace)
    .where('to_channel_id', 'is not', null)
    .where('is_told', '=', 0)
    .execute();
  return rows.flatMap(stuckOf);
}

export async function findStuck(tx: Tx, workspace: WorkspaceId, id: DeliveryId): Promise<Stuck | null> {
  const row = await stuckRows(tx, workspace).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : (stuckOf(row)[0] ?? null);
}

export async function markTold(tx: Tx, workspace: WorkspaceId, told: readonly DeliveryId[]): Promise<void> {
  if (told.length === 0) return;
  await tx
    .updateTable('deliveries')
    .set({ is_told: 1 })
    .where('workspace_id', '=', workspace)
    .where('id', 'in', told)
    .execute();
}

/** Somebody saw it there. We still do not know where, so it cannot be changed any more. */
export async function standsAfterAll(tx: Tx, workspace: WorkspaceId, id: DeliveryId): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({ state: 'sent', due_at: null, failure: null, sending_revision: null, unsure_since: null })
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .where('state', '=', 'unsure')
    .execute();
}

/** Owed anew, with the answers that failed along with it. */
export async function oweAgain(
  tx: Tx,
  workspace: WorkspaceId,
  id: DeliveryId,
  now: Temporal.Instant,
): Promise<void> {
  const row = await tx
    .selectFrom('deliveries')
    .select('key')
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .where('state', 'in', ['failed', 'unsure'])
    .executeTakeFirst();
  if (row === undefined) return;
  // Somebody wants it whatever the hour, and has seen that an unsure one is not there.
  await tx
    .updateTable('deliveries')
    .set({ state: 'failed', not_after: null, sending_revision: null, unsure_since: null })
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .execute();
  await oweAnew(tx, workspace, row.key, now);
}

/** What Slack says of a channel that takes nothing for now. */
const CLOSED = ['is_archived', 'not_in_channel', 'channel_not_found'];

/**
 * The channel takes messages again: what it refused meanwhile is posted, where that is not too late, and what could not be taken
 * back from it goes.
 */
export async function takeUpChannel(
  tx: Tx,
  workspace: WorkspaceId,
  channel: ChannelId,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({ state: 'sent', due_at: writeInstant(now), attempts: 0, failure: null, is_told: 0 })
    .where('workspace_id', '=', workspace)
    .where('posted_channel_id', '=', channel)
    .where('state', '=', 'failed')
    .where('is_withdrawn', '=', 1)
    .where('posted_ts', 'is not', null)
    .execute();
  const refused = await tx
    .selectFrom('deliveries')
    .select('key')
    .where('workspace_id', '=', workspace)
    .where('to_channel_id', '=', channel)
    .where('state', '=', 'failed')
    .where('is_withdrawn', '=', 0)
    .where('failure', 'in', CLOSED)
    .execute();
  for (const { key } of refused) await oweAnew(tx, workspace, key, now);
}

/** Nothing more is done about it, but that the files of its pictures are deleted. */
export async function letBe(
  tx: Tx,
  workspace: WorkspaceId,
  id: DeliveryId,
  now: Temporal.Instant,
): Promise<void> {
  const one = tx.updateTable('deliveries').where('workspace_id', '=', workspace).where('id', '=', id);
  const over = one
    .set({ due_at: null, sending_revision: null, unsure_since: null })
    .where('state', 'in', ['failed', 'unsure']);
  await over.where('is_withdrawn', '=', 1).set({ state: 'removed' }).execute();
  await over.where('is_withdrawn', '=', 0).set({ state: 'skipped' }).execute();
  await one
    .where('state', 'in', ['removed', 'skipped'])
    .where('pictures', 'is not', null)
    .set({ due_at: writeInstant(now), attempts: 0 })
    .execute();
}

function stuckRows(tx: Tx, workspace: WorkspaceId) {
  return tx
    .selectFrom('deliveries')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where((one) =>
      one.or([
        one('state', '=', 'failed'),
        one.and([one('state', '=', 'unsure'), one('failure', '=', CANNOT_LOOK)]),
      ]),
    )
    .orderBy('created_at')
    .orderBy('key');
}

function stuckOf(row: DeliveryRow): Stuck[] {
  const { id, to_channel_id: channelId, failure, is_withdrawn: isWithdrawn } = row;
  // An answer that failed with the message above it goes the way of that one.
  if (channelId === null || failure === null || failure === 'thread_failed') return [];
  // Wanted no more, and never posted: there is nothing to decide.
  const mayStand = row.state === 'unsure' || row.sent_at !== null || failure === PLACE_UNKNOWN;
  if (isWithdrawn === 1 && !mayStand) return [];
  const refused = row.state === 'failed' ? 'refused' : 'unsure';
  return [
    {
      id,
      channelId,
      trouble: isWithdrawn === 1 ? 'not taken back' : refused,
      code: failure,
      since: sinceOf(row),
    },
  ];
}

function sinceOf(row: DeliveryRow): Temporal.Instant {
  const since: InstantText = row.unsure_since ?? row.sent_at ?? row.created_at;
  return readInstant(since);
}
