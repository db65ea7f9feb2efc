/**
 * The outbox holds, for each message that should stand in Slack, what we want of it. A use case owes, refreshes or
 * withdraws it inside its own transaction; the sender makes Slack agree afterwards. The message itself is composed when it is
 * sent, from what is true then, so several changes of one message become one update, and no row holds a person's words.
 */
import { writeInstant } from '../db/instants.ts';
import type { DeliveryRow } from '../db/tables.ts';
import type { Tx } from '../db/transaction.ts';
import type { ChannelId, DeliveryId, MessageTs, UserId, WorkspaceId } from '../ids.ts';

export interface Owed {
  readonly workspaceId: WorkspaceId;
  readonly id: DeliveryId;
  /** Names the occurrence: `share:<id>`. Owing the same key again changes nothing. */
  readonly key: string;
  /** Chooses the composer. */
  readonly kind: string;
  readonly to: Recipient;
  /** Ids that the composer needs. Never words of a person. */
  readonly subject: Readonly<Record<string, string>>;
  readonly due: Temporal.Instant;
  /** Past this it is not worth saying: skipped, and recorded as such. */
  readonly notAfter: Temporal.Instant | null;
}

export type Recipient =
  | { readonly to: 'person'; readonly userId: UserId }
  | { readonly to: 'channel'; readonly channelId: ChannelId }
  /** In the thread of a message that we owe or have sent: waits until that one stands. */
  | { readonly to: 'thread'; readonly channelId: ChannelId; readonly ofKey: string }
  /** In the thread of a message that someone else wrote. */
  | { readonly to: 'foreign thread'; readonly channelId: ChannelId; readonly threadTs: MessageTs };

/** Owes one message. Idempotent by key. @returns false where it was owed already. */
export async function owe(tx: Tx, owed: Owed, now: Temporal.Instant): Promise<boolean> {
  const result = await tx
    .insertInto('deliveries')
    .values({
      workspace_id: owed.workspaceId,
      id: owed.id,
      key: owed.key,
      kind: owed.kind,
      subject: JSON.stringify(owed.subject),
      ...recipientColumns(owed.to),
      due_at: writeInstant(owed.due),
      not_after: owed.notAfter === null ? null : writeInstant(owed.notAfter),
      state: 'owed',
      wanted_revision: 1,
      shown_revision: 0,
      is_withdrawn: 0,
      attempts: 0,
      lease_owner: null,
      lease_until: null,
      unsure_since: null,
      looks: 0,
      posted_channel_id: null,
      posted_ts: null,
      sent_at: null,
      failure: null,
      created_at: writeInstant(now),
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'key']).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** What it says is no longer true: it is composed and sent again. Nothing happens where it was never owed. */
export async function refresh(
  tx: Tx,
  workspace: WorkspaceId,
  key: string,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set((row) => ({ wanted_revision: row('wanted_revision', '+', 1), due_at: writeInstant(now) }))
    .where('workspace_id', '=', workspace)
    .where('key', '=', key)
    .where('state', 'in', ['sending', 'unsure', 'sent'])
    .execute();
}

/** It should not stand in Slack any more: never sent, or deleted there if it was. */
export async function withdraw(
  tx: Tx,
  workspace: WorkspaceId,
  key: string,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({ is_withdrawn: 1, due_at: writeInstant(now) })
    .where('workspace_id', '=', workspace)
    .where('key', '=', key)
    .where('state', '!=', 'removed')
    .execute();
}

/** Where the message stands, or null while it does not. */
export interface Standing {
  readonly channelId: ChannelId;
  readonly ts: MessageTs;
}

export async function whereItStands(tx: Tx, workspace: WorkspaceId, key: string): Promise<Standing | null> {
  const row = await tx
    .selectFrom('deliveries')
    .select(['posted_channel_id', 'posted_ts'])
    .where('workspace_id', '=', workspace)
    .where('key', '=', key)
    .where('state', '=', 'sent')
    .executeTakeFirst();
  if (row === undefined || row.posted_channel_id === null || row.posted_ts === null) return null;
  return { channelId: row.posted_channel_id, ts: row.posted_ts };
}

/** Which of our messages this is: its key, kind and subject. Null where it is not ours. */
export async function ownMessage(
  tx: Tx,
  workspace: WorkspaceId,
  channel: ChannelId,
  ts: MessageTs,
): Promise<Pick<Owed, 'key' | 'kind' | 'subject'> | null> {
  const row = await tx
    .selectFrom('deliveries')
    .select(['key', 'kind', 'subject'])
    .where('workspace_id', '=', workspace)
    .where('posted_channel_id', '=', channel)
    .where('posted_ts', '=', ts)
    .executeTakeFirst();
  return row === undefined ? null : { key: row.key, kind: row.kind, subject: readSubject(row.subject) };
}

export function readSubject(text: string): Record<string, string> {
  return JSON.parse(text);
}

function recipientColumns(
  to: Recipient,
): Pick<DeliveryRow, 'to_user_id' | 'to_channel_id' | 'thread_of_key' | 'thread_ts'> {
  switch (to.to) {
    case 'person':
      return { to_user_id: to.userId, to_channel_id: null, thread_of_key: null, thread_ts: null };
    case 'channel':
      return { to_user_id: null, to_channel_id: to.channelId, thread_of_key: null, thread_ts: null };
    case 'thread':
      return { to_user_id: null, to_channel_id: to.channelId, thread_of_key: to.ofKey, thread_ts: null };
    case 'foreign thread':
      return { to_user_id: null, to_channel_id: to.channelId, thread_of_key: null, thread_ts: to.threadTs };
  }
}
