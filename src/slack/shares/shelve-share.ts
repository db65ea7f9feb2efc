import { putOnShelf, takeOffShelf } from '../../domain/shares/marks/marks.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { paragraph } from '../blocks/text.ts';
import type { ActionCall, Answer } from '../calls.ts';
import { ids } from '../ids.ts';
import { readShareId } from './input.ts';

/** *Save*: onto one's own shelf. */
export async function shelveShare(call: ActionCall): Promise<void> {
  const id = readShareId(call.value);
  const { isNew } = await putOnShelf(call.ctx, call.actor, id);
  const text = isNew
    ? 'Saved to your shelf, which only you see. `/learn shelf` opens it.'
    : 'It is on your shelf already. `/learn shelf` opens it.';
  await call.answer({
    text,
    blocks: [paragraph(text), buttonRow(button('Take it off', ids.share.unsave, { value: id }))],
  });
}

export async function unshelveShare(call: ActionCall): Promise<void> {
  await takeOffShelf(call.ctx, call.actor, readShareId(call.value));
  const answer: Answer = { text: 'It is off your shelf.' };
  if (call.message?.isEphemeral === true) await call.replaceMessage(answer);
  else await call.answer(answer);
}
