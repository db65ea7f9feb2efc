import { type InstantText, readInstant, writeInstant } from '../../../db/instants.ts';
import type { PairingPersonRow, PairingRow } from '../../../db/tables-of-mentoring.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { PairingId, UserId, WorkspaceId } from '../../../ids.ts';
import type { Pairing } from './pairing.ts';

/** Adds it with its people. @returns false where it was there already: then nothing has changed. */
export async function addPairing(tx: Tx, pairing: Pairing): Promise<boolean> {
  const result = await tx
    .insertInto('pairings')
    .values({
      workspace_id: pairing.workspaceId,
      id: pairing.id,
      community_id: pairing.communityId,
      round_id: pairing.roundId,
      suggestion_id: pairing.suggestionId,
      program: pairing.program,
      preset: pairing.preset,
      began_at: writeInstant(pairing.beganAt),
      ...changing(pairing),
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'id']).doNothing())
    .executeTakeFirst();
  if ((result.numInsertedOrUpdatedRows ?? 0n) === 0n) return false;
  const people = pairing.people.map(({ userId, part }) => ({
    workspace_id: pairing.workspaceId,
    pairing_id: pairing.id,
    user_id: userId,
    part,
    left_at: null,
    closing_words: null,
    why_ended: null,
  }));
  await tx.insertInto('pairing_people').values(people).execute();
  return true;
}

/** Keeps what has changed of it; its people have functions of their own. */
export async function savePairing(tx: Tx, pairing: Pairing): Promise<void> {
  await tx
    .updateTable('pairings')
    .set(changing(pairing))
    .where('workspace_id', '=', pairing.workspaceId)
    .where('id', '=', pairing.id)
    .execute();
}

function changing(pairing: Pairing) {
  return {
    state: pairing.ended === null ? ('running' as const) : ('ended' as const),
    channel_id: pairing.channelId,
    introduced_at: textOf(pairing.introducedAt),
    slot_at: textOf(pairing.slotAt),
    closes_at: textOf(pairing.closesAt),
    next_step_at: textOf(pairing.nextStepAt),
    ended_at: textOf(pairing.ended?.at ?? null),
    ended_because: pairing.ended?.because ?? null,
  };
}

/** Null where there is none. Says nothing of rights. */
export async function findPairing(tx: Tx, workspace: WorkspaceId, id: PairingId): Promise<Pairing | null> {
  const [found] = await pairingsWith(tx, workspace, [id]);
  return found ?? null;
}

/** These, in the order in which they are named; those that are gone are left out. */
export async function pairingsWith(
  tx: Tx,
  workspace: WorkspaceId,
  ids: readonly PairingId[],
): Promise<Pairing[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('pairings')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', 'in', ids)
    .execute();
  const people = await tx
    .selectFrom('pairing_people')
    .select(['pairing_id', 'user_id', 'part', 'left_at'])
    .where('workspace_id', '=', workspace)
    .where('pairing_id', 'in', ids)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    const theirs = people.filter((person) => person.pairing_id === id);
    return row === undefined ? [] : pairingOf(row, theirs);
  });
}

/** This person steps out of a group whose others go on. */
export async function saveLeft(tx: Tx, pairing: Pairing, user: UserId, at: Temporal.Instant): Promise<void> {
  await ofPerson(tx, pairing, user)
    .set({ left_at: writeInstant(at) })
    .execute();
}

/** What this person says as they end it, and why, for themselves alone. Null leaves what is there. */
export async function saveEndingWords(
  tx: Tx,
  pairing: Pairing,
  user: UserId,
  { closing, why }: { readonly closing: string | null; readonly why: string | null },
): Promise<void> {
  if (closing !== null) await ofPerson(tx, pairing, user).set({ closing_words: closing }).execute();
  if (why !== null) await ofPerson(tx, pairing, user).set({ why_ended: why }).execute();
}

/** Why it ended for this person, for themselves alone; null takes away what is there. */
export async function saveWhy(tx: Tx, pairing: Pairing, user: UserId, why: string | null): Promise<void> {
  await ofPerson(tx, pairing, user).set({ why_ended: why }).execute();
}

/** What this person said as they ended it; null where they said nothing, and once the conversation has it. */
export async function findClosingWords(
  tx: Tx,
  { workspaceId, id }: Pick<Pairing, 'workspaceId' | 'id'>,
  user: UserId,
): Promise<string | null> {
  const row = await tx
    .selectFrom('pairing_people')
    .select('closing_words')
    .where('workspace_id', '=', workspaceId)
    .where('pairing_id', '=', id)
    .where('user_id', '=', user)
    .executeTakeFirst();
  return row?.closing_words ?? null;
}

/** Whose closing words are still kept. */
export async function listWithClosingWords(
  tx: Tx,
  workspace: WorkspaceId,
  limit: number,
): Promise<{ readonly pairingId: PairingId; readonly userId: UserId }[]> {
  return await tx
    .selectFrom('pairing_people')
    .select(['pairing_id as pairingId', 'user_id as userId'])
    .where('workspace_id', '=', workspace)
    .where('closing_words', 'is not', null)
    .orderBy('pairing_id')
    .limit(limit)
    .execute();
}

export async function dropClosingWords(tx: Tx, pairing: Pairing, user: UserId): Promise<void> {
  await ofPerson(tx, pairing, user).set({ closing_words: null }).execute();
}

function ofPerson(tx: Tx, { workspaceId, id }: Pairing, user: UserId) {
  return tx
    .updateTable('pairing_people')
    .where('workspace_id', '=', workspaceId)
    .where('pairing_id', '=', id)
    .where('user_id', '=', user);
}

function pairingOf(
  row: PairingRow,
  people: readonly Pick<PairingPersonRow, 'user_id' | 'part' | 'left_at'>[],
): Pairing {
  return {
    workspaceId: row.workspace_id,
    id: row.id,
    communityId: row.community_id,
    roundId: row.round_id,
    suggestionId: row.suggestion_id,
    program: row.program,
    preset: row.preset,
    people: people
      .map((person) => ({ userId: person.user_id, part: person.part, leftAt: instantOf(person.left_at) }))
      .sort((one, other) => (one.userId < other.userId ? -1 : 1)),
    ended:
      row.ended_at === null || row.ended_because === null
        ? null
        : { at: readInstant(row.ended_at), because: row.ended_because },
    channelId: row.channel_id,
    introducedAt: instantOf(row.introduced_at),
    slotAt: instantOf(row.slot_at),
    beganAt: readInstant(row.began_at),
    closesAt: instantOf(row.closes_at),
    nextStepAt: instantOf(row.next_step_at),
  };
}

function instantOf(text: InstantText | null): Temporal.Instant | null {
  return text === null ? null : readInstant(text);
}

function textOf(instant: Temporal.Instant | null): InstantText | null {
  return instant === null ? null : writeInstant(instant);
}
