import type { ActionItemRow } from '../../db/tables-of-actions.ts';
import type { Tx } from '../../db/transaction.ts';
import type { ActionItemId } from '../../ids.ts';
import { asMember, type Identified } from '../access.ts';
import { isMember } from '../communities/communities.ts';
import type { Community } from '../communities/community.ts';
import { Refusal } from '../refusal.ts';
import { maySettle } from './action.ts';
import { findItem } from './store.ts';

/**
 * The item, for somebody who may settle, change and hand it over: its owner, who made it, and leaders.
 * @throws Refusal `not_found` where it is not there, or not theirs to see; `not_allowed` for other members; those of asMember.
 */
export async function itemToSettle(
  tx: Tx,
  who: Identified,
  id: ActionItemId,
): Promise<{ readonly item: ActionItemRow; readonly community: Community }> {
  const { workspaceId, userId } = who.actor;
  const item = await findItem(tx, workspaceId, id);
  if (item === null || !(await isMember(tx, workspaceId, item.community_id, userId))) {
    throw new Refusal(
      'not_found',
      'This action item is no longer there, or it belongs to a community you are not in.',
    );
  }
  const { community, member } = await asMember(tx, who, item.community_id);
  if (!maySettle(item, { userId, leads: member.role === 'leader' })) {
    throw new Refusal('not_allowed', 'Only its owner, who made it, and leaders can change this action item.');
  }
  return { item, community };
}

/** @throws Refusal `conflict` where it is done or dropped. */
export function mustBeOpen({ state }: ActionItemRow): void {
  if (state === 'done') {
    throw new Refusal(
      'conflict',
      'This is done already, so it stays as it is. You can take that back in /learn actions.',
    );
  }
  if (state === 'dropped') {
    throw new Refusal(
      'conflict',
      'This was dropped, so it stays as it is. You can take it up again in /learn actions.',
    );
  }
}
