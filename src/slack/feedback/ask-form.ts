import type { ModalView } from '@slack/types';
import { requestLimits } from '../../domain/feedback/request.ts';
import type { CommunityId, UserId } from '../../ids.ts';
import { peopleInput, textInput } from '../blocks/inputs.ts';
import { aside, cut, paragraph, plain } from '../blocks/text.ts';
import { ids } from '../ids.ts';

export interface AskForm {
  /** The community that is meant where two share several. */
  readonly preferred: CommunityId | null;
  readonly users: readonly UserId[];
  readonly about: string;
  /** Things to know first, in mrkdwn. */
  readonly notes: readonly string[];
}

export function askForm({ preferred, users, about, notes }: AskForm): ModalView {
  return {
    type: 'modal',
    callback_id: ids.feedback.askForm,
    private_metadata: preferred ?? '',
    title: plain('Ask for feedback'),
    submit: plain('Ask'),
    close: plain('Cancel'),
    blocks: [
      ...(notes.length === 0 ? [] : [paragraph(notes.join('\n'))]),
      paragraph(
        'Each person you choose gets one message from me, with your name. What they write, only you can read.',
      ),
      peopleInput({
        name: 'people',
        label: 'Whom do you ask?',
        initial: users,
        hint: 'Nobody else sees whom you ask.',
        placeholder: 'Choose up to three people',
        most: requestLimits.people,
      }),
      textInput({
        name: 'about',
        label: 'About what?',
        placeholder: 'For example: how I led the review on Tuesday. The more exact, the easier to answer.',
        lines: 'many',
        most: requestLimits.about,
        initial: cut(about, requestLimits.about),
        isOptional: true,
      }),
      aside('They need not answer, and I do not remind them. After 30 days it waits no longer.'),
    ],
  };
}
