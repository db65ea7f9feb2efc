import type { KnownBlock } from '@slack/types';
import type { Composed } from '../../delivery/composed.ts';
import type { Checklist } from '../../domain/checklist/checklist.ts';
import type { Step } from '../../domain/checklist/steps.ts';
import type { CommunityId } from '../../ids.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { stepButton, stepWords } from '../blocks/steps.ts';
import { escapeWords, paragraph } from '../blocks/text.ts';
import { ids } from '../ids.ts';
import { writeStep } from './input.ts';

/** Home shows the first steps only, so that it stays a page one can look over. */
const STEPS_ON_HOME = 3;

/** The list as a message to the leader. */
export function checklistMessage({ community, open }: Checklist): Composed {
  const name = escapeWords(community.name);
  if (open.length === 0) {
    const done = `Your first steps with *${name}* are done. Type \`/learn\` to see what you can do at any time.`;
    return { text: done, blocks: [paragraph(done)] };
  }
  const intro = `*Your first two weeks with ${name}*\nSmall steps, in any order. Each goes away when it is done. Only you see this list.`;
  return {
    text: `Your first two weeks with ${name}: ${open.map((step) => stepWords(step).title).join('; ')}.`,
    blocks: [
      paragraph(intro),
      ...open.flatMap((step) => stepBlocks(step, community.id)),
      putAway(community.id),
    ],
  };
}

/** What of the list stands on Home; nothing when it is done. */
export function checklistOnHome({ community, open }: Checklist): KnownBlock[] {
  if (open.length === 0) return [];
  const title = `*Next for ${escapeWords(community.name)}*`;
  const shown = open.slice(0, STEPS_ON_HOME);
  const more = open.length > shown.length ? ` More steps follow when these are done.` : '';
  return [
    paragraph(`${title}\nSmall steps for you as its leader, in any order.${more}`),
    ...shown.flatMap((step) => stepBlocks(step, community.id)),
  ];
}

function stepBlocks(step: Step, community: CommunityId): KnownBlock[] {
  const { title, why } = stepWords(step);
  return [
    paragraph(`*${title}*\n${why}`),
    buttonRow(
      stepButton(step, community),
      button('Leave this out', ids.checklist.leaveOut, { value: writeStep({ community, step }) }),
    ),
  ];
}

function putAway(community: CommunityId): KnownBlock {
  return buttonRow(
    button('Put the whole list away', ids.checklist.putAway, {
      value: community,
      confirm: {
        title: 'Put the list away?',
        text: 'It does not come back. Everything on it stays possible through /learn.',
        yes: 'Put it away',
        no: 'Keep it',
      },
    }),
  );
}
