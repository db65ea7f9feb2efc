import { answerConsent, type Consent } from '../../domain/shares/consenting.ts';
import type { ActionCall } from '../calls.ts';
import { readShareId } from './input.ts';

/** *Yes, publish* or *No, thanks* in the message to the author; that message then says what came of it. */
export function answerWith(consent: Consent) {
  return async (call: ActionCall): Promise<void> => {
    await answerConsent(call.ctx, call.actor, readShareId(call.value), consent);
  };
}
