import type { Button } from '@slack/types';
import type { Composed } from '../../delivery/composed.ts';
import type { RoundNow } from '../../domain/rounds/round-now.ts';
import { momentWithZone } from '../../domain/time.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { cut, escapeWords, paragraph } from '../blocks/text.ts';
import { ids } from '../ids.ts';
import { endInWords } from './ended.ts';
import { answerLabel, invitationBlocks } from './invitation.ts';

/** In the channel, and in the letters of those who are asked there too; once it has closed, what became of it. */
export function invitationMessage(round: RoundNow): Composed {
  const title = titleOf(round);
  if (round.state !== 'open') return overMessage(round);
  return {
    text: `Feedback is asked for: ${title}. It is open until ${momentWithZone(round.closes)}.`,
    blocks: invitationBlocks(round, [answerButton(round)]),
  };
}

/** Once, a day before it closes, to everyone who was asked. */
export function reminderMessage(round: RoundNow): Composed {
  if (round.state !== 'open') return overMessage(round);
  const text = `*${titleOf(round)}* closes on ${momentWithZone(round.closes)}.`;
  return {
    text,
    blocks: [
      paragraph(`${text} If you have answered already: thank you. I remind everyone alike, and only once.`),
      buttonRow(answerButton(round)),
    ],
  };
}

function overMessage(round: RoundNow): Composed {
  const text = whatBecame(round);
  return { text, blocks: [paragraph(text)] };
}

function whatBecame(round: RoundNow): string {
  const title = `*${titleOf(round)}*`;
  if (round.discardedBecause !== null) return `${title}\n${endInWords(round)}`;
  return round.state === 'published'
    ? `${title} has closed, and its results are published.`
    : `${title} has closed. Thank you to everyone who answered.`;
}

export function answerButton({ roundId, identity }: RoundNow): Button {
  return button(answerLabel(identity), ids.round.answer, { value: roundId, style: 'primary' });
}

/** Escaped for mrkdwn. */
export function titleOf({ title }: Pick<RoundNow, 'title'>): string {
  return escapeWords(cut(title, 120));
}
