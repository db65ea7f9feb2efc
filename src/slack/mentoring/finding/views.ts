import type { KnownBlock, ModalView } from '@slack/types';
import type { Findings, Found } from '../../../domain/mentoring/finding/finding.ts';
import type { CommunityId, UserId } from '../../../ids.ts';
import { button, buttonRow } from '../../blocks/buttons.ts';
import { searchInput } from '../../blocks/inputs.ts';
import { aside, cut, escapeWords, mention, paragraph, plain } from '../../blocks/text.ts';
import { words } from '../../blocks/words.ts';
import { ids } from '../../ids.ts';
import { writeAsking, writeSearch } from './input.ts';

const HOPES = 300;

/** Asks what to look for. */
export function searchForm(community: CommunityId): ModalView {
  return {
    type: 'modal',
    callback_id: ids.mentoring.finding.form,
    private_metadata: community,
    title: plain('Find somebody'),
    submit: plain('Look'),
    close: plain('Cancel'),
    blocks: [
      searchInput({
        name: 'skill',
        label: 'What do you want to learn?',
        actionId: ids.mentoring.finding.skill,
        initial: null,
        placeholder: 'For example: python',
        hint: 'Type to find what people offer. Nobody is asked yet.',
      }),
    ],
  };
}

/** Whom I can suggest, and why; or what else there is. */
export function findingsView(findings: Findings): ModalView {
  const { community, found, asked } = findings;
  return {
    type: 'modal',
    title: plain('Find somebody'),
    close: plain('Close'),
    blocks: [
      ...(found.length === 0 ? nobodyBlocks(findings) : foundBlocks(findings)),
      ...(asked.length === 0 ? [] : [aside(askedInWords(asked))]),
      aside(`In *${escapeWords(cut(community.name, 60))}*. What you look for is kept nowhere.`),
    ],
  };
}

function foundBlocks(findings: Findings): KnownBlock[] {
  const { skill, found } = findings;
  const whoCan = found.length === 1 ? 'This person can' : 'These people can';
  return [
    paragraph(
      `${whoCan} help with *${escapeWords(skill)}*, and ${found.length === 1 ? 'has' : 'have'} room. Nobody is asked before you say so.`,
    ),
    ...found.flatMap((one) => personBlocks(findings, one)),
  ];
}

function personBlocks({ community, skill }: Findings, { userId, reasons, hopes }: Found): KnownBlock[] {
  const value = writeAsking({ communityId: community.id, mentorId: userId, skill });
  const lines = [`*${mention(userId)}*`, ...reasons.map((reason) => `• ${reason}`)];
  return [
    { type: 'divider' },
    { ...paragraph(lines.join('\n')), accessory: button('Ask', ids.mentoring.finding.ask, { value }) },
    ...(hopes === null ? [] : [aside('What they hope for:'), words(cut(hopes, HOPES))]),
  ];
}

function nobodyBlocks({ community, skill, instead, isWanted }: Findings): KnownBlock[] {
  const { id } = community;
  const name = escapeWords(skill);
  return [
    paragraph(`There is nobody whom I can suggest to you for *${name}* now.`),
    ...(isWanted
      ? [
          paragraph(
            'It stands in your profile. So it counts as wanted here, and I look for somebody in each matching round.',
          ),
        ]
      : [
          paragraph(
            'Put it into your profile: then it counts as wanted here, and I look for somebody in each matching round.',
          ),
          buttonRow(
            button('I want to learn it', ids.mentoring.finding.want, {
              value: writeSearch({ communityId: id, skill }),
              style: 'primary',
            }),
          ),
        ]),
    ...(instead.length === 0 ? [] : [{ type: 'divider' } as const, paragraph('*What people offer*')]),
    ...instead.map((other) => ({
      ...paragraph(escapeWords(other)),
      accessory: button('Look', ids.mentoring.finding.look, {
        value: writeSearch({ communityId: id, skill: other }),
      }),
    })),
  ];
}

function askedInWords(asked: readonly UserId[]): string {
  const people = asked.map(mention).join(', ');
  return `You have asked ${people}. I tell you when ${asked.length === 1 ? 'they have' : 'somebody has'} answered.`;
}

/** Before somebody is asked. */
export function askForm(
  value: string,
  { mentorId, skill }: { readonly mentorId: UserId; readonly skill: string },
): ModalView {
  const person = mention(mentorId);
  return {
    type: 'modal',
    callback_id: ids.mentoring.finding.askForm,
    private_metadata: value,
    title: plain('Ask them?'),
    submit: plain('Ask'),
    close: plain('Back'),
    blocks: [
      paragraph(
        `I ask ${person} in your name, by day where they are. They see why I name you, and can say yes or no without giving a reason.`,
      ),
      paragraph(
        'If they say yes, I open a conversation for the two of you, with a first agenda. If not, or if three days pass, I tell you. Nobody else hears of it.',
      ),
      aside(`What for: *${escapeWords(skill)}*.`),
    ],
  };
}
