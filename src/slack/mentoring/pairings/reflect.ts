import type { ModalView } from '@slack/types';
import type { CheckInRef } from '../../../domain/mentoring/pairings/answering.ts';
import { pairingLimits } from '../../../domain/mentoring/pairings/pairing.ts';
import {
  type LookingBack,
  reflectionToWrite,
  writeReflection,
} from '../../../domain/mentoring/pairings/reflecting.ts';
import { sharePlaces } from '../../../domain/shares/share.ts';
import { noteView } from '../../answering.ts';
import { radioInput, textInput } from '../../blocks/inputs.ts';
import { aside, paragraph, plain } from '../../blocks/text.ts';
import type { ActionCall, Outcome, SubmissionCall } from '../../calls.ts';
import { textOf } from '../../fields.ts';
import { ids } from '../../ids.ts';
import { readCheckIn, writeCheckIn } from './input.ts';
import { named } from './words.ts';

/** *Look back*. */
export async function openReflection(call: ActionCall): Promise<void> {
  const ref = readCheckIn(call.value);
  await call.show(reflectionForm(ref, await reflectionToWrite(call.ctx, call.actor, ref)));
}

const QUESTIONS: Readonly<Record<LookingBack['kind'], string>> = {
  midway: 'What has changed for you since you began? What would you like from the second half?',
  closing: 'What do you take with you? What would you tell somebody who begins now?',
};

function reflectionForm(ref: CheckInRef, { kind, others, words, communityName }: LookingBack): ModalView {
  return {
    type: 'modal',
    callback_id: ids.mentoring.pairing.reflectionForm,
    private_metadata: writeCheckIn(ref),
    title: plain(kind === 'midway' ? 'Half-way' : 'Looking back'),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      paragraph(`Your time with ${named(others)}. ${QUESTIONS[kind]}`),
      textInput({
        name: 'words',
        label: 'What I take from it',
        lines: 'many',
        most: pairingLimits.reflection,
        initial: words,
        ...(words === null ? {} : { isOptional: true, hint: 'Leave it empty to take away what you wrote.' }),
      }),
      radioInput({
        name: 'place',
        label: 'Who reads it?',
        choices: [
          { value: 'private', label: 'Only me' },
          { value: 'channel', label: `${communityName}: a share in its channel` },
          { value: 'library', label: `${communityName}: a share in its library` },
        ],
        initial: 'private',
      }),
      aside('A share carries your name, and names nobody else unless you do.'),
    ],
  };
}

/** *Save*. */
export async function submitReflection(call: SubmissionCall): Promise<Outcome> {
  const chosen = textOf(call.fields, 'place');
  const place = sharePlaces.find((one) => one === chosen) ?? null;
  const typed = { words: textOf(call.fields, 'words'), place };
  const done = await writeReflection(call.ctx, call.actor, readCheckIn(call.meta), typed);
  if (done === 'removed')
    return { next: 'replace', view: noteView({ text: 'Taken away. Nothing of it is kept.' }) };
  const where =
    place === null
      ? 'Only you can read it.'
      : 'Your community can read it as a share with your name. You can change it in `/learn me`.';
  return { next: 'replace', view: noteView({ text: `Saved. ${where}` }) };
}
