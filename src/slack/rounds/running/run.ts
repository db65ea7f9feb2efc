import type { RoundNow } from '../../../domain/rounds/round-now.ts';
import {
  cancelRound,
  closeEarly,
  extendRound,
  roundToExtend,
} from '../../../domain/rounds/running/running.ts';
import { momentWithZone } from '../../../domain/time.ts';
import { noteView } from '../../answering.ts';
import type { ActionCall, Outcome, SubmissionCall } from '../../calls.ts';
import { textOf } from '../../fields.ts';
import { endInWords } from '../ended.ts';
import { readRoundId } from '../input.ts';
import { showListAgain } from '../listing/open-list.ts';
import { extendForm } from './extend-form.ts';

/** *Extend*, in the list: a later closing for an open round. */
export async function openExtend(call: ActionCall): Promise<void> {
  await call.show(extendForm(await roundToExtend(call.ctx, call.actor, readRoundId(call.value))));
}

export async function submitExtend(call: SubmissionCall): Promise<Outcome> {
  const shown = await extendRound(call.ctx, call.actor, readRoundId(call.meta), {
    closesOn: textOf(call.fields, 'closesOn'),
    closesTime: textOf(call.fields, 'closesTime'),
  });
  const closes = momentWithZone(shown.closes);
  return {
    next: 'replace',
    view: noteView({ text: `It is open until ${closes} now. The channel is told.` }),
  };
}

/** *Close now*, in the list. */
export async function closeNow(call: ActionCall): Promise<void> {
  const shown = await closeEarly(call.ctx, call.actor, readRoundId(call.value));
  await showListAgain(call, shown.communityId, closedInWords(shown));
}

function closedInWords(shown: RoundNow): string {
  const { state, identity, needed, closes } = shown;
  if (shown.discardedBecause !== null) return endInWords(shown);
  if (state === 'published') return 'Closed, and its results are published.';
  if (state === 'open') {
    const few = identity === 'together' ? 'Nobody has answered' : `Fewer than ${needed} have answered`;
    return `${few}, so it stays open until ${momentWithZone(closes)}.`;
  }
  return 'Closed. When its results are ready you find them here, and in a message from me.';
}

/** *Cancel the round*, in the list. */
export async function cancelNow(call: ActionCall): Promise<void> {
  const shown = await cancelRound(call.ctx, call.actor, readRoundId(call.value));
  await showListAgain(call, shown.communityId, `${endInWords(shown)} Those who were invited are told.`);
}
