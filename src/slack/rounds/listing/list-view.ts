import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { DraftLine } from '../../../domain/rounds/drafting/draft.ts';
import type { ListedRound, RoundList } from '../../../domain/rounds/listing/listing.ts';
import { momentWithZone } from '../../../domain/time.ts';
import { button, buttonRow } from '../../blocks/buttons.ts';
import { aside, cut, escapeWords, paragraph, plain } from '../../blocks/text.ts';
import { ids } from '../../ids.ts';
import { endInWords } from '../ended.ts';
import { peopleInWords } from '../results/in-words.ts';
import { draftLines } from './draft-lines.ts';

/** A modal holds 100 blocks; a round takes three, a draft two. */
const MOST = 20;
const MOST_DRAFTS = 12;

/** What is prepared, then the rounds, newest first, each with what can be done with it. `note`: what has just been done, in mrkdwn. */
export function roundListView(
  list: RoundList,
  drafts: readonly DraftLine[],
  note: string | null = null,
): ModalView {
  const shown = list.rounds.slice(0, MOST);
  return {
    type: 'modal',
    private_metadata: list.communityId,
    title: plain('Feedback rounds'),
    close: plain('Close'),
    blocks: [
      ...(note === null ? [] : [paragraph(note)]),
      aside(`In *${escapeWords(cut(list.communityName, 60))}*`),
      ...draftLines(drafts.slice(0, MOST_DRAFTS)),
      ...(drafts.length > MOST_DRAFTS
        ? [aside(`The ${MOST_DRAFTS} newest of ${drafts.length} drafts are shown.`)]
        : []),
      ...(shown.length === 0 && drafts.length === 0
        ? [nothing(list)]
        : shown.flatMap((round) => roundBlocks(round, list.isLeader))),
      ...(list.rounds.length > MOST
        ? [aside(`The ${MOST} newest of ${list.rounds.length} rounds are shown.`)]
        : []),
      ...(list.isLeader
        ? [buttonRow(button('New round', ids.round.begin, { value: list.communityId, style: 'primary' }))]
        : []),
    ],
  };
}

function nothing({ isLeader }: RoundList): KnownBlock {
  return paragraph(
    isLeader
      ? '*No rounds yet.* A round asks your members a few questions, in a way that is safe to answer. The first takes two minutes: choose a template and press *Send*.'
      : '*No rounds yet.* When a leader asks for feedback, it appears here and in the channel.',
  );
}

function roundBlocks(round: ListedRound, isLeader: boolean): KnownBlock[] {
  const buttons = isLeader ? leaderButtons(round) : memberButtons(round);
  return [
    { type: 'divider' },
    paragraph(`*${escapeWords(cut(round.title, 120))}*\n${stateInWords(round)}`),
    ...(buttons.length === 0 ? [] : [buttonRow(...buttons)]),
  ];
}

/** Where it stands, in a sentence or two of mrkdwn. */
export function stateInWords(round: ListedRound): string {
  const { state, people, answered, atLeast } = round;
  const closes = momentWithZone(round.closes);
  switch (state) {
    case 'draft':
    case 'planned':
      return 'Not sent yet.';
    case 'open':
      return `Open until ${closes}. ${askedInWords(people ?? 0)}${countInWords(atLeast, people ?? 0)}.`;
    case 'closing':
    case 'tallied':
      return 'Closing: its results are being written, and what they were made from is being destroyed.';
    case 'closed':
      return `Closed. ${peopleInWords(answered ?? 0)} answered. Not published yet.`;
    case 'published':
      return `Published. ${peopleInWords(answered ?? 0)} answered.`;
    case 'discarding':
    case 'discarded':
      return endInWords(round);
  }
}

function askedInWords(people: number): string {
  return people === 1 ? 'One person is asked' : `${people} people are asked`;
}

/** Of fewer than five people it goes without saying that fewer than five have answered. */
function countInWords(atLeast: number | null, people: number): string {
  if (atLeast === null || people < 5) return '';
  return atLeast === 0 ? ', and fewer than five have answered' : `, and at least ${atLeast} have answered`;
}

function leaderButtons(round: ListedRound): Button[] {
  const value = round.roundId;
  if (!round.mayRun) return memberButtons(round);
  switch (round.state) {
    case 'open':
      return [
        ...memberButtons(round),
        button('Extend', ids.round.extend, { value }),
        button('Close now', ids.round.close, {
          value,
          confirm: {
            title: 'Close this round now?',
            text: `No more answers are taken then. ${whereTooFew(round)}`,
            yes: 'Close it',
            no: 'Leave it open',
          },
        }),
        button('Cancel the round', ids.round.cancel, {
          value,
          style: 'danger',
          confirm: {
            title: 'Cancel this round?',
            text: 'Its answers are destroyed, unread, and everyone who was invited is told. This cannot be undone.',
            yes: 'Cancel the round',
            no: 'Leave it open',
          },
        }),
      ];
    case 'closed':
      return round.mayRead
        ? [button('Look through and publish', ids.round.lookThrough, { value, style: 'primary' })]
        : [];
    default:
      return memberButtons(round);
  }
}

function whereTooFew({ identity, needed }: ListedRound): string {
  return identity === 'together'
    ? 'If nobody has answered, it stays open.'
    : `If fewer than ${needed} have answered, it stays open.`;
}

function memberButtons({ roundId: value, state, isAsked, mayRead }: ListedRound): Button[] {
  if (state === 'open' && isAsked) return [button('Answer', ids.round.answer, { value, style: 'primary' })];
  return state === 'published' && mayRead ? [button('Read the results', ids.round.read, { value })] : [];
}
