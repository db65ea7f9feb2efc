import type { ModalView } from '@slack/types';
import type { RoundNow } from '../../../domain/rounds/round-now.ts';
import { momentWithZone } from '../../../domain/time.ts';
import { dateInput, timeInput } from '../../blocks/inputs.ts';
import { aside, cut, escapeWords, paragraph, plain } from '../../blocks/text.ts';
import { ids } from '../../ids.ts';

/** A later closing; the rest of a round stays as it was promised. */
export function extendForm(shown: RoundNow): ModalView {
  const { closes } = shown;
  return {
    type: 'modal',
    callback_id: ids.round.extendForm,
    private_metadata: shown.roundId,
    title: plain('Extend the round'),
    submit: plain('Extend'),
    close: plain('Cancel'),
    blocks: [
      paragraph(`*${escapeWords(cut(shown.title, 120))}* is open until ${momentWithZone(closes)}.`),
      dateInput({ name: 'closesOn', label: 'Closes on', initial: closes.toPlainDate().toString() }),
      timeInput({
        name: 'closesTime',
        label: 'At',
        initial: closes.toPlainTime().toString({ smallestUnit: 'minute' }),
      }),
      aside(
        'Who is asked, who reads and how many answers are needed stay as they were promised. The channel is told.',
      ),
    ],
  };
}
