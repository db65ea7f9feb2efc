import type { ModalView } from '@slack/types';
import { mentoringLimits, type ReasonForNo, reasonsForNo } from '../../../domain/mentoring/mentoring.ts';
import type { Own } from '../../../domain/mentoring/suggestions/answering.ts';
import type { SuggestionId } from '../../../ids.ts';
import { noteView } from '../../answering.ts';
import { button, buttonRow } from '../../blocks/buttons.ts';
import { menuInput, textInput } from '../../blocks/inputs.ts';
import { aside, paragraph, plain } from '../../blocks/text.ts';
import { ids } from '../../ids.ts';

const LABELS: Readonly<Record<ReasonForNo, string>> = {
  topic: 'It is not the topic I look for',
  times: 'It is hard to find a time',
  experience: 'We are too far apart in experience',
  not_now: 'It is not the time for me now',
  other: 'Something else',
};

export function declineForm({ suggestion, own }: Own): ModalView {
  const isSaid = own.answer === 'no';
  return {
    type: 'modal',
    callback_id: ids.mentoring.suggestion.declineForm,
    private_metadata: suggestion.id,
    title: plain('Not this one'),
    submit: plain(isSaid ? 'Save' : 'Say no'),
    close: plain('Cancel'),
    blocks: [
      paragraph(
        'The other side reads only that it does not work out this time. If you like, say why: it improves what I suggest to you next.',
      ),
      menuInput({
        name: 'why',
        label: 'Why?',
        choices: reasonsForNo.map((value) => ({ value, label: LABELS[value] })),
        initial: own.why,
        isOptional: true,
      }),
      textInput({
        name: 'words',
        label: 'In your words',
        initial: own.whyWords,
        isOptional: true,
        lines: 'many',
        most: mentoringLimits.why,
      }),
      aside('Only you can read this. What you choose above counts when I suggest somebody to you again.'),
    ],
  };
}

/** To whom it is not the time may want no suggestions for a while. */
export function pauseOffer(id: SuggestionId): ModalView {
  const text =
    'I have noted it. Shall I suggest nobody to you for a while? What you have agreed to before goes on.';
  return noteView({
    text,
    blocks: [
      paragraph(text),
      buttonRow(button('Pause', ids.mentoring.suggestion.pause, { value: id, style: 'primary' })),
      aside('Close this window if you would rather go on getting suggestions.'),
    ],
  });
}
