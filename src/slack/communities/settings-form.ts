import type { KnownBlock, ModalView } from '@slack/types';
import type { Community } from '../../domain/communities/community.ts';
import type { OwnSettings } from '../../domain/communities/members/choices.ts';
import { WEEKDAYS, weekdayName } from '../../domain/time.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { dateInput, menuInput, optionOf, radioInput, searchInput, ticksInput } from '../blocks/inputs.ts';
import { aside, cut, escapeWords, plain } from '../blocks/text.ts';
import { ids } from '../ids.ts';
import { HALF_HOURS } from './half-hours.ts';
import { AS_IT_IS } from './input.ts';
import { STEP_OUT } from './views.ts';

/** A member's own settings; what leaders and those who want out need stands below. `theirs`: where else they belong. */
export function settingsForm(
  settings: OwnSettings,
  slackZone: string | null,
  theirs: readonly Community[],
): ModalView {
  const { community } = settings;
  return {
    type: 'modal',
    callback_id: ids.community.settingsForm,
    private_metadata: community.id,
    title: plain('My settings'),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      aside(`For you in *${escapeWords(cut(community.name, 60))}*. Nobody else sees these.`),
      ...otherCommunities(community, theirs),
      ...whenBlocks(settings, slackZone),
      ...restBlocks(settings),
      ...habitBlocks(settings),
      { type: 'divider' },
      buttonRow(...furtherButtons(settings)),
    ],
  };
}

const RHYTHMS = [
  { value: '1', label: 'Every week' },
  { value: '2', label: 'Every two weeks' },
  { value: '4', label: 'Every four weeks' },
];

function otherCommunities(shown: Community, theirs: readonly Community[]): KnownBlock[] {
  const others = theirs.filter(({ id }) => id !== shown.id).slice(0, 100);
  if (others.length === 0) return [];
  const options = others.map(({ id, name }) => optionOf({ value: id, label: name }));
  const placeholder = plain('Another community');
  return [
    {
      type: 'actions',
      elements: [{ type: 'static_select', action_id: ids.community.otherSettings, placeholder, options }],
    },
  ];
}

function whenBlocks({ community, member }: OwnSettings, slackZone: string | null): KnownBlock[] {
  const { weekday, time } = community.rhythm;
  const asCommunity = (words: string) => ({ value: AS_IT_IS, label: `As the community has it (${words})` });
  return [
    menuInput({
      name: 'weekday',
      label: 'Day of my weekly question',
      choices: [
        asCommunity(weekdayName(weekday)),
        ...WEEKDAYS.map((label, index) => ({ value: String(index + 1), label })),
      ],
      initial: member.weekday === null ? AS_IT_IS : String(member.weekday),
    }),
    menuInput({
      name: 'time',
      label: 'Hour, where I am',
      choices: [asCommunity(time), ...HALF_HOURS.map((hour) => ({ value: hour, label: hour }))],
      initial: member.time ?? AS_IT_IS,
    }),
    searchInput({
      name: 'zone',
      label: 'My time zone',
      actionId: ids.community.ownZone,
      initial:
        member.zone === null
          ? { value: AS_IT_IS, label: `As Slack has it (${slackZone ?? community.zone})` }
          : { value: member.zone, label: member.zone },
      placeholder: 'Type a city',
    }),
    ticksInput({
      name: 'workingDays',
      label: 'My working days',
      choices: WEEKDAYS.map((label, index) => ({ value: String(index + 1), label })),
      initial: member.workingDays.map(String),
      hint: 'On other days no question comes. If your day is none of them, it comes on the nearest one of that week.',
    }),
    menuInput({
      name: 'everyWeeks',
      label: 'How often',
      choices: RHYTHMS,
      initial: String(member.everyWeeks),
    }),
  ];
}

function restBlocks({ member, skipsThisWeek, skipsLater, isAway }: OwnSettings): KnownBlock[] {
  return [
    ...(skipsLater
      ? [aside('Your next question is skipped already. `/reflect resume` takes that back.')]
      : []),
    ticksInput({
      name: 'rest',
      label: 'Quiet',
      choices: [
        { value: 'skip', label: 'Skip this week' },
        { value: 'paused', label: 'Pause until I say otherwise' },
      ],
      initial: [...(skipsThisWeek ? ['skip'] : []), ...(member.isPaused ? ['paused'] : [])],
      hint: 'You can still share and search. Nobody is told.',
    }),
    dateInput({
      name: 'awayUntil',
      label: 'Away until',
      initial: isAway ? member.awayUntil : null,
      isOptional: true,
    }),
  ];
}

function habitBlocks({ member }: OwnSettings): KnownBlock[] {
  return [
    radioInput({
      name: 'sharePlace',
      label: 'Where my shares go, unless I say otherwise',
      choices: [
        { value: 'channel', label: 'To the channel and the library' },
        { value: 'library', label: 'To the library only' },
      ],
      initial: member.sharePlace,
    }),
    radioInput({
      name: 'visibility',
      label: 'Who reads my reflections, unless I say otherwise',
      choices: [
        { value: 'private', label: 'Only me' },
        { value: 'community', label: 'The community, with my name' },
      ],
      initial: member.reflectionVisibility,
    }),
  ];
}

function furtherButtons({ community, member }: OwnSettings) {
  const value = community.id;
  const out = button('Step out', ids.community.stepOut, { value, confirm: STEP_OUT });
  if (member.role !== 'leader') return [out];
  return [
    button('Community settings', ids.community.terms, { value }),
    button('Name a leader', ids.community.leader, { value }),
    button('Stop leading', ids.community.stepDown, {
      value,
      confirm: {
        title: 'Stop leading?',
        text: 'You stay a member. If nobody else leads, the workspace’s owners are asked to name someone.',
        yes: 'Stop leading',
        no: 'Go on',
      },
    }),
    out,
  ];
}
