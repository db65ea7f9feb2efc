import {
  declineSuggestion,
  pauseAfterNo,
  suggestionToDecline,
} from '../../../domain/mentoring/suggestions/answering.ts';
import { noteView } from '../../answering.ts';
import { type ActionCall, close, type Outcome, type SubmissionCall } from '../../calls.ts';
import { textOf } from '../../fields.ts';
import { declineForm, pauseOffer } from './decline-form.ts';
import { readSuggestionId } from './input.ts';

/** *Not this one*: a small window for why, which nobody else reads. Nothing is said until it is sent. */
export async function openDecline(call: ActionCall): Promise<void> {
  const found = await suggestionToDecline(call.ctx, call.actor, readSuggestionId(call.value));
  await call.show(declineForm(found));
}

export async function submitDecline(call: SubmissionCall): Promise<Outcome> {
  const id = readSuggestionId(call.meta);
  const { offersPause } = await declineSuggestion(call.ctx, call.actor, id, {
    why: textOf(call.fields, 'why'),
    words: textOf(call.fields, 'words'),
  });
  return offersPause ? { next: 'replace', view: pauseOffer(id) } : close;
}

/** *Pause*, offered to those to whom it is not the time. */
export async function pause(call: ActionCall): Promise<void> {
  await pauseAfterNo(call.ctx, call.actor, readSuggestionId(call.value));
  await call.replaceView(
    noteView({
      text: 'You are paused: I suggest nobody to you, and you to nobody. `/mentor resume`, and you are back.',
    }),
  );
}
