import { readInstant, writeInstant } from '../../db/instants.ts';
import type { ActionItemRow } from '../../db/tables-of-actions.ts';
import type { Tx } from '../../db/transaction.ts';
import type { ActionItemId } from '../../ids.ts';
import { identify } from '../access.ts';
import { type Actor, type Ctx, change } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { optionalWords } from '../words.ts';
import { actionLimits, mayTakeUpAgain } from './action.ts';
import { remindersAnew } from './changing.ts';
import { itemToSettle, mustBeOpen } from './rights.ts';
import { saveItem } from './store.ts';
import { refreshMessages } from './telling.ts';

/** It is done. Saying so again, by whomever, changes nothing. @throws Refusal `conflict` where it was dropped; those of itemToSettle. */
export async function markDone(ctx: Ctx, actor: Actor, id: ActionItemId): Promise<void> {
  await settle(ctx, actor, id, { state: 'done', reason: null });
}

/**
 * It will not be done; why, if they like. Dropping it again changes nothing.
 * @throws Refusal `invalid` at `reason`; `conflict` where it is done; those of itemToSettle.
 */
export async function dropActionItem(
  ctx: Ctx,
  actor: Actor,
  id: ActionItemId,
  typed: string | null,
): Promise<void> {
  const reason = optionalWords(typed, { field: 'reason', most: actionLimits.reason });
  await settle(ctx, actor, id, { state: 'dropped', reason });
}

/**
 * It is open again, with the day it had; nobody is reminded of it today. For two weeks after it was settled. Where it is open, nothing
 * changes. @throws Refusal `conflict` later than that; those of itemToSettle.
 */
export async function takeUpAgain(ctx: Ctx, actor: Actor, id: ActionItemId): Promise<void> {
  await changeState(ctx, actor, id, async (tx, item, now) => {
    if (item.settled_at === null) return null;
    if (!mayTakeUpAgain(readInstant(item.settled_at), now)) {
      throw new Refusal(
        'conflict',
        'That was more than two weeks ago, so it stays as it is. You can add a new action item.',
      );
    }
    const remindOn = await remindersAnew(tx, item, now);
    return { state: 'open', settled_by: null, settled_at: null, reason: null, remind_on: remindOn };
  });
}

type Settlement = Pick<ActionItemRow, 'reason'> & { readonly state: 'done' | 'dropped' };

async function settle(ctx: Ctx, actor: Actor, id: ActionItemId, settlement: Settlement): Promise<void> {
  await changeState(ctx, actor, id, async (_tx, item, now) => {
    if (item.state === settlement.state) return null;
    mustBeOpen(item);
    return { ...settlement, settled_by: actor.userId, settled_at: writeInstant(now) };
  });
}

type Changed = Partial<Omit<ActionItemRow, 'workspace_id' | 'id'>>;

/** `changeOf` says null where nothing is to change. */
async function changeState(
  ctx: Ctx,
  actor: Actor,
  id: ActionItemId,
  changeOf: (tx: Tx, item: ActionItemRow, now: Temporal.Instant) => Promise<Changed | null>,
): Promise<void> {
  const who = await identify(ctx, actor, 'member');
  const now = ctx.clock.now();
  await change(ctx, actor.workspaceId, async (tx) => {
    const { item } = await itemToSettle(tx, who, id);
    const changed = await changeOf(tx, item, now);
    if (changed === null) return;
    await saveItem(tx, item, changed);
    await refreshMessages(tx, item, now);
  });
}
