import type { ModalView } from '@slack/types';
import { roundToAnswer, type ToAnswer } from '../../../domain/rounds/answering/answering.ts';
import { noteView } from '../../answering.ts';
import { plain } from '../../blocks/text.ts';
import type { ActionCall } from '../../calls.ts';
import { ids } from '../../ids.ts';
import { answerBlocks } from '../answer-form.ts';
import { readRoundId } from '../input.ts';

export const ANSWERED_BEFORE =
  'Your answer is in already. It bears no name, so nobody can find it to change it, not even you.';

/** *Answer*, under an invitation, in a letter, on Home, or in the list of what waits. */
export async function openAnswer(call: ActionCall): Promise<void> {
  const found = await roundToAnswer(call.ctx, call.actor, readRoundId(call.value));
  const isSealed = found.hasAnswered && found.own === null;
  await call.show(isSealed ? noteView({ text: ANSWERED_BEFORE }) : answerForm(found));
}

function answerForm({ shown, own }: ToAnswer): ModalView {
  return {
    type: 'modal',
    callback_id: ids.round.answerForm,
    private_metadata: shown.roundId,
    title: plain('Feedback'),
    submit: plain(own === null ? 'Send' : 'Change'),
    close: plain('Cancel'),
    blocks: answerBlocks(shown, own ?? new Map()),
  };
}
