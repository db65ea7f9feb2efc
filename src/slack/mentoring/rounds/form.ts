import type { KnownBlock, ModalView } from '@slack/types';
import { presetWords } from '../../../domain/mentoring/matching/suitability.ts';
import { presets, programs } from '../../../domain/mentoring/mentoring.ts';
import { isAmongPeers, matchingLimits } from '../../../domain/mentoring/rounds/round.ts';
import {
  type MatchingForm,
  type ProfileRule,
  profileRules,
  TAKING_PART,
} from '../../../domain/mentoring/rounds/setting-up/form.ts';
import { isChosen } from '../../../domain/mentoring/rounds/setting-up/terms.ts';
import { menuInput, radioInput, searchInput, textInput, ticksInput } from '../../blocks/inputs.ts';
import { aside, cut, escapeWords, plain } from '../../blocks/text.ts';
import { ids } from '../../ids.ts';
import { programNames } from '../program-names.ts';
import { writePlace } from './input.ts';
import { hoursInWords } from './words.ts';

const round = ids.mentoring.round;

/** The form in which a matching round is begun. Its fields are those of the program; block ids stay, and so does what was chosen. */
export function matchingForm(form: MatchingForm): ModalView {
  const name = escapeWords(cut(form.communityName, 60));
  return {
    type: 'modal',
    callback_id: round.form,
    private_metadata: writePlace(form.place),
    title: plain('Matching round'),
    submit: plain('Match'),
    close: plain('Cancel'),
    blocks: [
      aside(`In *${name}*. *Match* shows you the whole proposal. Nobody hears of it before you send it.`),
      radioInput({
        name: 'program',
        label: 'What is it for?',
        actionId: round.program,
        reportsChanges: true,
        choices: programs.map((value) => ({ value, label: programNames[value], description: DOES[value] })),
        initial: form.terms.program,
      }),
      ...partInputs(form),
      ...(isAmongPeers(form.terms.program) ? sizeInputs(form) : presetInputs(form)),
      ...ruleInputs(form),
      ...agreementInputs(form),
      rhythmInput(form),
    ],
  };
}

const DOES = {
  mentoring: 'One learns from another, for half a year.',
  buddies: 'Somebody who knows the place for each newcomer.',
  peers: 'Two to four who learn side by side.',
  coffee: 'A chat with somebody new.',
} as const;

function fieldId(name: string, { terms }: MatchingForm): string {
  return round.field(name, terms.program);
}

function partInputs(form: MatchingForm): KnownBlock[] {
  const { program, takingPart } = form.terms;
  const offered = TAKING_PART[program].filter((who) => who !== 'group' || form.hasGroups);
  const labels = {
    opted_in: 'Everyone with a profile who is not paused',
    group: program === 'buddies' ? 'A user group; the others can be their buddies' : 'A user group',
    newcomers: program === 'mentoring' ? 'Newcomers, as mentees of all the others' : 'Newcomers',
  } as const;
  return [
    radioInput({
      name: 'who',
      label: 'Who takes part?',
      actionId: fieldId('who', form),
      reportsChanges: true,
      choices: offered.map((value) => ({ value, label: labels[value] })),
      initial: takingPart.who,
    }),
    ...(takingPart.who === 'group'
      ? [
          searchInput({
            name: 'group',
            label: 'User group',
            actionId: round.group,
            initial: isChosen(takingPart)
              ? { value: takingPart.groupId, label: `@${takingPart.handle}` }
              : null,
            placeholder: 'Type its name',
          }),
        ]
      : []),
    ...(takingPart.who === 'newcomers'
      ? [
          textInput({
            name: 'days',
            label: 'Who joined in the last … days',
            initial: String(takingPart.days),
            most: 4,
          }),
        ]
      : []),
  ];
}

function presetInputs(form: MatchingForm): KnownBlock[] {
  return [
    radioInput({
      name: 'preset',
      label: 'What counts most?',
      actionId: fieldId('preset', form),
      choices: presets.map((value) => ({
        value,
        label: presetWords[value].name,
        description: presetWords[value].does,
      })),
      initial: form.terms.preset,
    }),
  ];
}

