import { deleteShare, shareToDelete } from '../../domain/shares/shares.ts';
import { type ActionCall, close, type Outcome, type SubmissionCall } from '../calls.ts';
import { openEditing } from './edit-share.ts';
import { readMore, readShareId } from './input.ts';
import { deleteForm } from './views.ts';

/** *Delete*, by button: asks once more. */
export async function openDeleting(call: ActionCall): Promise<void> {
  await call.show(deleteForm(await shareToDelete(call.ctx, call.actor, readShareId(call.value))));
}

export async function submitDeleting(call: SubmissionCall): Promise<Outcome> {
  await deleteShare(call.ctx, call.actor, readShareId(call.meta));
  return close;
}

/** The menu of a share: *Edit* or *Delete*. */
export async function openFromMenu(call: ActionCall): Promise<void> {
  const { verb, id } = readMore(call.value);
  await (verb === 'edit' ? openEditing : openDeleting)({ ...call, value: id });
}
