import { answerCheckIn, type CheckInAnswer } from '../../../domain/mentoring/pairings/answering.ts';
import { stepOut } from '../../../domain/mentoring/pairings/stepping-out.ts';
import type { ActionCall } from '../../calls.ts';
import { readCheckIn, readPairingId } from './input.ts';

/** *We met*, *Good*, …: the message then says what they said. */
export function answerWith(answer: CheckInAnswer) {
  return async (call: ActionCall): Promise<void> => {
    const { hasEnded } = await answerCheckIn(call.ctx, call.actor, readCheckIn(call.value), answer);
    if (hasEnded) await call.answer({ text: PARTED });
  };
}

const PARTED =
  'It is over, and nobody learns that you said so. If you still look for somebody, you come first next time.';

/** *I can’t this time*. */
export async function cannotThisTime(call: ActionCall): Promise<void> {
  await stepOut(call.ctx, call.actor, readPairingId(call.value));
}
