import { listActions } from '../../domain/actions/lists.ts';
import { mustMeanCommunity } from '../../domain/communities/meant.ts';
import type { ActionCall, CommandCall } from '../calls.ts';
import { unknownControl } from '../unknown.ts';
import { openAddingWith } from './add.ts';
import { listIn, readPage } from './input.ts';
import { actionListView } from './list-view.ts';
import { showListAgain } from './show-list.ts';

/** `/learn actions`: what is to be done in the community that is meant here; with words after it, the form for a new one. */
export async function openActions(call: CommandCall): Promise<void> {
  const community = await mustMeanCommunity(call.ctx, call.actor, call.channelId);
  if (call.text === '')
    await call.show(actionListView(await listActions(call.ctx, call.actor, community.id, 0)));
  else await openAddingWith(call, community.id);
}

/** *Earlier* and *Further*. */
export async function turnPage(call: ActionCall): Promise<void> {
  const list = listIn(call.view);
  if (list === null) await call.answer(unknownControl);
  else await showListAgain(call, { ...list, page: readPage(call.value) });
}
