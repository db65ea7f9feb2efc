import { type Decision, decideOnStuck } from '../../domain/deliveries/deliveries.ts';
import { Refusal } from '../../domain/refusal.ts';
import { deliveryId } from '../../ids.ts';
import type { ActionCall } from '../calls.ts';

const HAPPENS_NEXT: Readonly<Record<Decision, string>> = {
  'it is there': 'Thank you. I leave it as it is.',
  'post again': 'I post it again now.',
  'let it be': 'Thank you. I do nothing more about it.',
};

/** The handler of a button under a message that is stuck. The notice itself changes, for all leaders. */
export function decide(decision: Decision): (call: ActionCall) => Promise<void> {
  return async (call) => {
    const id = deliveryId.parse(call.value);
    if (id === null) throw new Refusal('not_found', 'This message is no longer there to decide on.');
    const isNews = await decideOnStuck(call.ctx, call.actor, id, decision);
    await call.answer({
      text: isNews ? HAPPENS_NEXT[decision] : 'This was decided before. Nothing changed.',
    });
  };
}
