import type { Button, KnownBlock } from '@slack/types';
import type { MemberMenu, Menu, VisitorMenu } from '../../domain/learn/menu.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { stepButton, stepWords } from '../blocks/steps.ts';
import { escapeWords, paragraph } from '../blocks/text.ts';
import type { Answer } from '../calls.ts';
import { ids } from '../ids.ts';

/** `/learn` alone: what this person can do here and now. */
export function menuAnswer(menu: Menu): Answer {
  switch (menu.who) {
    case 'member':
    case 'leader':
      return withButtons(memberBlocks(menu), 'What would you like to do?');
    case 'joiner':
      return withButtons(
        [
          paragraph(
            `Here people share what they learn: *${escapeWords(menu.community.name)}*.\nIf you join, you can share and search, and you choose what I ask you.`,
          ),
          buttonRow(
            button('Join', ids.community.join, { value: menu.community.id, style: 'primary' }),
            run('Help', 'help'),
          ),
        ],
        'You can join the community in this channel.',
      );
    case 'founder':
      return withButtons([foundingText(), buttonRow(setUpButton(), run('Help', 'help'))], FOUNDING);
    case 'visitor':
      return withButtons([paragraph(visitorText(menu)), buttonRow(run('Help', 'help'))], NOWHERE);
    case 'guest':
      return {
        text: 'Learning communities here are for members of the organisation. If you would like to take part, ask the person who invited you.',
      };
    case 'outsider':
      return {
        text: 'This learning community belongs to another organisation, so I cannot show you its library. You are welcome in the channel’s conversation.',
      };
  }
}

const FOUNDING = 'There is no learning community in this channel yet. You can set one up.';
const NOWHERE = 'You are in no learning community yet.';

function withButtons(blocks: KnownBlock[], text: string): Answer {
  return { text, blocks };
}

function memberBlocks(menu: MemberMenu): KnownBlock[] {
  const name = `*${escapeWords(menu.community.name)}*`;
  if (menu.isResting) {
    return [
      paragraph(
        `${name} is resting, because its channel is closed to me. You can still read its library and its action items.`,
      ),
      buttonRow(...reading(), run('Help', 'help')),
    ];
  }
  return [
    paragraph(`${name}: what would you like to do?`),
    buttonRow(
      run('Share what I learned', 'share', 'primary'),
      run('This week’s question', 'reflect'),
      run('Feedback', 'feedback'),
      run('Mentoring', 'mentor'),
      ...reading(),
      run('My settings', 'settings'),
      run('Help', 'help'),
    ),
    ...(menu.who === 'leader' ? leaderBlocks(menu) : []),
    ...(menu.maySetUp ? [foundingText(), buttonRow(setUpButton())] : []),
  ];
}

function reading(): Button[] {
  return [
    run('Search', 'search'),
    run('What is new', 'recent'),
    run('My shelf', 'shelf'),
    run('Action items', 'actions'),
  ];
}

function leaderBlocks(menu: MemberMenu): KnownBlock[] {
  const { nextStep, community } = menu;
  const buttons = [
    ...(nextStep === null ? [] : [stepButton(nextStep, community.id)]),
    ...(menu.mayGather && nextStep !== 'gather'
      ? [button('Gather what you have', ids.gather.open, { value: community.id })]
      : []),
    run('Begin a feedback round', 'feedback round'),
    run('Begin a matching round', 'mentor round'),
  ];
  const next = nextStep === null ? '' : ` Your next step: ${lowerFirst(stepWords(nextStep).title)}.`;
  return [paragraph(`You lead this community.${next}`), buttonRow(...buttons)];
}

function lowerFirst(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}

function foundingText(): KnownBlock {
  return paragraph(`${FOUNDING} It takes a minute, and you can change everything later.`);
}

function setUpButton(): Button {
  return run('Set up a community here', 'setup', 'primary');
}

function visitorText({ whyNotHere, elsewhere }: VisitorMenu): string {
  const lines = [
    '*You are in no learning community yet.*',
    ...(elsewhere.length === 0 ? [] : [elsewhereText(elsewhere)]),
    ...(whyNotHere === null ? [] : [`About this channel: ${whyNotHere}`]),
  ];
  return lines.join('\n');
}

function elsewhereText(elsewhere: readonly string[]): string {
  const channels = elsewhere.map((channel) => `<#${channel}>`).join(', ');
  return elsewhere.length === 1
    ? `There is one in ${channels}. Go there and type \`/learn\` to join.`
    : `There are some in ${channels}. Go to one of them and type \`/learn\` to join.`;
}

function run(label: string, subcommand: string, style?: 'primary'): Button {
  return button(label, ids.learn.run(subcommand), style === undefined ? {} : { style });
}
