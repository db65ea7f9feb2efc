import { type InstantText, writeInstant } from '../../../db/instants.ts';
import type { CheckInRow } from '../../../db/tables-of-mentoring.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { PairingId, UserId, WorkspaceId } from '../../../ids.ts';
import type { Pairing } from './pairing.ts';

export interface Asking {
  readonly number: number;
  readonly kind: CheckInRow['kind'];
  readonly users: readonly UserId[];
}

export async function addCheckIns(
  tx: Tx,
  { workspaceId, id }: Pairing,
  { number, kind, users }: Asking,
  now: Temporal.Instant,
): Promise<void> {
  const rows = users.map((user) => ({
    workspace_id: workspaceId,
    pairing_id: id,
    user_id: user,
    number,
    kind,
    asked_at: writeInstant(now),
    has_met: null,
    fit: null,
    words: null,
    answered_at: null,
  }));
  await tx.insertInto('check_ins').values(rows).execute();
}

/** What was asked so far: the latest number, 0 where nothing was, and whether they have looked back half-way. */
export async function askedSoFar(
  tx: Tx,
  { workspaceId, id }: Pick<Pairing, 'workspaceId' | 'id'>,
): Promise<{ readonly number: number; readonly hasLookedBack: boolean }> {
  const rows = await tx
    .selectFrom('check_ins')
    .select(['number', 'kind'])
    .distinct()
    .where('workspace_id', '=', workspaceId)
    .where('pairing_id', '=', id)
    .execute();
  return {
    number: Math.max(0, ...rows.map(({ number }) => number)),
    hasLookedBack: rows.some(({ kind }) => kind === 'midway'),
  };
}

/** Null where this person was not asked so. */
export async function findCheckIn(
  tx: Tx,
  { workspaceId, id }: Pick<Pairing, 'workspaceId' | 'id'>,
  { user, number }: { readonly user: UserId; readonly number: number },
): Promise<CheckInRow | null> {
  const row = await tx
    .selectFrom('check_ins')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('pairing_id', '=', id)
    .where('user_id', '=', user)
    .where('number', '=', number)
    .executeTakeFirst();
  return row ?? null;
}

export async function saveAnswer(
  tx: Tx,
  row: CheckInRow,
  answer: Partial<Pick<CheckInRow, 'has_met' | 'fit' | 'words'>> & { readonly answered_at: InstantText },
): Promise<void> {
  await tx
    .updateTable('check_ins')
    .set(answer)
    .where('workspace_id', '=', row.workspace_id)
    .where('pairing_id', '=', row.pairing_id)
    .where('user_id', '=', row.user_id)
    .where('number', '=', row.number)
    .execute();
}

/** Under which numbers this person has written looking back, of each of these, the earliest first. */
export async function numbersOfReflections(
  tx: Tx,
  workspace: WorkspaceId,
  user: UserId,
  ids: readonly PairingId[],
): Promise<Map<PairingId, number[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('check_ins')
    .select(['pairing_id as id', 'number'])
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('pairing_id', 'in', ids)
    .where('words', 'is not', null)
    .orderBy('number')
    .execute();
  const numbers = new Map<PairingId, number[]>();
  for (const { id, number } of rows) numbers.set(id, [...(numbers.get(id) ?? []), number]);
  return numbers;
}

/** Who was asked under this number. */
export async function askedUnder(tx: Tx, { workspaceId, id }: Pairing, number: number): Promise<UserId[]> {
  const rows = await tx
    .selectFrom('check_ins')
    .select('user_id')
    .where('workspace_id', '=', workspaceId)
    .where('pairing_id', '=', id)
    .where('number', '=', number)
    .execute();
  return rows.map((row) => row.user_id);
}
