import { declineRequest, requestToAnswer } from '../../domain/feedback/answering.ts';
import type { ActionCall } from '../calls.ts';
import { ids } from '../ids.ts';
import type { Surface } from '../surface.ts';
import { giveForm } from './give-form.ts';
import { readRequestId } from './input.ts';
import { refreshMenu } from './menu.ts';

const OVER = 'This request is over, or you have answered it. You can still write.';

/** *Give it*: the form for giving, for the one who asked. In a window, in place of what it shows, which would go on asking. */
export async function answerRequest(call: ActionCall): Promise<void> {
  const { request, communityId, isOpen } = await requestToAnswer(
    call.ctx,
    call.actor,
    readRequestId(call.value),
  );
  const form = giveForm({
    meta: { draftId: null, requestId: isOpen ? request.id : null, preferred: communityId },
    person: request.askerId,
    asked: isOpen ? request : null,
    words: {},
    note: isOpen ? null : OVER,
  });
  if (call.view?.type === 'modal') await call.replaceView(form);
  else await call.show(form);
}

/** *Not now*. */
export function notNow(on: Surface) {
  return async (call: ActionCall): Promise<void> => {
    await declineRequest(call.ctx, call.actor, readRequestId(call.value));
    if (call.view?.callbackId === ids.feedback.menu) await refreshMenu(on, call);
  };
}
