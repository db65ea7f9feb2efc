import type { ModalView } from '@slack/types';
import type { PresentedShare } from '../../domain/shares/share.ts';
import { editShare, shareToEdit } from '../../domain/shares/shares.ts';
import type { TypedShare } from '../../domain/shares/wording.ts';
import { type ActionCall, type Call, close, type Outcome, type SubmissionCall } from '../calls.ts';
import { readShareId, typedIn } from './input.ts';
import { editForm } from './views.ts';

/** *Edit*, by button. */
export async function openEditing(call: ActionCall): Promise<void> {
  await call.show(await showEditForm(call, call.value, null));
}

/** The form for this share: as it stands, or with what was typed into the form since. @throws Refusal for others. */
export async function showEditForm(
  { ctx, actor }: Call,
  share: string,
  typed: TypedShare | null,
): Promise<ModalView> {
  const { share: found, today } = await shareToEdit(ctx, actor, readShareId(share));
  return editForm(found.id, typed ?? wordsOf(found), today);
}

export async function submitEditing(call: SubmissionCall): Promise<Outcome> {
  await editShare(call.ctx, call.actor, readShareId(call.meta), typedIn(call.fields));
  return close;
}

function wordsOf(share: PresentedShare): TypedShare {
  const { kind, learned, howToUse, link, expected, lookAgainOn, usedToThink, tags } = share;
  return { kind, learned, howToUse, link, expected, lookAgainOn, usedToThink, tags };
}
