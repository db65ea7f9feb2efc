import { changeDraft } from '../../../domain/rounds/drafting/drafts.ts';
import { openRound } from '../../../domain/rounds/opening/opening.ts';
import type { Outcome, SubmissionCall } from '../../calls.ts';
import { readRoundId } from '../input.ts';
import { readRound } from './input.ts';
import { readPlace } from './metas.ts';
import { outcomeOf } from './outcome-views.ts';

/**
 * *Send*. What was typed is saved first, so that nothing is lost where the round cannot be opened as it is. Then the same form is
 * sent again, so its input is not noted: a round that was sent already tells that itself.
 */
export async function submitForm(call: SubmissionCall): Promise<Outcome> {
  const place = readPlace(call.meta);
  const unnoted = { ...call.ctx, input: null };
  await changeDraft(unnoted, call.actor, place, readRound(call.fields), 'to send');
  return outcomeOf(await openRound(call.ctx, call.actor, place.roundId), place.roundId, 'push');
}

/** *Reveal together*, where too few are asked for what was chosen. */
export async function revealTogether(call: SubmissionCall): Promise<Outcome> {
  const id = readRoundId(call.meta);
  return outcomeOf(await openRound(call.ctx, call.actor, id, 'together'), id, 'replace');
}

/** *Ask the same people* as a round that closed lately. */
export async function askTheSame(call: SubmissionCall): Promise<Outcome> {
  const id = readRoundId(call.meta);
  return outcomeOf(await openRound(call.ctx, call.actor, id, 'same people'), id, 'replace');
}
