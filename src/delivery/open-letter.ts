import { writeInstant } from '../db/instants.ts';
import type { LetterPartRow } from '../db/tables.ts';
import type { Tx } from '../db/transaction.ts';
import type { DeliveryId, WorkspaceId } from '../ids.ts';
import { owe, refresh } from './outbox.ts';
import { dateOf, eveningOf } from './waking-hours.ts';

/** Sending takes a moment, and 20:00 is a promise. */
const BEFORE_EVENING = Temporal.Duration.from({ minutes: 1 });

/** The key of the letter that can still be written into; null where the person has had one today. */
export async function openLetter(
  tx: Tx,
  first: LetterPartRow,
  id: DeliveryId,
  now: Temporal.Instant,
): Promise<string | null> {
  const { workspace_id: workspaceId, user_id: userId, zone } = first;
  const key = `prompts:${userId}:${dateOf(now, zone)}`;
  const elsewhere = await findLetterOfOtherZone(tx, first, key, now);
  if (elsewhere !== null)
    return elsewhere.isOpen ? await joinOwed(tx, workspaceId, elsewhere.key, now) : null;
  const notAfter = eveningOf(now, zone).subtract(BEFORE_EVENING);
  const isNew = await owe(
    tx,
    {
      workspaceId,
      id,
      key,
      kind: 'letter',
      to: { to: 'person', userId },
      subject: {},
      due: now,
      notAfter,
    },
    now,
  );
  if (isNew) return key;
  const letter = await tx
    .selectFrom('deliveries')
    .select(['state', 'sent_at', 'failure'])
    .where('workspace_id', '=', workspaceId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (letter.state === 'owed') return await joinOwed(tx, workspaceId, key, now);
  const wasSilent = letter.sent_at === null && (letter.state === 'skipped' || letter.state === 'removed');
  if (!wasSilent || letter.failure === 'too_late') return null;
  await tx
    .updateTable('deliveries')
    .set({
      state: 'owed',
      is_withdrawn: 0,
      failure: null,
      due_at: writeInstant(now),
      not_after: writeInstant(notAfter),
      attempts: 0,
    })
    .where('workspace_id', '=', workspaceId)
    .where('key', '=', key)
    .execute();
  return await joinOwed(tx, workspaceId, key, now);
}

/** Whoever is composing it, without what joins now, makes it again. */
async function joinOwed(tx: Tx, workspace: WorkspaceId, key: string, now: Temporal.Instant): Promise<string> {
  await refresh(tx, workspace, key, now);
  return key;
}

/** One that waits, or went out today, under another date: parts of one person may be of two zones, and people travel. */
async function findLetterOfOtherZone(tx: Tx, part: LetterPartRow, key: string, now: Temporal.Instant) {
  const today = writeInstant(now.toZonedDateTimeISO(part.zone).startOfDay().toInstant());
  const letters = await tx
    .selectFrom('deliveries')
    .select(['key', 'state'])
    .where('workspace_id', '=', part.workspace_id)
    .where('to_user_id', '=', part.user_id)
    .where('kind', '=', 'letter')
    .where('key', '<>', key)
    .where((one) =>
      one.or([
        one('sent_at', '>=', today),
        one('unsure_since', '>=', today),
        one.and([one('state', '=', 'owed'), one('not_after', '>=', writeInstant(now))]),
      ]),
    )
    .execute();
  const [sentFirst] = letters.sort((a, b) => Number(a.state === 'owed') - Number(b.state === 'owed'));
  return sentFirst === undefined ? null : { key: sentFirst.key, isOpen: sentFirst.state === 'owed' };
}
