import type { KnownBlock, ModalView } from '@slack/types';
import { type OwnPairing, ownPairings } from '../../../domain/mentoring/pairings/listing.ts';
import { type Ended, endOwnPairing } from '../../../domain/mentoring/pairings/own-ending.ts';
import { pairingLimits } from '../../../domain/mentoring/pairings/pairing.ts';
import { noteView } from '../../answering.ts';
import { menuInput, textInput } from '../../blocks/inputs.ts';
import { aside, cut, paragraph, plain } from '../../blocks/text.ts';
import { words } from '../../blocks/words.ts';
import type { ActionCall, CommandCall, Outcome, SubmissionCall } from '../../calls.ts';
import { textOf } from '../../fields.ts';
import { ids } from '../../ids.ts';
import { readPairingId } from './input.ts';
import { named, PAIRING_NAMES } from './words.ts';

const NOTHING_TO_END = 'You are in no pairing now, so there is nothing to end.';

/** `/mentor end`: which one, where there are several. */
export async function openEnding(call: CommandCall): Promise<void> {
  const { running } = await ownPairings(call.ctx, call.actor);
  if (running.length === 0) await call.answer({ text: NOTHING_TO_END });
  else await call.show(endForm(running));
}

/** *End*, beside one of them. */
export async function openEndingOf(call: ActionCall): Promise<void> {
  const id = readPairingId(call.value);
  const { running } = await ownPairings(call.ctx, call.actor);
  const meant = running.filter((pairing) => pairing.id === id);
  await call.show(meant.length === 0 ? noteView({ text: 'It has ended already.' }) : endForm(meant));
}

const KIND_WORDS =
  'Thank you for the time and the good conversations. I end our pairing here, and wish you all the best.';

function endForm(running: readonly OwnPairing[]): ModalView {
  const [only] = running;
  return {
    type: 'modal',
    callback_id: ids.mentoring.pairing.endForm,
    private_metadata: running.length === 1 && only !== undefined ? only.id : '',
    title: plain('End a pairing'),
    submit: plain('End it'),
    close: plain('Go on with it'),
    blocks: [
      ...whichBlocks(running),
      textInput({
        name: 'closing',
        label: 'What they read from you',
        hint: 'Posted in your conversation, by day for all of you. Change it as you like, or leave it empty.',
        lines: 'many',
        most: pairingLimits.closingWords,
        initial: KIND_WORDS,
        isOptional: true,
      }),
      textInput({
        name: 'why',
        label: 'Why, for yourself',
        hint: 'Only you can read it, in /mentor pairs.',
        lines: 'many',
        most: pairingLimits.why,
        isOptional: true,
      }),
      aside(
        'They read that you end it, and what you write above. Nothing else is sent to them, and nobody else is told.',
      ),
    ],
  };
}

function whichBlocks(running: readonly OwnPairing[]): KnownBlock[] {
  const [only] = running;
  if (running.length === 1 && only !== undefined) {
    const goesOn = only.others.length > 1 ? ' The others go on without you.' : '';
    return [paragraph(`Your pairing with ${named(only.others)} (${PAIRING_NAMES[only.program]}).${goesOn}`)];
  }
  const choices = running.map((pairing) => ({
    value: pairing.id,
    label: cut(
      `${pairing.names.join(', ')} (${PAIRING_NAMES[pairing.program]}, ${pairing.communityName})`,
      75,
    ),
  }));
  return [menuInput({ name: 'pairing', label: 'Which one?', choices })];
}

const SAID: Readonly<Record<Exclude<Ended, 'had ended'>, string>> = {
  ended: 'It has ended. They read it in your conversation, by day for all of you.',
  'left the group':
    'You have stepped out. The others read it in your conversation, by day for all, and go on.',
};

/** *End it*. Words that were not posted are shown once more, so that they are not lost. */
export async function submitEnding(call: SubmissionCall): Promise<Outcome> {
  const closing = textOf(call.fields, 'closing');
  const id = readPairingId(call.meta === '' ? (textOf(call.fields, 'pairing') ?? '') : call.meta);
  const ended = await endOwnPairing(call.ctx, call.actor, id, { closing, why: textOf(call.fields, 'why') });
  if (ended !== 'had ended') return { next: 'replace', view: noteView({ text: SAID[ended] }) };
  const text =
    'It had ended a moment before, so I did not post your words. You can write them there yourself.';
  const shown = [paragraph(text), ...(closing === null ? [] : [words(closing)])];
  return { next: 'replace', view: noteView({ text, blocks: shown }) };
}