function sizeInputs(form: MatchingForm): KnownBlock[] {
  if (form.terms.program === 'coffee') {
    return [
      aside('Two at a time, and three where one would be left. Nobody meets twice before all have met.'),
    ];
  }
  return [
    menuInput({
      name: 'size',
      label: 'How many in a group?',
      actionId: fieldId('size', form),
      choices: [2, 3, 4].map((size) => ({ value: String(size), label: String(size) })),
      initial: String(form.terms.groupSize),
      hint: 'Where it does not come out even, some groups have one more or one fewer.',
    }),
  ];
}

const RULE_LABELS: Readonly<Record<ProfileRule, string>> = {
  manager: 'Nobody with their own manager',
  team: 'Nobody from their own team',
  language: 'A language in common',
};
const LACKS: Readonly<Record<ProfileRule, string>> = {
  manager: 'who somebody’s manager is',
  team: 'in which team somebody is',
  language: 'which languages somebody speaks',
};

const FROM_SLACK = ' `/mentor fields` takes team and manager from Slack’s profiles.';

function ruleInputs(form: MatchingForm): KnownBlock[] {
  const { notManager, notSameTeam, sameLanguage, leastSharedMinutes } = form.terms.rules;
  const lacking = profileRules.filter((rule) => !form.offered.includes(rule));
  const ticks = ticksInput({
    name: 'rules',
    label: 'Rules that are never broken',
    actionId: fieldId('rules', form),
    choices: form.offered.map((value) => ({ value, label: RULE_LABELS[value] })),
    initial: [
      ...(notManager ? ['manager'] : []),
      ...(notSameTeam ? ['team'] : []),
      ...(sameLanguage ? ['language'] : []),
    ],
  });
  return [
    ...(form.offered.length === 0 ? [] : [ticks]),
    ...(lacking.length === 0
      ? []
      : [
          aside(
            `No profile says yet ${lacking.map((rule) => LACKS[rule]).join(', or ')}, so there can be no rule about it.${lacking.some((rule) => rule !== 'language') ? FROM_SLACK : ''}`,
          ),
        ]),
    menuInput({
      name: 'hours',
      label: 'Working hours in common, at least',
      actionId: fieldId('hours', form),
      choices: [
        { value: '0', label: 'No minimum' },
        ...matchingLimits.sharedMinutes.map((minutes) => ({
          value: String(minutes),
          label: `${hoursInWords(minutes)} a day`,
        })),
      ],
      initial: String(leastSharedMinutes),
    }),
  ];
}

function agreementInputs(form: MatchingForm): KnownBlock[] {
  const among = isAmongPeers(form.terms.program);
  return [
    radioInput({
      name: 'agreement',
      label: 'How do they agree?',
      actionId: fieldId('agreement', form),
      choices: [
        {
          value: 'both',
          label: among ? 'Each is asked first' : 'Both are asked first',
          description: 'Nobody is brought together with anybody before they said yes.',
        },
        {
          value: 'notified',
          label: 'They are told',
          description: 'They are brought together at once, and can step out.',
        },
      ],
      initial: form.terms.agreement,
    }),
    menuInput({
      name: 'answerDays',
      label: 'Days to answer, where they are asked',
      actionId: fieldId('answerDays', form),
      choices: Array.from({ length: 14 }, (_, at) => ({ value: String(at + 1), label: String(at + 1) })),
      initial: String(form.terms.answerDays),
    }),
  ];
}

const RHYTHMS = [1, 2, 3, 4, 6, 8, 12, 26, 52];

function rhythmInput(form: MatchingForm): KnownBlock {
  return menuInput({
    name: 'everyWeeks',
    label: 'Comes again',
    actionId: fieldId('everyWeeks', form),
    choices: [
      { value: '0', label: 'Never' },
      ...RHYTHMS.map((weeks) => ({
        value: String(weeks),
        label: weeks === 1 ? 'Every week' : `Every ${weeks} weeks`,
      })),
    ],
    initial: String(form.terms.everyWeeks ?? 0),
    hint: isAmongPeers(form.terms.program)
      ? 'Everyone who takes part is told a day ahead and can skip it. Then it goes out by itself.'
      : 'It is matched at the same hour, and you look it through before it is sent.',
  });
}
