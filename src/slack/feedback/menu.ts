import type { ModalView } from '@slack/types';
import { identify } from '../../domain/access.ts';
import { communitiesOf } from '../../domain/communities/communities.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { aside, escapeWords, paragraph, plain } from '../blocks/text.ts';
import type { ActionCall, Call, CommandCall } from '../calls.ts';
import { didYouMean, shownWord } from '../did-you-mean.ts';
import { ids } from '../ids.ts';
import { nearestSubcommand } from '../subcommands.ts';
import type { Surface } from '../surface.ts';
import { openGive } from './give.ts';
import { peopleTyped } from './whom-typed.ts';

/** More than this in a button is not carried on, in code points. */
const LONGEST_REST = 1500;
const MOST_BLOCKS = 90;

/**
 * `/feedback` alone: what can be done, and what waits. With a person after it, the form for giving; with another word, whether a word
 * of this or another feature was meant.
 */
export function openFeedback(on: Surface) {
  return async (call: CommandCall): Promise<void> => {
    const { text } = call;
    if (peopleTyped(text).users.length > 0) return await openGive(call);
    const [typed = ''] = text.split(/\s+/u);
    const meant = nearestSubcommand(typed, secondWords(on));
    if (meant === null) {
      await call.show(await menuView(on, call, typed === '' ? null : unknownWord(typed)));
      return;
    }
    const rest = [...text.slice(typed.length).trim()].slice(0, LONGEST_REST).join('');
    const yes = button(`Yes, ${meant}`, ids.learn.run(`feedback ${meant}`), {
      value: rest,
      style: 'primary',
    });
    await call.answer(didYouMean('/feedback', { typed, meant }, yes));
  };
}

function unknownWord(typed: string): string {
  const shown = escapeWords(shownWord(typed).replaceAll('`', '’'));
  return `There is no \`/feedback ${shown}\`. This is what there is.`;
}

/** The words that features have registered under `/feedback`. */
function secondWords(on: Surface): string[] {
  return [...on.subcommands.keys()].flatMap((name) => /^feedback (\S+)$/.exec(name)?.[1] ?? []);
}

/** The window anew, after something in it was done. */
export async function refreshMenu(on: Surface, call: ActionCall): Promise<void> {
  await call.replaceView(await menuView(on, call, null));
}

async function menuView(on: Surface, call: Call, note: string | null): Promise<ModalView> {
  const { ctx, actor } = call;
  await identify(ctx, actor, 'member');
  const belongs = (await communitiesOf(ctx, actor)).length > 0;
  const parts = [];
  for (const part of on.feedbackParts) parts.push(...(await part(ctx, actor)));
  return {
    type: 'modal',
    callback_id: ids.feedback.menu,
    title: plain('Feedback'),
    close: plain('Close'),
    blocks: [
      ...(note === null ? [] : [paragraph(note)]),
      paragraph(belongs ? ABOUT : NOWHERE),
      buttonRow(
        ...(belongs ? [button('Give feedback', ids.learn.run('feedback give'), { style: 'primary' })] : []),
        ...(belongs ? [button('Ask for feedback', ids.learn.run('feedback ask'))] : []),
        button('My feedback', ids.feedback.mine),
        ...(belongs ? [button('Help', ids.learn.run('feedback help'))] : []),
      ),
      { type: 'divider' },
      ...(parts.length === 0
        ? [paragraph('Nothing waits for you.')]
        : [paragraph('*Waiting for you*'), ...parts.slice(0, MOST_BLOCKS)]),
      ...(belongs ? [aside(ROUNDS)] : []),
    ],
  };
}

const ABOUT =
  '*Feedback between two people*\nYou write to one person what you saw them do, and what came of it. Or you ask people to write to you. Only the two of you can read it.';
const ROUNDS = 'What leaders ask of many, and what came of it: `/feedback rounds`.';
const NOWHERE =
  'You are in no learning community now, so you can give feedback to nobody here. What you got and gave is still yours.';
