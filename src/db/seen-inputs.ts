import type { WorkspaceId } from '../ids.ts';
import { type InstantText, writeInstant } from './instants.ts';
import type { Tx } from './transaction.ts';

/**
 * Notes that this input is being acted on, in the same transaction as what it changes.
 * @returns false where another handling acted on it before: the caller then changes nothing.
 */
export async function firstTime(
  tx: Tx,
  workspace: WorkspaceId,
  input: { readonly key: string; readonly handlingId: string },
  now: Temporal.Instant,
): Promise<boolean> {
  await tx
    .insertInto('seen_inputs')
    .values({
      workspace_id: workspace,
      input_key: input.key,
      handling_id: input.handlingId,
      seen_at: writeInstant(now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const first = await tx
    .selectFrom('seen_inputs')
    .select('handling_id')
    .where('workspace_id', '=', workspace)
    .where('input_key', '=', input.key)
    .executeTakeFirstOrThrow();
  return first.handling_id === input.handlingId;
}

/** Slack repeats nothing after a day; a week is ample. */
export async function forgetInputsBefore(tx: Tx, before: InstantText): Promise<void> {
  await tx.deleteFrom('seen_inputs').where('seen_at', '<', before).execute();
}
