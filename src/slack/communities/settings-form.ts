import type { KnownBlock, ModalView } from '@slack/types';
import type { OwnSettings } from '../../domain/communities/members/choices.ts';
import { WEEKDAYS, weekdayName } from '../../domain/time.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { dateInput, menuInput, radioInput, searchInput, ticksInput } from '../blocks/inputs.ts';
import { aside, cut, escapeWords, plain } from '../blocks/text.ts';
import { ids } from '../ids.ts';
import { HALF_HOURS } from './half-hours.ts';
import { AS_IT_IS } from './input.ts';

/** A member's own settings; what leaders and those who want out need stands below. */
export function settingsForm(settings: OwnSettings, slackZone: string | null): ModalView {
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
      ...whenBlocks(settings, slackZone),
      ...restBlocks(settings),
      ...habitBlocks(settings),
      { type: 'divider' },
      buttonRow(...furtherButtons(settings)),
    ],
  };
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
  ];
}

function restBlocks({ member, skipsThisWeek }: OwnSettings): KnownBlock[] {
  return [
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
    dateInput({ name: 'awayUntil', label: 'Away until', initial: member.awayUntil }),
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
  const out = button('Step out of the community', ids.community.stepOut, {
    value,
    confirm: {
      title: 'Step out?',
      text: 'You stay in the channel. Your shares stay in the library. You can join again at any time.',
      yes: 'Step out',
      no: 'Stay',
    },
  });
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
