import { button } from '../blocks/buttons.ts';
import type { CommandCall } from '../calls.ts';
import { didYouMean, shownWord } from '../did-you-mean.ts';
import { ids } from '../ids.ts';
import { nearestSubcommand } from '../subcommands.ts';
import type { Surface } from '../surface.ts';

/** `/learn <words>` that begin with no subcommand: one word that looks mistyped is asked about, all else is searched for. */
export function answerUnknown(on: Surface) {
  return async (call: CommandCall): Promise<void> => {
    const typed = call.text;
    const meant = nearestSubcommand(typed, on.subcommands.keys());
    if (meant === null) return await on.subcommands.get('search')?.(call);
    await call.answer(
      didYouMean(
        '/learn',
        { typed, meant },
        button(`Yes, ${meant}`, ids.learn.run(meant), { style: 'primary' }),
        button(`Search for “${shownWord(typed)}”`, ids.learn.searchFor, { value: typed }),
      ),
    );
  };
}
