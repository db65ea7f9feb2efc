import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { ShownGroup, ShownProposal } from '../../../domain/mentoring/rounds/proposal/reading.ts';
import type { LeftPerson } from '../../../domain/mentoring/rounds/proposal.ts';
import { isAmongPeers } from '../../../domain/mentoring/rounds/round.ts';
import { button, buttonRow } from '../../blocks/buttons.ts';
import { aside, cut, escapeWords, mention, paragraph, plain } from '../../blocks/text.ts';
import { ids } from '../../ids.ts';
import { programNames } from '../program-names.ts';
import { writeProposal } from './input.ts';
import { groupsInWords, peopleInWords, sendingInWords, termsInWords, whyLeftInWords } from './words.ts';

const round = ids.mentoring.round;

/** What can be done with those who are proposed to each other. */
export const deeds = ['lock', 'unlock', 'forbid', 'move'] as const;
export type Deed = (typeof deeds)[number];

/** A page of what a round proposes, to be looked through before it is sent. `note`: what has just been done, in mrkdwn. */
export function proposalView(shown: ShownProposal, note: string | null = null): ModalView {
  return {
    type: 'modal',
    private_metadata: writeProposal(shown),
    title: plain('Proposal'),
    close: plain('Close'),
    blocks: [
      ...(note === null ? [] : [paragraph(note)]),
      ...(shown.state === 'proposed' ? proposed(shown) : [paragraph(standing(shown))]),
    ],
  };
}

/** Where a round stands that is no proposal, or no longer. */
function standing({ state, terms, groups }: ShownProposal): string {
  const name = `*${programNames[terms.program]}*`;
  switch (state) {
    case 'matching':
      return `${name} is being matched. \`/mentor rounds\` shows it when it is done.`;
    case 'planned':
      return `${name} is planned, and not matched yet.`;
    case 'sending':
      return `${name} is on its way: ${groupsInWords(terms, groups)}. ${sendingInWords(terms)}`;
    case 'cancelled':
      return `${name} was discarded. Nobody hears of it.`;
    default:
      return `${name} was sent: ${groupsInWords(terms, groups)}.`;
  }
}

function proposed(shown: ShownProposal): KnownBlock[] {
  const { terms, groups, left, notNeeded, pages, page, shownGroups, shownLeft } = shown;
  return [
    paragraph(
      `*${programNames[terms.program]}* in *${escapeWords(cut(shown.communityName, 60))}*: ${groupsInWords(terms, groups)}, and ${left === 0 ? 'nobody is left over' : `${peopleInWords(left)} with nobody`}.${notNeededInWords(notNeeded)}`,
    ),
    aside(termsInWords(terms)),
    ...shownGroups.map((group) => groupBlock(group, shown)),
    ...(shownLeft.length === 0 ? [] : [paragraph('*With nobody*')]),
    ...shownLeft.map((person) => leftBlock(person, shown)),
    aside(proofInWords(shown)),
    ...(pages === 1
      ? []
      : [
          aside(`Page ${page + 1} of ${pages}`),
          buttonRow(
            ...(page === 0 ? [] : [button('Earlier', round.earlier, { value: String(page - 1) })]),
            ...(page === pages - 1 ? [] : [button('Further', round.further, { value: String(page + 1) })]),
          ),
        ]),
    ...(groups === 0 ? [] : [aside(`*Send:* ${sendingInWords(terms)}`)]),
    lastRow(shown),
  ];
}

function notNeededInWords(count: number): string {
  if (count === 0) return '';
  return count === 1
    ? ' One mentor has room left.'
    : ` ${count.toLocaleString('en')} mentors have room left.`;
}

function groupBlock(group: ShownGroup, { terms }: ShownProposal): KnownBlock {
  const mentee = group.people.find(({ part }) => part === 'mentee')?.userId;
  const lock = group.isLocked ? option('Unlock', 'unlock', group.id) : option('Lock', 'lock', group.id);
  return {
    ...paragraph([whoInWords(group, terms.program), ...aboutInWords(group)].join('\n')),
    block_id: `group:${group.id}`,
    accessory: {
      type: 'overflow',
      action_id: round.change,
      options: [
        lock,
        ...(mentee === undefined ? [] : [option('Move', 'move', mentee)]),
        option('Forbid', 'forbid', group.id),
      ],
    },
  };
}

function option(label: string, deed: Deed, value: string): PlainTextOption {
  return { text: plain(label), value: `${deed} ${value}` };
}

function whoInWords({ people, percent, isLocked }: ShownGroup, program: ShownProposal['terms']['program']) {
  const locked = isLocked ? ' · locked' : '';
  if (isAmongPeers(program)) return `*${people.map(({ userId }) => mention(userId)).join(' · ')}*${locked}`;
  const who = (part: 'mentor' | 'mentee') => mention(people.find((one) => one.part === part)?.userId ?? '');
  const does = program === 'buddies' ? 'receives' : 'mentors';
  const suits = percent === null ? '' : ` · suits ${percent} %`;
  return `*${who('mentor')} ${does} ${who('mentee')}*${suits}${locked}`;
}

function aboutInWords({ reasons, again }: ShownGroup): string[] {
  return [
    ...reasons.map((reason) => `• ${escapeWords(reason)}`),
    ...again.map(
      ({ pair: [one, other], times }) =>
        `• ${mention(one)} and ${mention(other)} were together ${times === 1 ? 'once' : `${times} times`} before`,
    ),
  ];
}

function leftBlock({ userId, why }: LeftPerson, { terms }: ShownProposal): KnownBlock {
  const text = paragraph(`*${mention(userId)}*\n${whyLeftInWords(why)}`);
  if (isAmongPeers(terms.program) || why.because === 'not needed') return text;
  return {
    ...text,
    block_id: `left:${userId}`,
    accessory: button('Choose somebody', round.change, { value: `move ${userId}` }),
  };
}

/** What is known of how good it is, in small words. */
function proofInWords({ isProven, isCut, blockingPairs, terms, groups }: ShownProposal): string {
  if (isAmongPeers(terms.program)) {
    return 'As few as possible meet again, and those who do met longest ago.';
  }
  if (groups === 0) return 'Nobody can be matched under these rules.';
  if (!isProven) {
    return 'You have changed this by hand, so it is not known whether there is a better one. *Match again* finds the best around what you locked.';
  }
  const proof = isCut
    ? 'No better matching exists under these rules among the candidates that were kept: of each person’s, the best. So many take part that not all were compared.'
    : 'No better matching exists under these rules.';
  return `${proof} ${blockingInWords(blockingPairs ?? 0)}`;
}

function blockingInWords(count: number): string {
  if (count === 0) return 'No two people would both rather have had each other.';
  const who =
    count === 1 ? 'One mentor and one mentee' : `${count.toLocaleString('en')} times a mentor and a mentee`;
  return `${who} would both suit each other better than whom they have; giving them that would leave somebody else worse off.`;
}

function lastRow({ roundId: value, groups, terms }: ShownProposal): KnownBlock {
  return buttonRow(
    ...(groups === 0
      ? []
      : [
          button('Send', round.send, {
            value,
            style: 'primary',
            confirm: {
              title: 'Send this?',
              text: `${groupsInWords(terms, groups)}. Those who are with nobody are told so too, kindly.`,
              yes: 'Send it',
              no: 'Not yet',
            },
          }),
        ]),
    button('Match again', round.again, { value }),
    button('Discard', round.discard, {
      value,
      style: 'danger',
      confirm: {
        title: 'Discard this proposal?',
        text: 'Nobody hears of it.',
        yes: 'Discard it',
        no: 'Keep it',
      },
    }),
  );
}
