import type { InputBlock, ModalView } from '@slack/types';
import type { Gathered, Pin, Pins } from '../../domain/gather/gather.ts';
import { cut, escapeWords, paragraph, plain } from '../blocks/text.ts';
import { ids } from '../ids.ts';

const LONGEST_EXCERPT = 300;
const TICKED = 'yes';

export function lookingView(): ModalView {
  return note('I am looking at the pinned messages. This takes a moment.');
}

export function pinsView({ community, messages, left }: Pins): ModalView {
  const name = escapeWords(community.name);
  if (messages.length === 0) {
    return note(
      `There is no pinned message to gather for *${name}*. In <#${community.channelId}>, pin the messages that taught you something. Then open this again.`,
    );
  }
  const others = left === 0 ? '' : ` ${leftWords(left)}`;
  return {
    type: 'modal',
    callback_id: ids.gather.form,
    private_metadata: community.id,
    title: plain('Gather what you have'),
    submit: plain('Ask the authors'),
    close: plain('Cancel'),
    blocks: [
      paragraph(
        `These messages are pinned in <#${community.channelId}>. Tick those that someone can learn from.\nI then ask each author by direct message. Nothing enters the library of *${name}* before they say yes. Your own messages enter at once.${others}`,
      ),
      ...messages.map(pinBlock),
    ],
  };
}

/** The message is the label, so that the form makes sense read in order. */
function pinBlock(pin: Pin): InputBlock {
  return {
    type: 'input',
    block_id: pin.ts,
    optional: true,
    label: plain(`${pin.authorName}: ${cut(pin.text, LONGEST_EXCERPT)}`),
    element: {
      type: 'checkboxes',
      action_id: 'tick',
      options: [{ text: plain('This is a learning'), value: TICKED }],
    },
  };
}

function leftWords(left: number): string {
  return left === 1
    ? 'One more pin is not listed: it was gathered before, or nobody can be asked.'
    : `${left} more pins are not listed: they were gathered before, or nobody can be asked.`;
}

export function gatheredView({ asked, published, passedOver }: Gathered): ModalView {
  const authors = asked === 1 ? 'author of one message' : `authors of ${asked} messages`;
  const left = passedOver === 1 ? 'One message was' : `${passedOver} messages were`;
  const sentences = [
    ...(asked === 0 ? [] : [`I ask the ${authors} by direct message. You see the shares when they say yes.`]),
    ...(published === 0 ? [] : ['What you wrote yourself is in the library now.']),
    ...(passedOver === 0
      ? []
      : [`${left} left out: gathered before, no longer pinned, or by someone who cannot be asked.`]),
  ];
  return note(sentences.join(' '));
}

function note(mrkdwn: string): ModalView {
  return {
    type: 'modal',
    title: plain('Gather what you have'),
    close: plain('Close'),
    blocks: [paragraph(mrkdwn)],
  };
}
