import type { Composed } from '../../delivery/composed.ts';
import type { RoundNow } from '../../domain/rounds/round-now.ts';
import { momentWithZone } from '../../domain/time.ts';
import { buttonRow } from '../blocks/buttons.ts';
import { paragraph } from '../blocks/text.ts';
import { endInWords } from './ended.ts';
import { answerButton, titleOf } from './open-messages.ts';

/** What happened to a round, to everyone who was invited. */
export function newsMessage(round: RoundNow, what: string): Composed {
  switch (what) {
    case 'extended':
      return extendedMessage(round);
    case 'given_time':
      return moreTimeMessage(round);
    default:
      return plainly(`*${titleOf(round)}*\n${endInWords(round)}`);
  }
}

/** A leader moved its closing out. */
function extendedMessage(round: RoundNow): Composed {
  const title = titleOf(round);
  if (round.state !== 'open') return plainly(`*${title}* was open for longer than first said.`);
  return withAnswer(round, `*${title}* is open for longer: until ${momentWithZone(round.closes)}.`);
}

/** Its three days more, since too few had answered when it was to close. */
function moreTimeMessage(round: RoundNow): Composed {
  const title = titleOf(round);
  if (round.state !== 'open')
    return plainly(`*${title}* was given three more days, as too few had answered.`);
  const until = `It stays open until ${momentWithZone(round.closes)}.`;
  const otherwise =
    round.identity === 'together'
      ? 'If nobody has answered by then, it ends without results.'
      : 'If too few have answered by then, the answers are destroyed, unread.';
  return withAnswer(round, `${tooFew(round)} *${title}*, so nothing can be shown yet. ${until} ${otherwise}`);
}

function tooFew({ identity, needed }: RoundNow): string {
  return identity === 'together' ? 'Nobody has answered' : `Fewer than ${needed} had answered`;
}

function withAnswer(round: RoundNow, text: string): Composed {
  return { text, blocks: [paragraph(text), buttonRow(answerButton(round))] };
}

function plainly(text: string): Composed {
  return { text, blocks: [paragraph(text)] };
}
