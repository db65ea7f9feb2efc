import type { Composed } from '../../delivery/composed.ts';
import type { RoundNow } from '../../domain/rounds/round-now.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { paragraph } from '../blocks/text.ts';
import { ids } from '../ids.ts';
import { titleOf } from './open-messages.ts';
import { peopleInWords } from './results/results-message.ts';

/** Its answers are in. */
export function closedMessage(round: RoundNow): Composed {
  const title = titleOf(round);
  if (round.state === 'published') {
    const text = `*${title}* has closed, and its results are published.`;
    return { text, blocks: [paragraph(text)] };
  }
  const text = `*${title}* has closed: ${peopleInWords(round.answered ?? 0)} answered.`;
  return {
    text,
    blocks: [
      paragraph(`${text} Look through what was written, then publish it. Until then nobody else reads it.`),
      buttonRow(
        button('Look through and publish', ids.round.lookThrough, { value: round.roundId, style: 'primary' }),
      ),
    ],
  };
}

/** Its hour came, and it could not open. */
export function notOpenedMessage(round: RoundNow, why: string): Composed {
  const title = titleOf(round);
  if (round.state !== 'draft') {
    const text = `*${title}* could not open when it was to; it has been taken up since.`;
    return { text, blocks: [paragraph(text)] };
  }
  const text = `*${title}* could not open: ${REASONS.get(why) ?? 'something in it does not fit any more'}. It is a draft again.`;
  return {
    text,
    blocks: [
      paragraph(text),
      buttonRow(button('Look at the draft', ids.draft.goOn, { value: round.roundId, style: 'primary' })),
    ],
  };
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['too_small', 'fewer people would be asked than answers are needed'],
  [
    'too_near',
    'nearly the same people were asked lately, so both results together would tell what a few answered',
  ],
]);
