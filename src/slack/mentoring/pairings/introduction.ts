import type { KnownBlock } from '@slack/types';
import type { Composed } from '../../../delivery/composed.ts';
import type { ShownIntroduction } from '../../../domain/mentoring/pairings/for-messages.ts';
import { type Pairing, peopleIn } from '../../../domain/mentoring/pairings/pairing.ts';
import { localDateOf, longDate } from '../../../domain/time.ts';
import { button, buttonRow } from '../../blocks/buttons.ts';
import { aside, escapeWords, mention, paragraph } from '../../blocks/text.ts';
import { ids } from '../../ids.ts';
import { slotBlocks } from './slot.ts';
import { AGENDAS, startersFor } from './starters.ts';
import { named } from './words.ts';

/** The first message in the conversation of those who are paired; the same people may have had another before, so it has a date. */
export function introductionMessage(shown: ShownIntroduction): Composed {
  const { pairing, community } = shown;
  const name = escapeWords(community.name);
  const on = longDate(localDateOf(pairing.introducedAt ?? pairing.beganAt, community.zone));
  const heading = `*${on}: ${TITLES[pairing.program]} in ${name}*`;
  const text = `${on}: ${TITLES[pairing.program]} in ${name}, for ${named(peopleIn(pairing))}.`;
  if (pairing.ended !== null) {
    return { text, blocks: [paragraph(`${heading}\n${named(peopleIn(pairing))}. It has ended.`)] };
  }
  return {
    text,
    blocks: [
      paragraph(`${heading}\n${greeting(pairing)}`),
      paragraph(`*Why ${named(peopleIn(pairing))}*\n${whyThese(shown)}`),
      paragraph(`*For the first time you meet*\n${list(AGENDAS[pairing.program])}`),
      paragraph(`*Three ways to begin*\n${list(startersFor(pairing.program, pairing.id))}`),
      ...slotBlocks(shown),
      ...wayOut(shown),
      aside(WHAT_FOLLOWS[pairing.program]),
    ],
  };
}

const TITLES: Readonly<Record<Pairing['program'], string>> = {
  mentoring: 'a mentoring pairing',
  buddies: 'a buddy for the first weeks',
  peers: 'a peer group',
  coffee: 'a coffee together',
};

function greeting(pairing: Pairing): string {
  const here = pairing.channelId === null ? WITHOUT_CONVERSATION : 'I keep nothing you write here.';
  return `Hello ${named(peopleIn(pairing))}. ${rolesIn(pairing)}${here}`;
}

/** Where Slack lets us open no conversation of several. */
const WITHOUT_CONVERSATION = 'I could not open a conversation for you here, so please write to each other.';

function rolesIn({ people, program }: Pairing): string {
  const mentor = people.find(({ part }) => part === 'mentor');
  const mentee = people.find(({ part }) => part === 'mentee');
  if (mentor === undefined || mentee === undefined) return '';
  const [one, other] = [mention(mentor.userId), mention(mentee.userId)];
  return program === 'buddies'
    ? `${one} knows the place, and ${other} is new. `
    : `${one} is here as the mentor, ${other} as the mentee. `;
}

function whyThese({ pairing, reasons }: ShownIntroduction): string {
  return reasons.length === 0 ? PLAIN_WHYS[pairing.program] : list(reasons);
}

const PLAIN_WHYS: Readonly<Record<Pairing['program'], string>> = {
  mentoring: 'What one of you wants to learn is what the other can help with.',
  buddies: 'Somebody to ask makes the first weeks easier, and new eyes see what others stopped seeing.',
  peers: 'You learn in the same community, and can be of use to each other.',
  coffee: 'So that people here come to know each other, beyond those with whom they work anyway.',
};

const WHAT_FOLLOWS: Readonly<Record<Pairing['program'], string>> = {
  mentoring:
    'Every two weeks I ask each of you alone how it goes; nobody else sees your answer. `/mentor end` ends it kindly at any time.',
  buddies:
    'Every two weeks I ask each of you alone how it goes; nobody else sees your answer. `/mentor end` ends it kindly at any time.',
  peers:
    'Every two weeks I ask each of you alone how it goes; nobody else sees your answer. `/mentor end` takes you out of it kindly.',
  coffee: 'In a week I ask each of you whether you met. Then it ends by itself.',
};

function wayOut({ pairing, hasWayOut }: ShownIntroduction): KnownBlock[] {
  if (!hasWayOut) return [];
  const goesOn = peopleIn(pairing).length > 2;
  const confirm = {
    title: 'You can’t this time?',
    text: goesOn
      ? 'The others read that you can’t this time, and go on without you. Nobody asks why.'
      : 'The other reads that you can’t this time, and comes first next time. Nobody asks why.',
    yes: 'I can’t this time',
    no: 'I can',
  };
  return [
    buttonRow(button('I can’t this time', ids.mentoring.pairing.cannot, { value: pairing.id, confirm })),
  ];
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `• ${line}`).join('\n');
}
