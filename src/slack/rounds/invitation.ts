import type { Button, KnownBlock, RichTextBlock } from '@slack/types';
import type { Asked, ShownRound } from '../../domain/rounds/shown-round.ts';
import { buttonRow } from '../blocks/buttons.ts';
import { richText, section } from '../blocks/words.ts';
import { promise } from './promise.ts';

/** The message that invites to answer: what is asked by whom, the promise, and what can be done. */
export function invitationBlocks(round: ShownRound, buttons: readonly Button[]): KnownBlock[] {
  return [
    headingBlock(round.title, `${round.ownerName} asks for feedback. ${askedWords(round.asked, round)}`),
    promiseBlock(round),
    ...(buttons.length === 0 ? [] : [buttonRow(...buttons)]),
  ];
}

/** What its button says: the preview shows the same. */
export function answerLabel(identity: ShownRound['identity']): string {
  return identity === 'unlinked' ? 'Answer without my name' : 'Answer';
}

/** A title of somebody's, and words of ours below it. */
export function headingBlock(title: string, below: string): RichTextBlock {
  return richText([
    {
      type: 'rich_text_section',
      elements: [
        { type: 'text', text: title, style: { bold: true } },
        { type: 'text', text: `\n${below}` },
      ],
    },
  ]);
}

/** The promise, a point a line. In rich text, so that names in it are words and nothing else. */
export function promiseBlock(round: ShownRound): RichTextBlock {
  return richText([{ type: 'rich_text_list', style: 'bullet', elements: promise(round).map(section) }]);
}

function askedWords(asked: Asked, { channelName }: Pick<ShownRound, 'channelName'>): string {
  switch (asked.who) {
    case 'channel':
      return `Everyone in #${channelName} is asked.`;
    case 'chosen':
      return asked.people === 1 ? 'One member is asked.' : `${asked.people} members are asked.`;
    case 'group':
      return `Members who are in @${asked.handle} are asked.`;
  }
}
