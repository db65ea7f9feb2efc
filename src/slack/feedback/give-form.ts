import type { KnownBlock, ModalView } from '@slack/types';
import { type Draft, type FeedbackWords, feedbackLimits } from '../../domain/feedback/feedback.ts';
import type { FeedbackRequest } from '../../domain/feedback/request.ts';
import type { UserId } from '../../ids.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { personInput, textInput } from '../blocks/inputs.ts';
import { aside, cut, mention, paragraph, plain } from '../blocks/text.ts';
import { words } from '../blocks/words.ts';
import { ids } from '../ids.ts';
import { type GiveMeta, writeGiveMeta } from './input.ts';
import { feedbackBlocks, WHO_SEES } from './words.ts';

export interface GiveForm {
  readonly meta: GiveMeta;
  readonly person: UserId | null;
  /** Who asked, and about what; null where it is no answer. */
  readonly asked: Pick<FeedbackRequest, 'askerId' | 'about'> | null;
  /** What it begins with. */
  readonly words: Partial<FeedbackWords>;
  /** Something to know first, in mrkdwn; null where there is nothing. */
  readonly note: string | null;
}

const PARTS: readonly { name: keyof FeedbackWords; label: string; placeholder: string }[] = [
  {
    name: 'situation',
    label: 'Situation',
    placeholder: 'When and where was it? For example: in the review on Tuesday.',
  },
  {
    name: 'behaviour',
    label: 'Behaviour',
    placeholder:
      'What did you see or hear? For example: you asked the new colleague what she thought, and waited.',
  },
  {
    name: 'impact',
    label: 'Impact',
    placeholder:
      'What came of it, for you or for others? For example: she spoke up, and we found the mistake.',
  },
];

export function giveForm({ meta, person, asked, words: said, note }: GiveForm): ModalView {
  return {
    type: 'modal',
    callback_id: ids.feedback.giveForm,
    private_metadata: writeGiveMeta(meta),
    // A draft that is not written on is forgotten.
    notify_on_close: meta.draftId !== null,
    title: plain('Give feedback'),
    submit: plain('Preview'),
    close: plain('Cancel'),
    blocks: [
      ...(note === null ? [] : [paragraph(note)]),
      paragraph(WHO_SEES),
      ...(asked === null
        ? [personInput({ name: 'person', label: 'For whom?', initial: person })]
        : askedBlocks(asked)),
      ...PARTS.map(({ name, label, placeholder }) =>
        textInput({
          name,
          label,
          placeholder,
          lines: 'many',
          most: feedbackLimits.part,
          initial: cut(said[name] ?? '', feedbackLimits.part),
        }),
      ),
      aside('Nothing is sent yet: first you see it as they will.'),
    ],
  };
}

/** Who reads an answer is settled. */
function askedBlocks({ askerId, about }: Pick<FeedbackRequest, 'askerId' | 'about'>): KnownBlock[] {
  const asker = mention(askerId);
  return about === null
    ? [paragraph(`For ${asker}, who asked you for it.`)]
    : [paragraph(`For ${asker}, who asked you about:`), words(about)];
}

/** What its reader will see, and nothing else to decide but whether to send it. */
export function previewView(draft: Draft): ModalView {
  return {
    type: 'modal',
    callback_id: ids.feedback.sendForm,
    private_metadata: draft.id,
    notify_on_close: true,
    title: plain('Preview'),
    submit: plain('Send'),
    close: plain('Do not send'),
    blocks: [
      paragraph(`This is what ${mention(draft.readerId)} will read. Nothing is sent yet.`),
      { type: 'divider' },
      ...feedbackBlocks(draft),
      { type: 'divider' },
      buttonRow(button('Change it', ids.feedback.change, { value: draft.id })),
      aside(WHO_SEES),
    ],
  };
}

/** A draft to be changed, with all that it holds. */
export function draftForm(draft: Draft, note: string | null = null): ModalView {
  const { id, readerId, requestId, about, words: said } = draft;
  return giveForm({
    meta: { draftId: id, requestId, preferred: null },
    person: readerId,
    asked: requestId === null ? null : { askerId: readerId, about },
    words: said,
    note,
  });
}
