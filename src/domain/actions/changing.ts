import type { ActionItemRow } from '../../db/tables-of-actions.ts';
import type { Tx } from '../../db/transaction.ts';
import type { ActionItemId } from '../../ids.ts';
import { identify } from '../access.ts';
import { todayOf } from '../communities/communities.ts';
import { type Actor, type Ctx, change, look } from '../context.ts';
import { localDateOf } from '../time.ts';
import { actionText, dueDate, dueToBegin, firstReminderOn } from './action.ts';
import { itemToSettle, mustBeOpen } from './rights.ts';
import { saveItem } from './store.ts';
import { refreshMessages } from './telling.ts';

/** An open item as the forms about it begin. */
export interface ActionToChange {
  readonly id: ActionItemId;
  readonly text: string;
  /** Local date, which may have passed. */
  readonly dueOn: string;
  /** The same, or a week ahead where it has passed. */
  readonly nextDue: string;
  /** A week from today. */
  readonly weekAhead: string;
}

/** @throws Refusal as itemToSettle and mustBeOpen. */
export async function actionToChange(ctx: Ctx, actor: Actor, id: ActionItemId): Promise<ActionToChange> {
  const who = await identify(ctx, actor, 'member');
  const now = ctx.clock.now();
  return await look(ctx, async (tx) => {
    const { item, community } = await itemToSettle(tx, who, id);
    mustBeOpen(item);
    const today = localDateOf(now, community.zone);
    return {
      id,
      text: item.text,
      dueOn: item.due_on,
      nextDue: dueToBegin(item.due_on, today),
      weekAhead: dueToBegin(null, today),
    };
  });
}

/**
 * Changes what will be done, and until when. The day may stay as it is though it has passed.
 * @throws Refusal `invalid` at `text` or `due`; those of itemToSettle and mustBeOpen.
 */
export async function changeActionItem(
  ctx: Ctx,
  actor: Actor,
  id: ActionItemId,
  typed: { readonly text: string | null; readonly due: string | null },
): Promise<void> {
  const text = actionText(typed.text);
  await changeOpen(ctx, actor, id, (item, today) => ({
    text,
    due_on: typed.due === item.due_on ? item.due_on : dueDate(typed.due, today),
  }));
}

/** It is to be done until another day. @throws Refusal `invalid` at `due`; those of itemToSettle and mustBeOpen. */
export async function reschedule(
  ctx: Ctx,
  actor: Actor,
  id: ActionItemId,
  due: string | null,
): Promise<void> {
  await changeOpen(ctx, actor, id, ({ text }, today) => ({ text, due_on: dueDate(due, today) }));
}

type Wanted = Pick<ActionItemRow, 'text' | 'due_on'>;

async function changeOpen(
  ctx: Ctx,
  actor: Actor,
  id: ActionItemId,
  wanted: (item: ActionItemRow, today: string) => Wanted,
): Promise<void> {
  const who = await identify(ctx, actor, 'member');
  const now = ctx.clock.now();
  await change(ctx, actor.workspaceId, async (tx) => {
    const { item, community } = await itemToSettle(tx, who, id);
    mustBeOpen(item);
    const changed = wanted(item, localDateOf(now, community.zone));
    const isMoved = changed.due_on !== item.due_on;
    const reminded = isMoved ? { remind_on: await remindersAnew(tx, { ...item, ...changed }, now) } : {};
    await saveItem(tx, item, { ...changed, ...reminded });
    await refreshMessages(tx, item, now);
  });
}

/** When its owner is reminded first, for a day chosen or taken up now. */
export async function remindersAnew(tx: Tx, item: ActionItemRow, now: Temporal.Instant): Promise<string> {
  const of = { workspaceId: item.workspace_id, communityId: item.community_id, userId: item.owner_id };
  return firstReminderOn(item.due_on, await todayOf(tx, of, now));
}
