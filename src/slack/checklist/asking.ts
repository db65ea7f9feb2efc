import type { ModalView } from '@slack/types';
import type { Composed } from '../../delivery/composed.ts';
import { type ListedCommunity, MOST_ASKED } from '../../domain/checklist/checklist.ts';
import type { UserId } from '../../ids.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { peopleInput } from '../blocks/inputs.ts';
import { aside, cut, escapeWords, mention, paragraph, plain } from '../blocks/text.ts';
import { ids } from '../ids.ts';

/** Block id, and so the name of the field. */
export const PEOPLE = 'people';
const LONGEST_NAME = 80;

export function askThreeView(community: ListedCommunity): ModalView {
  const name = escapeWords(cut(community.name, LONGEST_NAME));
  return {
    type: 'modal',
    callback_id: ids.checklist.askThreeForm,
    private_metadata: community.id,
    title: plain('Ask three people'),
    submit: plain('Ask them'),
    close: plain('Cancel'),
    blocks: [
      paragraph(
        `Choose up to three members of *${name}*. Each gets one direct message from me. It says that you ask them to share one thing they learned.`,
      ),
      peopleInput({
        name: PEOPLE,
        label: 'People to ask',
        hint: 'Nobody else sees whom you ask. I ask once, and do not remind them.',
        most: MOST_ASKED,
        placeholder: 'Choose up to three people',
      }),
    ],
  };
}

export function askedView(count: number): ModalView {
  const words =
    count === 0
      ? 'They have been asked before, so I do not ask again.'
      : 'I ask them by direct message, between 8:00 and 20:00 where they are. What they share appears in the channel or the library.';
  return {
    type: 'modal',
    title: plain('Ask three people'),
    close: plain('Close'),
    blocks: [paragraph(words)],
  };
}

/** The message that a chosen person gets. */
export function askToShareMessage(ask: {
  readonly leader: UserId;
  readonly community: ListedCommunity;
}): Composed {
  const name = escapeWords(ask.community.name);
  const words = `${mention(ask.leader)} asks you: would you share one thing you learned lately in *${name}* (<#${ask.community.channelId}>)? It can be small, and it can be a mistake.`;
  return {
    text: `${mention(ask.leader)} asks you to share one thing you learned lately.`,
    blocks: [
      paragraph(words),
      buttonRow(
        button('Share something', ids.share.open, { style: 'primary' }),
        button('How it works', ids.learn.help),
      ),
      aside('Only you see this message. You need not answer it, and you get no reminder.'),
    ],
  };
}
