/**
 * A person gets at most one message a day that they did not ask for: the letter of that day, `prompts:<person>:<date>`. What
 * features have to say unasked is owed as a part. When a part is due, it opens the day's letter, or joins it while that has not
 * been sent; else it waits for the next day. Where the person has chosen an hour for something of theirs (a timed part), what
 * else the day brings waits for that hour and joins. Letters come by day only: one that misses the evening is never sent, and
 * its parts wait for the next morning.
 */
import { readInstant, writeInstant } from '../db/instants.ts';
import type { LetterPartRow } from '../db/tables.ts';
import type { Tx } from '../db/transaction.ts';
import type { DeliveryId, UserId, WorkspaceId } from '../ids.ts';
import { openLetter } from './open-letter.ts';
import { dateOf, EVERY_DAY, nextMorning, wakingTimeOn } from './waking-hours.ts';

export interface Part {
  readonly workspaceId: WorkspaceId;
  /** Becomes the id of the letter that it opens, if it opens one at once. */
  readonly id: DeliveryId;
  /** Names the occurrence. Owing the same key again changes nothing. */
  readonly key: string;
  /** Chooses the composer. */
  readonly kind: string;
  readonly userId: UserId;
  /** Ids that the composer needs. Never words of a person. */
  readonly subject: Readonly<Record<string, string>>;
  /** IANA: where the person's days pass. */
  readonly zone: string;
  /** ISO weekdays on which it may come; default every day. */
  readonly weekdays?: readonly number[];
  /** Whether its hour is the person's own choice. */
  readonly isTimed?: boolean;
  readonly due: Temporal.Instant;
  /** Past this it is not worth saying. */
  readonly notAfter: Temporal.Instant | null;
}

/** When this person's next timed part comes, as far as is known; null where none does. */
export type NextTimed = (tx: Tx, workspace: WorkspaceId, user: UserId) => Promise<Temporal.Instant | null>;

const MINUTE = Temporal.Duration.from({ minutes: 1 });

