import { markUsed, sayWhatChanged, undoUse, whatChangedFor } from '../../domain/shares/marks/marks.ts';
import type { ShareId } from '../../ids.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { aside, paragraph } from '../blocks/text.ts';
import { type ActionCall, type Answer, close, type Outcome, type SubmissionCall } from '../calls.ts';
import { textOf } from '../fields.ts';
import { ids } from '../ids.ts';
import { readShareId } from './input.ts';
import { whatChangedForm } from './views.ts';

/** *I used this*. */
export async function useShare(call: ActionCall): Promise<void> {
  const id = readShareId(call.value);
  const { isNew } = await markUsed(call.ctx, call.actor, id);
  await call.answer(usedAnswer(id, isNew));
}

/** Takes it back. */
export async function takeUseBack(call: ActionCall): Promise<void> {
  await undoUse(call.ctx, call.actor, readShareId(call.value));
  const answer: Answer = { text: 'Taken back. It does not count any more.' };
  if (call.message?.isEphemeral === true) await call.replaceMessage(answer);
  else await call.answer(answer);
}

/** Opens the one line on what changed. */
export async function openWhatChanged(call: ActionCall): Promise<void> {
  const id = readShareId(call.value);
  await call.show(whatChangedForm(id, await whatChangedFor(call.ctx, call.actor, id)));
}

export async function submitWhatChanged(call: SubmissionCall): Promise<Outcome> {
  await sayWhatChanged(call.ctx, call.actor, readShareId(call.meta), textOf(call.fields, 'whatChanged'));
  return close;
}

function usedAnswer(id: ShareId, isNew: boolean): Answer {
  const text = isNew
    ? 'Thank you. It counts, and the author sees it.'
    : 'You said before that you used this.';
  return {
    text,
    blocks: [
      paragraph(text),
      buttonRow(
        button('Say what changed', ids.share.sayChange, { value: id }),
        button('Take it back', ids.share.undoUse, { value: id }),
      ),
      aside('Only you see this message. What you say, members of the community can read with your name.'),
    ],
  };
}
