import type { ActionItemId, UserId, WorkspaceId } from '../../../ids.ts';
import { type ItemOfRound, itemOfRound } from '../../actions/origins.ts';
import { type Ctx, look } from '../../context.ts';

/** What will be done about something that was said in a round, and where it stands. */
export interface PromiseShown {
  readonly theme: string;
  readonly text: string;
  readonly ownerId: UserId;
  /** Local date in the community's zone. */
  readonly dueOn: string;
  readonly is: ItemOfRound['state'];
  /** Why it was dropped, where that was said. */
  readonly reason: string | null;
}

/** For the message in the round's thread; null where it is gone. For no viewer: the thread is everyone's. */
export function promiseForMessage(
  ctx: Ctx,
  workspace: WorkspaceId,
  id: ActionItemId,
): Promise<PromiseShown | null> {
  return look(ctx, async (tx) => {
    const item = await itemOfRound(tx, workspace, id);
    if (item === null) return null;
    const { theme, text, ownerId, dueOn, state, reason } = item;
    return { theme, text, ownerId, dueOn, is: state, reason };
  });
}
