import type { Composed } from '../../delivery/composed.ts';
import type { RoundNow } from '../../domain/rounds/round-now.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { paragraph } from '../blocks/text.ts';
import { ids } from '../ids.ts';
import { endInWords } from './ended.ts';
import { momentWords } from './moment-words.ts';
import { titleOf } from './open-messages.ts';

/** It is open for longer: said by a leader, or since too few had answered. */
export function extendedMessage(round: RoundNow): Composed {
  const title = titleOf(round);
  if (round.state !== 'open') return plainly(`*${title}* was open for longer than first said.`);
  const why = round.isExtended
    ? `Fewer than ${round.needed} have answered *${title}*, so nothing can be shown yet.`
    : `*${title}* is open for longer.`;
  const until = `It is open until ${momentWords(round.closes)} now.`;
  const otherwise = round.isExtended
    ? ' If too few have answered by then, the answers are destroyed, unread.'
    : '';
  return {
    text: `${why} ${until}`,
    blocks: [
      paragraph(`${why} ${until}${otherwise}`),
      buttonRow(button('Answer', ids.round.answer, { value: round.roundId, style: 'primary' })),
    ],
  };
}

/** It ended without results. */
export function endedMessage(round: RoundNow): Composed {
  return plainly(`*${titleOf(round)}*. ${endInWords(round)}`);
}

function plainly(text: string): Composed {
  return { text, blocks: [paragraph(text)] };
}
