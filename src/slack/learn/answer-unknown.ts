import type { CommandCall } from '../calls.ts';
import { nearestSubcommand } from '../subcommands.ts';
import type { Surface } from '../surface.ts';
import { didYouMean } from './views.ts';

/** `/learn <words>` that begin with no subcommand: one word that looks mistyped is asked about, all else is searched for. */
export function answerUnknown(on: Surface) {
  return async (call: CommandCall): Promise<void> => {
    const meant = nearestSubcommand(call.text, on.subcommands.keys());
    if (meant !== null) await call.answer(didYouMean(call.text, meant));
    else await on.subcommands.get('search')?.(call);
  };
}
