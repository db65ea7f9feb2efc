import { openFeedback, sayThanks } from '../../domain/feedback/reading.ts';
import type { ActionCall } from '../calls.ts';
import { ids } from '../ids.ts';
import type { Surface } from '../surface.ts';
import { readFeedbackId } from './input.ts';
import { refreshMenu } from './menu.ts';
import { showPage } from './mine.ts';
import { readView } from './read-view.ts';

/** *Open* and *Read*: in a message, on Home, in the window of `/feedback`, in one's lists. What lies below then is true again. */
export function openAndRead(on: Surface) {
  return async (call: ActionCall): Promise<void> => {
    await call.show(readView(await openFeedback(call.ctx, call.actor, readFeedbackId(call.value))));
    if (call.view?.callbackId === ids.feedback.mineView) await showPage(call, call.view.meta);
    if (call.view?.callbackId === ids.feedback.menu) await refreshMenu(on, call);
  };
}

/** *Say thanks*. */
export async function thank(call: ActionCall): Promise<void> {
  await call.replaceView(readView(await sayThanks(call.ctx, call.actor, readFeedbackId(call.value))));
}
