import type { Interactions } from '../gestures.ts';
import type { Workings } from '../workings.ts';
import { clickBlock, fillIn } from './actions.ts';
import { sendCommand } from './commands.ts';
import { requestOptions } from './options.ts';
import { runGlobalShortcut, runMessageShortcut } from './shortcuts.ts';
import { closeView, submitView } from './submissions.ts';

/** Each counts as under way until the app has answered and the person's screen shows what follows. */
export function interactions(w: Workings): Interactions {
  const { activity } = w;
  return {
    sendCommand: (...given) => activity.during(sendCommand(w, ...given)),
    clickBlock: (...given) => activity.during(clickBlock(w, ...given)),
    fillIn: (...given) => activity.during(fillIn(w, ...given)),
    requestOptions: (...given) => activity.during(requestOptions(w, ...given)),
    submitView: (...given) => activity.during(submitView(w, ...given)),
    closeView: (...given) => activity.during(closeView(w, ...given)),
    runGlobalShortcut: (...given) => activity.during(runGlobalShortcut(w, ...given)),
    runMessageShortcut: (...given) => activity.during(runMessageShortcut(w, ...given)),
    forge: (type, payload) =>
      w.link.deliver({ type, payload, name: String(payload.type ?? payload.command), acceptsResponse: true }),
  };
}
