import type { KnownBlock } from '@slack/types';
import type { Composed } from '../../../delivery/composed.ts';
import type { LeftTold } from '../../../domain/mentoring/suggestions/left-for-message.ts';
import { button, buttonRow } from '../../blocks/buttons.ts';
import { cut, escapeWords, mention, paragraph } from '../../blocks/text.ts';
import { ids } from '../../ids.ts';
import { writeAsking } from '../finding/input.ts';

/** To whoever a round has left with nobody: why, whom they can ask instead, and that they come first next time. */
export function leftMessage(told: LeftTold): Composed {
  const name = escapeWords(cut(told.communityName, 80));
  const isNotNeeded = told.because === 'not needed';
  const text = isNotNeeded ? notNeeded(told) : foundNobody(told);
  const next = isNotNeeded ? [] : [...instead(told), paragraph(nextTime(told))];
  return { text, blocks: [paragraph(`*${name}*\n${text}`), ...next] };
}

function foundNobody(told: LeftTold): string {
  const whom = { mentoring: 'mentor', buddies: 'buddy', peers: 'group', coffee: 'company' }[told.program];
  return `The matching round has found no ${whom} for you this time. ${whyNobody(told)}`;
}

function whyNobody({ because, program }: LeftTold): string {
  const it = program === 'mentoring' ? 'what you want to learn' : 'this';
  switch (because) {
    case 'nobody offers it':
      return `Nobody who takes part offers ${it} yet.`;
    case 'rules':
      return `Those who offer ${it} are outside the rules that leaders chose for this round.`;
    // To one person these must read the same: of few who offer it, the first alone would say that one of them would rather not.
    case 'cannot be suggested':
    case 'no room':
      return `Nobody who offers ${it} is free for you now.`;
    default:
      return 'I asked all who suit and have room, and it worked out with nobody.';
  }
}

function nextTime({ program, alternative }: LeftTold): string {
  const first = 'In the next round you come first.';
  return program === 'mentoring' && alternative === null
    ? `${first} Until then, \`/mentor find\` looks whenever you like.`
    : first;
}

function notNeeded({ program }: LeftTold): string {
  const what = program === 'buddies' ? 'buddy' : 'mentor';
  return `Thank you for offering to be a ${what}. This round has brought nobody to you. That happens, and says nothing about you. Your offer stands for the next one.`;
}

function instead({ communityId, alternative }: LeftTold): KnownBlock[] {
  if (alternative === null) return [];
  const { userId, skill } = alternative;
  const offers = skill === null ? '' : `, who can help with ${escapeWords(skill)}`;
  const text = `Closest to what you look for is ${mention(userId)}${offers}. You can ask them yourself.`;
  if (skill === null) return [paragraph(text)];
  const value = writeAsking({ communityId, mentorId: userId, skill });
  return [paragraph(text), buttonRow(button('Ask them', ids.mentoring.finding.ask, { value }))];
}
