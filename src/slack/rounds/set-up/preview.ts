import type { ModalView } from '@slack/types';
import { previewRound } from '../../../domain/rounds/drafting/previewing.ts';
import type { ShownRound } from '../../../domain/rounds/shown-round.ts';
import { button } from '../../blocks/buttons.ts';
import { aside, paragraph, plain } from '../../blocks/text.ts';
import { type ActionCall, close, type Outcome } from '../../calls.ts';
import { ids } from '../../ids.ts';
import { answerBlocks } from '../answer-form.ts';
import { answerLabel, invitationBlocks } from '../invitation.ts';
import { formOf } from './follow-form.ts';

/** *Preview*: the invitation and the questions, as those who are asked will see them. */
export async function openPreview(call: ActionCall): Promise<void> {
  const { place, typed } = formOf(call);
  await call.show(previewView(await previewRound(call.ctx, call.actor, place, typed)));
}

export function previewView(round: ShownRound): ModalView {
  return {
    type: 'modal',
    callback_id: ids.draft.previewForm,
    title: plain('Preview'),
    // Slack wants a button where there are fields; it must not look as if it sent the round.
    submit: plain('Only a preview'),
    close: plain('Back'),
    blocks: [
      aside('This is what those who are asked will see. Nothing is sent from here.'),
      paragraph('*In the channel*'),
      ...invitationBlocks(round, [
        button(answerLabel(round.identity), ids.draft.previewAnswer, { style: 'primary' }),
      ]),
      { type: 'divider' },
      paragraph('*When they press that button*'),
      ...answerBlocks(round, new Map()),
    ],
  };
}

export async function answerInPreview(call: ActionCall): Promise<void> {
  await call.answer({ text: 'This is a preview. Members get a window with the questions below.' });
}

export async function leavePreview(): Promise<Outcome> {
  return close;
}
