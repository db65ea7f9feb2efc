import { mustMeanCommunity } from '../../domain/communities/meant.ts';
import { button } from '../blocks/buttons.ts';
import type { CommandCall } from '../calls.ts';
import { didYouMean } from '../did-you-mean.ts';
import { ids } from '../ids.ts';
import { nearestSubcommand } from '../subcommands.ts';
import { openBank } from './bank/open-bank.ts';
import { openReflectHelp } from './help.ts';
import { openJournal } from './journal/open-journal.ts';
import { openThisWeek } from './open-answer.ts';
import { skipByCommand, wishByCommand } from './wish.ts';

type Run = (call: CommandCall) => Promise<void>;

/** With words after it, each of these begins an answer: *Pause before you answer…*. */
const ALONE: ReadonlyMap<string, Run> = new Map([
  ['bank', openBankHere],
  ['help', openReflectHelp],
  ['pause', wishByCommand('pause', 'Paused: no questions come until you type `/reflect resume`.')],
  ['resume', wishByCommand('resume', 'Questions come again, the next one at your own hour.')],
  ['skip', skipByCommand],
]);

/** These take words of their own. */
const WORDS: ReadonlyMap<string, Run> = new Map([['journal', openJournal]]);

/** `/reflect …` and `/learn reflect …`: a word of ours, or else the answer itself. */
export async function reflect(call: CommandCall): Promise<void> {
  const [first = ''] = call.text.split(/\s+/u);
  const rest = call.text.slice(first.length).trim();
  const run = WORDS.get(first.toLowerCase()) ?? (rest === '' ? ALONE.get(first.toLowerCase()) : undefined);
  if (run !== undefined) return await run({ ...call, text: rest });
  const meant = nearestSubcommand(call.text, [...ALONE.keys(), ...WORDS.keys()]);
  if (meant === null) return await openThisWeek(call);
  const yes = button(`Yes, ${meant}`, ids.learn.run('reflect'), { value: meant, style: 'primary' });
  await call.answer(didYouMean('/reflect', { typed: call.text, meant }, yes));
}

/** `/reflect bank`: of this channel's community, elsewhere of the one used last. */
async function openBankHere(call: CommandCall): Promise<void> {
  const community = await mustMeanCommunity(call.ctx, call.actor, call.channelId);
  await openBank(call, community.id);
}
