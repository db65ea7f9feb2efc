import type { ModalView } from '@slack/types';
import { changeWhy, whyToChange } from '../../../domain/mentoring/pairings/own-why.ts';
import { pairingLimits } from '../../../domain/mentoring/pairings/pairing.ts';
import type { PairingId } from '../../../ids.ts';
import { noteView } from '../../answering.ts';
import { textInput } from '../../blocks/inputs.ts';
import { plain } from '../../blocks/text.ts';
import type { ActionCall, Outcome, SubmissionCall } from '../../calls.ts';
import { textOf } from '../../fields.ts';
import { ids } from '../../ids.ts';
import { readPairingId } from './input.ts';

/** *Change why*, beside a pairing that is over. */
export async function openWhy(call: ActionCall): Promise<void> {
  const id = readPairingId(call.value);
  await call.show(whyForm(id, await whyToChange(call.ctx, call.actor, id)));
}

function whyForm(id: PairingId, why: string | null): ModalView {
  return {
    type: 'modal',
    callback_id: ids.mentoring.pairing.whyForm,
    private_metadata: id,
    title: plain('Why it ended'),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      textInput({
        name: 'why',
        label: 'Why, for yourself',
        hint: 'Only you can read it. Leave it empty to take away what you wrote.',
        lines: 'many',
        most: pairingLimits.why,
        isOptional: true,
        initial: why,
      }),
    ],
  };
}

/** *Save*. */
export async function submitWhy(call: SubmissionCall): Promise<Outcome> {
  const done = await changeWhy(call.ctx, call.actor, readPairingId(call.meta), textOf(call.fields, 'why'));
  const text = done === 'removed' ? 'Taken away. Nothing of it is kept.' : 'Saved. Only you can read it.';
  return { next: 'replace', view: noteView({ text }) };
}
