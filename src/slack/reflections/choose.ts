import { declinePrompt, swapQuestion } from '../../domain/reflections/prompts/choosing.ts';
import type { ActionCall } from '../calls.ts';
import { readNamedWeek } from './input.ts';

/** *Not this week*. Its message changes and says so. */
export async function decline(call: ActionCall): Promise<void> {
  const became = await declinePrompt(call.ctx, call.actor, readNamedWeek(call.value));
  if (became === 'answered before') {
    await call.answer({ text: 'You have answered this question, and your answer stays. You can change it.' });
  }
}

/** *Another question*. Its message changes. */
export async function takeAnother(call: ActionCall): Promise<void> {
  await swapQuestion(call.ctx, call.actor, readNamedWeek(call.value));
}
