import { wordsAsTyped } from '../as-typed-by.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { escapeWords, paragraph } from '../blocks/text.ts';
import type { Answer, CommandCall } from '../calls.ts';
import { didYouMean, shownWord } from '../did-you-mean.ts';
import { ids } from '../ids.ts';
import { nearestSubcommand } from '../subcommands.ts';
import type { Surface } from '../surface.ts';
import { openProfile } from './profile/open-profile.ts';

/** More than this in a button is not carried on, in code points. */
const LONGEST_REST = 200;

/** `/mentor` alone. With another word after it: whether one of ours was meant. */
export function openMentoring(on: Surface) {
  return async (call: CommandCall): Promise<void> => {
    const { text } = call;
    if (text === '') return await openProfile(call);
    const [typed = ''] = text.split(/\s+/u);
    const meant = nearestSubcommand(typed, secondWords(on));
    if (meant === null) return await call.answer(unknownWord(await wordsAsTyped(call, text)));
    const rest = [...text.slice(typed.length).trim()].slice(0, LONGEST_REST).join('');
    const yes = button(`Yes, ${meant}`, ids.learn.run(`mentor ${meant}`), { value: rest, style: 'primary' });
    await call.answer(didYouMean('/mentor', { typed, meant }, yes));
  };
}

/** What is no word of ours may be a skill. */
function unknownWord(typed: string): Answer {
  const shown = escapeWords(shownWord(typed).replaceAll('`', '’'));
  const text = `There is no \`/mentor ${shown}\`. \`/mentor\` alone is your profile. To find somebody who can help with it, type \`/mentor find ${shown}\`.`;
  const find = button('Find somebody', ids.learn.run('mentor find'), {
    value: [...typed].slice(0, LONGEST_REST).join(''),
    style: 'primary',
  });
  return { text, blocks: [paragraph(text), buttonRow(find, button('Help', ids.learn.run('mentor help')))] };
}

/** The words that the areas have registered under `/mentor`. */
function secondWords(on: Surface): string[] {
  return [...on.subcommands.keys()].flatMap((name) => /^mentor (\S+)$/.exec(name)?.[1] ?? []);
}
