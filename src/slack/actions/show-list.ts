import { listActions } from '../../domain/actions/lists.ts';
import type { ActionCall, SubmissionCall } from '../calls.ts';
import { explainFailure } from '../failures.ts';
import { type Below, listIn } from './input.ts';
import { actionListView } from './list-view.ts';

/** The list as it is now, in the window where the click was; in messages and on Home nothing is to be shown again. */
export async function showListAgain(call: ActionCall, list: Below | null = listIn(call.view)): Promise<void> {
  if (list === null) return;
  const { communityId, page } = list;
  await call.replaceView(actionListView(await listActions(call.ctx, call.actor, communityId, page)));
}

/** The list below a form, as it is now. What the form said is saved by then, so whoever closed that window is told of no error. */
export async function showListBelow(call: SubmissionCall, below: Below | null): Promise<void> {
  if (below === null) return;
  try {
    const view = actionListView(await listActions(call.ctx, call.actor, below.communityId, below.page));
    await call.client.views.update({ view_id: below.viewId, view });
  } catch (error) {
    explainFailure(error, call.log);
  }
}
