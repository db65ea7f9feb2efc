import { changeDraft } from '../../../domain/rounds/drafting/drafts.ts';
import type { ActionCall } from '../../calls.ts';
import { formOf } from './follow-form.ts';
import { savedView } from './outcome-views.ts';

/** *Save as draft*. */
export async function saveAsDraft(call: ActionCall): Promise<void> {
  const { place, typed } = formOf(call);
  await changeDraft(call.ctx, call.actor, place, typed, 'to keep');
  await call.replaceView(savedView());
}
