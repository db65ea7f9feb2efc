import { introduceDue } from '../../../domain/mentoring/pairings/introducing.ts';
import { acceptSuggestion } from '../../../domain/mentoring/suggestions/answering.ts';
import type { ActionCall } from '../../calls.ts';
import { readSuggestionId } from './input.ts';

/** *Accept*, in the message or on Home. The message itself says what comes of it. */
export async function accept(call: ActionCall): Promise<void> {
  const { ctx, actor } = call;
  const accepted = await acceptSuggestion(ctx, actor, readSuggestionId(call.value));
  await call.acknowledge();
  if (accepted === 'over') {
    await call.answer({ text: 'Thank you. It does not work out this time.' });
  }
  if (accepted === 'agreed') await introduceDue({ ...ctx, input: null }, actor.workspaceId);
}
