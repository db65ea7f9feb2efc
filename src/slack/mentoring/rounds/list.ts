import type { Button, KnownBlock, ModalView } from '@slack/types';
import { mustMeanCommunity } from '../../../domain/communities/meant.ts';
import {
  type ListedMatching,
  listMatching,
  type MatchingList,
} from '../../../domain/mentoring/rounds/listing.ts';
import { cancelSentRound, discardRound } from '../../../domain/mentoring/rounds/sending/beginning.ts';
import { momentWithZone } from '../../../domain/time.ts';
import { communityId } from '../../../ids.ts';
import { button, buttonRow } from '../../blocks/buttons.ts';
import { aside, cut, escapeWords, paragraph, plain } from '../../blocks/text.ts';
import type { ActionCall, CommandCall } from '../../calls.ts';
import { ids } from '../../ids.ts';
import { programNames } from '../program-names.ts';
import { outdated, readRoundId } from './input.ts';
import { groupsInWords, peopleInWords, termsInWords } from './words.ts';

const round = ids.mentoring.round;

/** `/mentor rounds`: of this channel's community, elsewhere of the one used last. */
export async function openList(call: CommandCall): Promise<void> {
  const community = await mustMeanCommunity(call.ctx, call.actor, call.channelId);
  await call.show(listView(await listMatching(call.ctx, call.actor, community.id), null));
}

/** *Cancel*, beside one that was sent. */
export async function cancelFromList(call: ActionCall): Promise<void> {
  await cancelSentRound(call.ctx, call.actor, readRoundId(call.value));
  await showListAgain(
    call,
    'Cancelled. Nobody need answer any more, and they are told so. Those who are together stay together.',
  );
}

/** *Stop*, beside a planned one. */
export async function stopFromList(call: ActionCall): Promise<void> {
  await discardRound(call.ctx, call.actor, readRoundId(call.value));
  await showListAgain(call, 'Stopped. It does not come again. What was sent before stays.');
}

async function showListAgain(call: ActionCall, note: string): Promise<void> {
  const community = communityId.parse(call.view?.meta);
  if (community === null) throw outdated();
  await call.replaceView(listView(await listMatching(call.ctx, call.actor, community), note));
}

function listView(list: MatchingList, note: string | null): ModalView {
  return {
    type: 'modal',
    private_metadata: list.communityId,
    title: plain('Matching rounds'),
    close: plain('Close'),
    blocks: [
      ...(note === null ? [] : [paragraph(note)]),
      aside(`In *${escapeWords(cut(list.communityName, 60))}*`),
      ...(list.rounds.length === 0 ? [paragraph(NONE)] : list.rounds.flatMap(roundBlocks)),
      buttonRow(button('New round', round.begin, { value: list.communityId, style: 'primary' })),
    ],
  };
}

const NONE =
  '*No matching rounds now.* A round brings people together: mentors, buddies for newcomers, peers, coffee. You see the whole proposal before anybody hears of it.';

function roundBlocks(listed: ListedMatching): KnownBlock[] {
  const buttons = buttonsOf(listed);
  return [
    { type: 'divider' },
    paragraph(`*${programNames[listed.terms.program]}*\n${stateInWords(listed)}`),
    aside(termsInWords(listed.terms)),
    ...(buttons.length === 0 ? [] : [buttonRow(...buttons)]),
  ];
}

function stateInWords({ state, terms, groups, left, matchesAt, sentAt }: ListedMatching): string {
  const found = groupsInWords(terms, groups);
  switch (state) {
    case 'matching':
      return 'Being matched right now. Open this list again in a moment.';
    case 'proposed':
      return `Proposed, and not sent: ${found}${left === 0 ? '' : `, and ${peopleInWords(left)} with nobody`}.`;
    case 'planned':
      return `Planned for ${matchesAt === null ? 'later' : momentWithZone(matchesAt)}.`;
    case 'sending':
      return `On its way: ${found}.`;
    case 'closed':
      return `Done: nothing of it is open any more. Sent${sentAt === null ? '' : ` on ${momentWithZone(sentAt)}`}: ${found}.`;
    default:
      return `Sent${sentAt === null ? '' : ` on ${momentWithZone(sentAt)}`}: ${found}.`;
  }
}

function buttonsOf({ state, roundId: value }: ListedMatching): Button[] {
  switch (state) {
    case 'proposed':
      return [button('Look through', round.look, { value, style: 'primary' })];
    case 'matching':
    case 'planned':
      return [button(state === 'planned' ? 'Stop' : 'Discard', round.stop, { value, confirm: STOP })];
    case 'closed':
    case 'cancelled':
      return [];
    default:
      return [button('Cancel the round', round.cancel, { value, style: 'danger', confirm: CANCEL })];
  }
}

const STOP = {
  title: 'Stop this?',
  text: 'It is not sent, and does not come again. What was sent before stays.',
  yes: 'Stop it',
  no: 'Leave it',
};
const CANCEL = {
  title: 'Cancel this round?',
  text: 'Nobody need answer any more, and they are told so. Those who are together stay together. If it was to come again, it does not.',
  yes: 'Cancel the round',
  no: 'Leave it',
};
