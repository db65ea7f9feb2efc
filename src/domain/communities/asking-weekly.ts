import { writeInstant } from '../../db/instants.ts';
import type { Tx } from '../../db/transaction.ts';
import type { Community } from './community.ts';
import { markPromptsStale, saveAskedFrom, saveAsksWeekly } from './store.ts';

/**
 * Whether a community asks a question each week, inside the transaction of whoever checked that this may be changed. When it begins
 * to ask again, its members are asked from then on. Setting what is so already changes nothing.
 */
export async function setAsksWeekly(
  tx: Tx,
  community: Pick<Community, 'workspaceId' | 'id' | 'asksWeekly'>,
  asks: boolean,
  now: Temporal.Instant,
): Promise<void> {
  if (community.asksWeekly === asks) return;
  await saveAsksWeekly(tx, community, asks);
  if (asks) await saveAskedFrom(tx, community, writeInstant(now));
  else await markPromptsStale(tx, community);
}