/** Owes a part, which the next placing puts into a letter. @returns false where it was owed before. */
export async function addPart(tx: Tx, part: Part, now: Temporal.Instant): Promise<boolean> {
  const result = await tx
    .insertInto('letter_parts')
    .values({
      workspace_id: part.workspaceId,
      id: part.id,
      key: part.key,
      kind: part.kind,
      subject: JSON.stringify(part.subject),
      user_id: part.userId,
      zone: part.zone,
      weekdays: (part.weekdays ?? EVERY_DAY).join(''),
      is_timed: part.isTimed === true ? 1 : 0,
      due_at: writeInstant(part.due),
      not_after: part.notAfter === null ? null : writeInstant(part.notAfter),
      state: 'waits',
      letter_key: null,
      created_at: writeInstant(now),
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'key']).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** The same; where it is due already, it goes into the day's letter at once. */
export async function owePart(
  tx: Tx,
  part: Part,
  nextTimed: NextTimed,
  now: Temporal.Instant,
): Promise<boolean> {
  const isNew = await addPart(tx, part, now);
  if (isNew && Temporal.Instant.compare(part.due, now) <= 0) {
    await placeParts(tx, { ...part, letterId: part.id }, nextTimed, now);
  }
  return isNew;
}

/** Whose parts are placed, and the id of the letter if one is opened: another one each time. */
export interface Placing {
  readonly workspaceId: WorkspaceId;
  readonly userId: UserId;
  readonly letterId: DeliveryId;
}

/** Puts what is due for one person into the day's letter, or says until when it waits. Idempotent. */
export async function placeParts(
  tx: Tx,
  { workspaceId, userId, letterId }: Placing,
  nextTimed: NextTimed,
  now: Temporal.Instant,
): Promise<void> {
  const due = await dueParts(tx, workspaceId, userId, now);
  const timely: LetterPartRow[] = [];
  for (const part of due) {
    if (isPast(part, now)) await change(tx, part, { state: 'over' });
    else if (isAtNight(part, now)) await leaveForDay(tx, [part], now);
    else timely.push(part);
  }
  const [first] = timely;
  if (first === undefined) return;
  const hold = await holdUntil(tx, timely, nextTimed, now);
  if (hold !== null) return await putOff(tx, timely, hold);
  const letterKey = await openLetter(tx, first, letterId, now);
  if (letterKey === null) {
    for (const part of timely) await putOff(tx, [part], nextMorning(now, part.zone, weekdaysOf(part)));
    return;
  }
  for (const part of timely) await change(tx, part, { state: 'joined', letter_key: letterKey });
}

/** Everybody for whom something is due. */
export async function peopleWithDueParts(
  tx: Tx,
  workspace: WorkspaceId,
  now: Temporal.Instant,
  limit: number,
): Promise<UserId[]> {
  const rows = await tx
    .selectFrom('letter_parts')
    .select('user_id')
    .distinct()
    .where('workspace_id', '=', workspace)
    .where('state', '=', 'waits')
    .where('due_at', '<=', writeInstant(now))
    .limit(limit)
    .execute();
  return rows.map((row) => row.user_id);
}

/** Parts of letters that were not sent before the evening wait for the next morning. */
export async function takeUpLateLetters(
  tx: Tx,
  workspace: WorkspaceId,
  now: Temporal.Instant,
): Promise<void> {
  await leaveForDay(tx, await strandedParts(tx, workspace).selectAll('letter_parts').execute(), now);
}

/** Whether there are any. */
export async function hasLateLetters(tx: Tx, workspace: WorkspaceId): Promise<boolean> {
  const found = await strandedParts(tx, workspace).select('letter_parts.key').limit(1).executeTakeFirst();
  return found !== undefined;
}

function strandedParts(tx: Tx, workspace: WorkspaceId) {
  return tx
    .selectFrom('letter_parts')
    .innerJoin('deliveries', (join) =>
      join
        .onRef('deliveries.workspace_id', '=', 'letter_parts.workspace_id')
        .onRef('deliveries.key', '=', 'letter_parts.letter_key'),
    )
    .where('deliveries.workspace_id', '=', workspace)
    .where('deliveries.kind', '=', 'letter')
    .where('deliveries.state', '=', 'skipped')
    .where('deliveries.failure', '=', 'too_late')
    .where('letter_parts.state', '=', 'joined');
}

export interface Letter {
  /** In its order, timed parts first. */
  readonly parts: readonly LetterPartRow[];
  /** Whether it is still to be sent. */
  readonly isOpen: boolean;
  readonly openedAt: Temporal.Instant;
}

/** What this letter says. */
export async function findLetter(tx: Tx, workspace: WorkspaceId, letterKey: string): Promise<Letter> {
  const letter = await tx
    .selectFrom('deliveries')
    .select(['state', 'created_at'])
    .where('workspace_id', '=', workspace)
    .where('key', '=', letterKey)
    .executeTakeFirstOrThrow();
  const parts = await tx
    .selectFrom('letter_parts')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('letter_key', '=', letterKey)
    .where('state', '=', 'joined')
    .orderBy('is_timed', 'desc')
    .orderBy('created_at')
    .orderBy('key')
    .execute();
  return { parts, isOpen: letter.state === 'owed', openedAt: readInstant(letter.created_at) };
}

/** Their time passed before the letter was sent, or they had nothing to say. */
export async function dropFromLetter(tx: Tx, parts: readonly LetterPartRow[]): Promise<void> {
  for (const part of parts) await change(tx, part, { state: 'over', letter_key: null });
}

/** These are not in the letter that is being sent: they come by day. */
export async function leaveForDay(
  tx: Tx,
  parts: readonly LetterPartRow[],
  now: Temporal.Instant,
): Promise<void> {
  for (const part of parts) await putOff(tx, [part], wakingTimeOn(now, part.zone, weekdaysOf(part)));
}

/** The same, but another day. */
export async function leaveForAnotherDay(
  tx: Tx,
  parts: readonly LetterPartRow[],
  now: Temporal.Instant,
): Promise<void> {
  for (const part of parts) await putOff(tx, [part], nextMorning(now, part.zone, weekdaysOf(part)));
}

/** With a timed part come those that waited for it a moment longer. */
async function dueParts(tx: Tx, workspace: WorkspaceId, user: UserId, now: Temporal.Instant) {
  const soon = await tx
    .selectFrom('letter_parts')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('state', '=', 'waits')
    .where('due_at', '<=', writeInstant(now.add(MINUTE)))
    .orderBy('is_timed', 'desc')
    .orderBy('created_at')
    .orderBy('key')
    .execute();
  const due = soon.filter((part) => part.due_at <= writeInstant(now));
  return due.some((part) => part.is_timed === 1) ? soon : due;
}

/** Until when all this waits for the hour that the person chose for today; null where nothing is awaited. */
async function holdUntil(
  tx: Tx,
  parts: readonly LetterPartRow[],
  nextTimed: NextTimed,
  now: Temporal.Instant,
): Promise<Temporal.Instant | null> {
  const [first] = parts;
  if (first === undefined || parts.some((part) => part.is_timed === 1)) return null;
  const next = await nextTimed(tx, first.workspace_id, first.user_id);
  if (next === null || dateOf(next, first.zone) !== dateOf(now, first.zone)) return null;
  // Where its hour has come, whoever owes it is about to.
  return Temporal.Instant.compare(next, now) > 0 ? next : now.add(MINUTE);
}

async function putOff(tx: Tx, parts: readonly LetterPartRow[], until: Temporal.Instant): Promise<void> {
  for (const part of parts) {
    await change(tx, part, { state: 'waits', letter_key: null, due_at: writeInstant(until) });
  }
}

async function change(
  tx: Tx,
  part: LetterPartRow,
  to: Partial<Pick<LetterPartRow, 'state' | 'letter_key' | 'due_at'>>,
): Promise<void> {
  await tx
    .updateTable('letter_parts')
    .set(to)
    .where('workspace_id', '=', part.workspace_id)
    .where('key', '=', part.key)
    // Meanwhile it may have been taken back.
    .where('state', '=', part.state)
    .execute();
}

/** This person's days pass in another zone now: what has not been sent follows them. */
export async function followPerson(
  tx: Tx,
  workspace: WorkspaceId,
  user: UserId,
  zones: { readonly from: string; readonly to: string },
): Promise<void> {
  await tx
    .updateTable('letter_parts')
    .set({ zone: zones.to })
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('zone', '=', zones.from)
    .where('state', 'in', ['waits', 'joined'])
    .execute();
}

/** Whether it is night where its person is, or no day of theirs. */
export function isAtNight(part: LetterPartRow, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(wakingTimeOn(now, part.zone, weekdaysOf(part)), now) > 0;
}

/** Whether it is not worth saying any more. */
export function isPast(part: LetterPartRow, now: Temporal.Instant): boolean {
  return part.not_after !== null && Temporal.Instant.compare(now, readInstant(part.not_after)) > 0;
}

function weekdaysOf(part: LetterPartRow): number[] {
  return [...part.weekdays].map(Number);
}
