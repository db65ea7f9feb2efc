import {
  cancelRound,
  closeEarly,
  extendRound,
  roundToExtend,
} from '../../../domain/rounds/running/running.ts';
import { noteView } from '../../answering.ts';
import type { ActionCall, Outcome, SubmissionCall } from '../../calls.ts';
import { textOf } from '../../fields.ts';
import { readRoundId } from '../input.ts';
import { showListAgain } from '../listing/open-list.ts';
import { momentWords } from '../moment-words.ts';
import { extendForm } from './extend-form.ts';

/** *Extend*, in the list: a later closing for an open round. */
export async function openExtend(call: ActionCall): Promise<void> {
  await call.show(extendForm(await roundToExtend(call.ctx, call.actor, readRoundId(call.value))));
}

export async function submitExtend(call: SubmissionCall): Promise<Outcome> {
  const shown = await extendRound(call.ctx, call.actor, readRoundId(call.meta), {
    closesOn: textOf(call.fields, 'closesOn'),
    closesTime: textOf(call.fields, 'closesTime'),
  });
  const closes = momentWords(shown.closes);
  return {
    next: 'replace',
    view: noteView({ text: `It is open until ${closes} now. The channel is told.` }),
  };
}

/** *Close now*, in the list. */
export async function closeNow(call: ActionCall): Promise<void> {
  const shown = await closeEarly(call.ctx, call.actor, readRoundId(call.value));
  const closes = momentWords(shown.closes);
  const note =
    shown.state === 'open'
      ? `Fewer than ${shown.needed} have answered, so it stays open until ${closes}.`
      : 'Closed. When its results are ready you find them here, and in a message from me.';
  await showListAgain(call, shown.communityId, note);
}

/** *Cancel the round*, in the list. */
export async function cancelNow(call: ActionCall): Promise<void> {
  const shown = await cancelRound(call.ctx, call.actor, readRoundId(call.value));
  await showListAgain(
    call,
    shown.communityId,
    'Cancelled. Its answers are destroyed, unread; those who were invited are told.',
  );
}
