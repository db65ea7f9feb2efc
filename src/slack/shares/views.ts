import type { ModalView } from '@slack/types';
import type { Experiment } from '../../domain/shares/looking-again.ts';
import { type PresentedShare, shareLimits } from '../../domain/shares/share.ts';
import type { TypedShare } from '../../domain/shares/wording.ts';
import type { ShareId } from '../../ids.ts';
import { textInput } from '../blocks/inputs.ts';
import { readAll, shareBlocks } from '../blocks/share.ts';
import { viewerButtons } from '../blocks/share-buttons.ts';
import { cut, paragraph, plain } from '../blocks/text.ts';
import { words } from '../blocks/words.ts';
import { ids } from '../ids.ts';
import { wordInputs } from './form.ts';

const REMINDER = 500;

/** Everything of a share, in one window. */
export function wholeShareView(share: PresentedShare): ModalView {
  const buttons = viewerButtons(share, readAll);
  return {
    type: 'modal',
    title: plain('The whole share'),
    close: plain('Close'),
    blocks: [...shareBlocks(share, readAll), ...(buttons.elements.length === 0 ? [] : [buttons])],
  };
}

export function editForm(id: ShareId, typed: TypedShare, today: Temporal.PlainDate): ModalView {
  return {
    type: 'modal',
    callback_id: ids.share.editForm,
    private_metadata: id,
    title: plain('Edit your share'),
    submit: plain('Save changes'),
    close: plain('Cancel'),
    blocks: wordInputs(typed, today),
  };
}

export function deleteForm(share: PresentedShare): ModalView {
  return {
    type: 'modal',
    callback_id: ids.share.deleteForm,
    private_metadata: share.id,
    title: plain('Delete this share?'),
    submit: plain('Delete'),
    close: plain('Keep it'),
    blocks: [
      words(cut(share.title ?? share.learned, REMINDER)),
      paragraph(
        'The message, the library and search forget it at once. Replies in its thread stay. This cannot be undone.',
      ),
    ],
  };
}

export function whatChangedForm(id: ShareId, said: string | null): ModalView {
  return {
    type: 'modal',
    callback_id: ids.share.changeForm,
    private_metadata: id,
    title: plain('What changed?'),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      textInput({
        name: 'whatChanged',
        label: 'What changed, in one line',
        initial: said,
        isOptional: true,
        most: shareLimits.line,
        hint: 'Members of the community can read it, with your name. Leave it empty to say nothing.',
      }),
    ],
  };
}

export function outcomeForm(experiment: Experiment): ModalView {
  return {
    type: 'modal',
    callback_id: ids.share.outcomeForm,
    private_metadata: experiment.id,
    title: plain('What happened?'),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      paragraph('*You wanted to try*'),
      words(cut(experiment.tried, REMINDER)),
      ...(experiment.expected === null
        ? []
        : [paragraph('*You expected*'), words(cut(experiment.expected, REMINDER))]),
      textInput({
        name: 'outcome',
        label: 'What happened',
        initial: experiment.outcome,
        lines: 'many',
        most: shareLimits.words,
        hint: 'It is added to your share, where members of the community read it.',
      }),
    ],
  };
}
