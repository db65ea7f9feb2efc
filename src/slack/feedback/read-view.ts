import type { KnownBlock, ModalView } from '@slack/types';
import type { Seen } from '../../domain/feedback/reading.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { aside, mention, plain } from '../blocks/text.ts';
import { ids } from '../ids.ts';
import { dayOf, feedbackBlocks } from './words.ts';

/** Feedback whole, for one of its two people. */
export function readView(seen: Seen): ModalView {
  return {
    type: 'modal',
    title: plain('Feedback'),
    close: plain('Close'),
    blocks: [...feedbackBlocks(seen.feedback), ...belowFor(seen)],
  };
}

function belowFor({ feedback, side, zone }: Seen): KnownBlock[] {
  const { id, authorId, readerId, sentAt, openedAt, isThanked } = feedback;
  if (side === 'author') {
    const opened = openedAt === null ? 'Not opened yet.' : `Opened on ${dayOf(openedAt, zone)}.`;
    return [aside(`You wrote it to ${mention(readerId)} on ${dayOf(sentAt, zone)}. ${opened}`)];
  }
  const author = mention(authorId);
  const written = `Written on ${dayOf(sentAt, zone)}. ${author} can see that you opened it.`;
  if (isThanked) return [aside(`${written} I tell them that you say thanks.`)];
  return [
    buttonRow(button('Say thanks', ids.feedback.thank, { value: id })),
    aside(`${written} Only the two of you can read it. It stays in \`/feedback mine\`.`),
  ];
}
