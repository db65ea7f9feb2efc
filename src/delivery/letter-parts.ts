import type { Tx } from '../db/transaction.ts';
import type { WorkspaceId } from '../ids.ts';

/** The delivery that carries what this key names: the letter that a part joined, else the one with the key itself. */
export async function carrierOf(tx: Tx, workspace: WorkspaceId, key: string): Promise<string> {
  const part = await tx
    .selectFrom('letter_parts')
    .select('letter_key')
    .where('workspace_id', '=', workspace)
    .where('key', '=', key)
    .where('state', '=', 'joined')
    .executeTakeFirst();
  return part?.letter_key ?? key;
}

/** The letters that parts whose keys begin so have joined. The beginning holds no `%` and no `_`. */
export async function lettersOfParts(
  tx: Tx,
  workspace: WorkspaceId,
  keysBeginWith: string,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('letter_parts')
    .select('letter_key')
    .distinct()
    .where('workspace_id', '=', workspace)
    .where('key', 'like', `${keysBeginWith}%`)
    .where('state', '=', 'joined')
    .execute();
  return rows.flatMap(({ letter_key: letter }) => letter ?? []);
}

/** Whether something that this letter said, or was to say, was taken out of it. */
export async function hasLostPart(tx: Tx, workspace: WorkspaceId, letterKey: string): Promise<boolean> {
  const part = await tx
    .selectFrom('letter_parts')
    .select('key')
    .where('workspace_id', '=', workspace)
    .where('letter_key', '=', letterKey)
    .where('state', '=', 'over')
    .executeTakeFirst();
  return part !== undefined;
}

export type TakenOut =
  /** No part, or one that no letter carries. */
  { readonly is: 'in none' } | { readonly is: 'one of several' | 'the last'; readonly letterKey: string };

/** A part is not said any more. */
export async function takeOutPart(tx: Tx, workspace: WorkspaceId, key: string): Promise<TakenOut> {
  const letterKey = await carrierOf(tx, workspace, key);
  await tx
    .updateTable('letter_parts')
    .set({ state: 'over' })
    .where('workspace_id', '=', workspace)
    .where('key', '=', key)
    .execute();
  if (letterKey === key) return { is: 'in none' };
  const other = await tx
    .selectFrom('letter_parts')
    .select('key')
    .where('workspace_id', '=', workspace)
    .where('letter_key', '=', letterKey)
    .where('state', '=', 'joined')
    .executeTakeFirst();
  return { is: other === undefined ? 'the last' : 'one of several', letterKey };
}
