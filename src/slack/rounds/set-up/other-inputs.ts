import type { KnownBlock } from '@slack/types';
import { MOST_CHOSEN } from '../../../domain/rounds/drafting/audience.ts';
import { type ShownDraft, usual } from '../../../domain/rounds/drafting/draft.ts';
import { roundLimits } from '../../../domain/rounds/round.ts';
import {
  dateInput,
  menuInput,
  peopleInput,
  radioInput,
  searchInput,
  ticksInput,
  timeInput,
} from '../../blocks/inputs.ts';
import { ids } from '../../ids.ts';
import type { Shape } from './metas.ts';

/** What stands under *More*. */
export function otherInputs(draft: ShownDraft, shape: Exclude<Shape, 'short'>): KnownBlock[] {
  return [
    ...momentInputs(draft),
    ...audienceInputs(draft, shape),
    ...answerInputs(draft),
    ...habitInputs(draft),
  ];
}

function momentInputs({ terms, zone }: ShownDraft): KnownBlock[] {
  return [
    timeInput({
      name: 'closesTime',
      label: 'Closes at',
      initial: terms.closes.time,
      hint: `All days and hours here are those of ${zone}.`,
    }),
    dateInput({
      name: 'opensOn',
      label: 'Opens on',
      initial: terms.opens?.date ?? null,
      isOptional: true,
      hint: 'Without a day it opens when you press Send.',
    }),
    timeInput({ name: 'opensTime', label: 'Opens at', initial: terms.opens?.time ?? usual.opensTime }),
  ];
}

function audienceInputs(draft: ShownDraft, shape: Exclude<Shape, 'short'>): KnownBlock[] {
  const { audience } = draft.terms;
  const mayAskGroups = draft.hasGroups || shape === 'group';
  return [
    radioInput({
      name: 'who',
      label: 'Who is asked?',
      actionId: ids.draft.who,
      reportsChanges: true,
      choices: [
        { value: 'channel', label: `Everyone in #${draft.channelName}` },
        { value: 'chosen', label: 'Members whom I choose' },
        ...(mayAskGroups ? [{ value: 'group', label: 'Members who are in a user group' }] : []),
      ],
      initial: shape,
    }),
    ...(shape === 'chosen'
      ? [
          peopleInput({
            name: 'people',
            label: 'Members',
            initial: audience.who === 'chosen' ? audience.people : [],
            most: MOST_CHOSEN,
          }),
        ]
      : []),
    ...(shape === 'group'
      ? [
          searchInput({
            name: 'group',
            label: 'User group',
            actionId: ids.draft.group,
            initial:
              audience.who === 'group' ? { value: audience.groupId, label: `@${audience.handle}` } : null,
            placeholder: 'Type its name',
          }),
        ]
      : []),
  ];
}

function answerInputs({ terms, communityName }: ShownDraft): KnownBlock[] {
  const { leastThreshold, mostThreshold, leastUnlinked } = roundLimits;
  const counts = Array.from({ length: mostThreshold - leastThreshold + 1 }, (_, at) => leastThreshold + at);
  return [
    radioInput({
      name: 'identity',
      label: 'How do people answer?',
      choices: [
        {
          value: 'unlinked',
          label: 'Unlinked',
          description: 'No names. Once closed, what is stored connects no answer with a person.',
        },
        { value: 'named', label: 'Named', description: 'Each answer bears its writer’s name.' },
        {
          value: 'together',
          label: 'Reveal together',
          description: 'Named, and hidden until all are in or time is up. For few people.',
        },
      ],
      initial: terms.identity,
    }),
    menuInput({
      name: 'threshold',
      label: 'Fewest answers before anything is shown',
      choices: counts.map((count) => ({ value: String(count), label: String(count) })),
      initial: String(terms.threshold),
      hint: `Unlinked rounds need ${leastUnlinked} or more. Those revealed together need none.`,
    }),
    radioInput({
      name: 'readers',
      label: 'Who may read the results?',
      choices: [
        { value: 'leaders', label: 'Leaders only' },
        { value: 'everyone', label: `Everyone in ${communityName}` },
      ],
      initial: terms.readers,
    }),
  ];
}

function habitInputs({ terms }: ShownDraft): KnownBlock[] {
  const weeks = Array.from({ length: roundLimits.mostWeeks }, (_, at) => at + 1);
  return [
    ticksInput({
      name: 'also',
      label: 'Also',
      choices: [
        { value: 'reminds', label: 'Remind everyone once, 24 hours before it closes' },
        { value: 'letter', label: 'Ask each person by direct message too' },
      ],
      initial: [...(terms.reminds ? ['reminds'] : []), ...(terms.asksByLetter ? ['letter'] : [])],
    }),
    menuInput({
      name: 'everyWeeks',
      label: 'Comes again',
      choices: [
        { value: '0', label: 'Never' },
        ...weeks.map((count) => ({
          value: String(count),
          label: count === 1 ? 'Every week' : `Every ${count} weeks`,
        })),
      ],
      initial: String(terms.everyWeeks ?? 0),
    }),
  ];
}
