import { experimentOf, sayWhatHappened } from '../../domain/shares/looking-again.ts';
import { type ActionCall, close, type Outcome, type SubmissionCall } from '../calls.ts';
import { textOf } from '../fields.ts';
import { readShareId } from './input.ts';
import { outcomeForm } from './views.ts';

/** *Say what happened* with an experiment. */
export async function openOutcome(call: ActionCall): Promise<void> {
  await call.show(outcomeForm(await experimentOf(call.ctx, call.actor, readShareId(call.value))));
}

export async function submitOutcome(call: SubmissionCall): Promise<Outcome> {
  await sayWhatHappened(call.ctx, call.actor, readShareId(call.meta), textOf(call.fields, 'outcome'));
  return close;
}
