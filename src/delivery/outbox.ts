/**
 * The outbox holds, for each message that should stand in Slack, what we want of it. A use case owes, refreshes or
 * withdraws it inside its own transaction; the sender makes Slack agree afterwards. The message itself is composed when it is
 * sent, from what is true then, so several changes of one message become one update, and no row holds a person's words.
 *
 * The sender claims a row with a lease and works on it outside any transaction. So what is written here must leave the
 * lease alone, and the sender, when it records what came out, must look again at what is wanted by then.
 */
import type { ExpressionBuilder } from 'kysely';
import { writeInstant } from '../db/instants.ts';
import type { DeliveryRow, Tables } from '../db/tables.ts';
import type { Tx } from '../db/transaction.ts';
import type { ChannelId, DeliveryId, MessageTs, UserId, WorkspaceId } from '../ids.ts';
import { carrierOf, lettersOfParts, takeOutPart } from './letter-parts.ts';

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
    .values((from) => ({
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
      sending_revision: null,
      is_withdrawn: 0,
      attempts: 0,
      lease_token: null,
      lease_until: null,
      unsure_since: null,
      posted_channel_id: owed.to.to === 'person' ? knownDirectChannel(from, owed, owed.to.userId) : null,
      posted_ts: null,
      pin: null,
      pictures: null,
      picture_step: null,
      sent_at: null,
      failure: null,
      is_told: 0,
      created_at: writeInstant(now),
    }))
    .onConflict((conflict) => conflict.columns(['workspace_id', 'key']).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** It is to be sent at another time; nothing happens where it was sent, or never owed. For messages of their own, not parts of a letter. */
export async function putOff(
  tx: Tx,
  workspace: WorkspaceId,
  key: string,
  due: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({ due_at: writeInstant(due) })
    .where('workspace_id', '=', workspace)
    .where('key', '=', key)
    .where('state', '=', 'owed')
    .execute();
}

/**
 * It had nothing to say or could not be posted, and now it may be: owed again, with the answers that were to go into its thread.
 * Nothing happens where it stands, or is still owed.
 */
export async function oweAnew(
  tx: Tx,
  workspace: WorkspaceId,
  key: string,
  due: Temporal.Instant,
): Promise<void> {
  const anew = tx
    .updateTable('deliveries')
    .set({
      state: 'owed',
      due_at: writeInstant(due),
      attempts: 0,
      failure: null,
      is_told: 0,
      sending_revision: null,
      unsure_since: null,
    })
    .where('workspace_id', '=', workspace)
    .where('state', 'in', ['skipped', 'failed'])
    .where('is_withdrawn', '=', 0);
  await anew.where('key', '=', key).execute();
  await anew
    .where('thread_of_key', '=', key)
    .where('failure', 'in', ['thread_gone', 'thread_failed'])
    .execute();
}

/** Whether this was given up before it stood. */
export async function wasGivenUp(tx: Tx, workspace: WorkspaceId, key: string): Promise<boolean> {
  const row = await tx
    .selectFrom('deliveries')
    .select('state')
    .where('workspace_id', '=', workspace)
    .where('key', '=', key)
    .where('state', 'in', ['skipped', 'failed'])
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * What it says is no longer true: it is composed and sent again, with the letter that it joined. Nothing happens where it was
 * never owed, or does not stand any more.
 */
export async function refresh(
  tx: Tx,
  workspace: WorkspaceId,
  key: string,
  now: Temporal.Instant,
): Promise<void> {
  const wanted = tx
    .updateTable('deliveries')
    .where('workspace_id', '=', workspace)
    .where('key', '=', await carrierOf(tx, workspace, key))
    .set((row) => ({ wanted_revision: row('wanted_revision', '+', 1) }));
  // One that is owed may have been composed a moment ago, so it counts too, but it keeps its time.
  await wanted.where('state', 'in', ['owed', 'sending', 'unsure']).execute();
  await wanted
    .where('state', '=', 'sent')
    .set({ due_at: writeInstant(now) })
    .execute();
}

/** Like refresh, for all messages whose key begins so. The beginning holds no `%` and no `_`. */
export async function refreshAll(
  tx: Tx,
  workspace: WorkspaceId,
  keysBeginWith: string,
  now: Temporal.Instant,
): Promise<void> {
  for (const key of await keysThatBegin(tx, workspace, keysBeginWith)) await refresh(tx, workspace, key, now);
  for (const letter of await lettersOfParts(tx, workspace, keysBeginWith)) {
    await refresh(tx, workspace, letter, now);
  }
}

/** It should not stand in Slack any more: never sent, or deleted there if it was; taken out of a letter that has more to say. */
export async function withdraw(
  tx: Tx,
  workspace: WorkspaceId,
  key: string,
  now: Temporal.Instant,
): Promise<void> {
  const part = await takeOutPart(tx, workspace, key);
  if (part.is === 'one of several') await refresh(tx, workspace, part.letterKey, now);
  else if (part.is === 'the last') await withdrawWhole(tx, workspace, part.letterKey, now);
  else await withdrawWhole(tx, workspace, key, now);
}

/** Like withdraw, for all messages whose key begins so; parts of letters are none. The beginning holds no `%` and no `_`. */
export async function withdrawAll(
  tx: Tx,
  workspace: WorkspaceId,
  keysBeginWith: string,
  now: Temporal.Instant,
): Promise<void> {
  for (const key of await keysThatBegin(tx, workspace, keysBeginWith))
    await withdrawWhole(tx, workspace, key, now);
}

/** Of what stands or is to stand. */
async function keysThatBegin(tx: Tx, workspace: WorkspaceId, beginning: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('deliveries')
    .select('key')
    .where('workspace_id', '=', workspace)
    .where('key', 'like', `${beginning}%`)
    .where('state', 'in', ['owed', 'sending', 'unsure', 'sent'])
    .execute();
  return rows.map(({ key }) => key);
}

async function withdrawWhole(tx: Tx, workspace: WorkspaceId, key: string, now: Temporal.Instant) {
  const withdrawn = tx
    .updateTable('deliveries')
    .where('workspace_id', '=', workspace)
    .where('key', '=', key)
    .set({ is_withdrawn: 1 });
  await withdrawn.where('state', 'in', ['sending', 'unsure', 'failed']).execute();
  await withdrawn
    .where('state', '=', 'sent')
    .set({ due_at: writeInstant(now) })
    .execute();
  const unsent = withdrawn.where('state', 'in', ['owed', 'skipped']).set({ state: 'removed' });
  await unsent.where('pictures', 'is', null).set({ due_at: null }).execute();
  // Files of it that Slack has are to be deleted: of what was refused too, which nobody will post now.
  const leftOver = { due_at: writeInstant(now), attempts: 0 };
  await unsent.set(leftOver).execute();
  await withdrawn
    .where('state', '=', 'failed')
    .where('posted_ts', 'is', null)
    .where('pictures', 'is not', null)
    .set(leftOver)
    .execute();
}

/** Where the message stands, or null while it does not. */
export interface Standing {
  readonly channelId: ChannelId;
  readonly ts: MessageTs;
}

/** Whether any message whose key begins so stands by now, as far as is known. The beginning holds no `%` and no `_`. */
export async function hasCome(tx: Tx, workspace: WorkspaceId, keysBeginWith: string): Promise<boolean> {
  const letters = await lettersOfParts(tx, workspace, keysBeginWith);
  const row = await tx
    .selectFrom('deliveries')
    .select('key')
    .where('workspace_id', '=', workspace)
    .where('state', 'in', ['sending', 'unsure', 'sent'])
    .where((where) =>
      where.or([
        where('key', 'like', `${keysBeginWith}%`),
        ...(letters.length === 0 ? [] : [where('key', 'in', letters)]),
      ]),
    )
    .executeTakeFirst();
  return row !== undefined;
}

export async function whereItStands(tx: Tx, workspace: WorkspaceId, key: string): Promise<Standing | null> {
  const row = await tx
    .selectFrom('deliveries')
    .select(['posted_channel_id', 'posted_ts'])
    .where('workspace_id', '=', workspace)
    .where('key', '=', await carrierOf(tx, workspace, key))
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

function knownDirectChannel(
  from: ExpressionBuilder<Tables, 'deliveries'>,
  { workspaceId }: Owed,
  user: UserId,
) {
  return from
    .selectFrom('direct_channels')
    .select('channel_id')
    .where('workspace_id', '=', workspaceId)
    .where('user_id', '=', user);
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

/** The recipient that recipientColumns() wrote. @throws TypeError for a row that the schema's checks would refuse. */
export function recipientOf(row: DeliveryRow): Recipient {
  if (row.to_user_id !== null) return { to: 'person', userId: row.to_user_id };
  const channelId = row.to_channel_id;
  if (channelId === null) throw new TypeError('a delivery without a recipient');
  if (row.thread_of_key !== null) return { to: 'thread', channelId, ofKey: row.thread_of_key };
  if (row.thread_ts !== null) return { to: 'foreign thread', channelId, threadTs: row.thread_ts };
  return { to: 'channel', channelId };
}
