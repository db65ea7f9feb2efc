import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { Community } from '../../../domain/communities/community.ts';
import { mentoringLimits, wishedParts } from '../../../domain/mentoring/mentoring.ts';
import { languages } from '../../../domain/mentoring/profiles/languages.ts';
import type { OwnProfile } from '../../../domain/mentoring/profiles/own.ts';
import { hoursOffered, type MentorProfile } from '../../../domain/mentoring/profiles/profile.ts';
import type { SaidInSlack } from '../../../domain/mentoring/profiles/slack-fields.ts';
import { button, buttonRow } from '../../blocks/buttons.ts';
import {
  manyMenuInput,
  menuInput,
  optionOf,
  peopleInput,
  personInput,
  radioInput,
  searchManyInput,
  textInput,
} from '../../blocks/inputs.ts';
import { aside, cut, escapeWords, mention, plain } from '../../blocks/text.ts';
import { ids } from '../../ids.ts';
import { EXPERIENCE, WANTS } from './words.ts';

/** The profile of one member, for themselves. `theirs`: where else they belong; `wanted`: skills to learn that it is to hold too. */
export function profileForm(
  own: OwnProfile,
  theirs: readonly Community[],
  wanted: readonly string[] = [],
): ModalView {
  const { community, profile, elsewhere } = own;
  const shown = profile ?? elsewhere?.profile ?? null;
  const name = escapeWords(cut(community.name, 60));
  return {
    type: 'modal',
    callback_id: ids.mentoring.profile.form,
    private_metadata: community.id,
    title: plain('My mentor profile'),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      aside(
        `For *${name}*. It is used for one thing: finding you somebody. Only the first question needs an answer.${stateInWords(profile)}`,
      ),
      ...otherCommunities(community, theirs),
      ...(elsewhere === null ? [] : [aside(fromElsewhere(elsewhere.communityName))]),
      ...wishInputs(shown, wanted),
      ...selfInputs(shown),
      aside(zoneInWords(own)),
      ...workBlocks(own.inSlack, shown),
      avoidsInput(shown?.avoids ?? []),
      ...(profile === null ? [] : [{ type: 'divider' } as const, ownButtons(community, profile)]),
    ],
  };
}

function stateInWords(profile: MentorProfile | null): string {
  return profile?.pausedBecause == null ? '' : ' *You are paused:* I suggest nobody to you.';
}

function fromElsewhere(communityName: string): string {
  return `Filled in as you said it last, in *${escapeWords(cut(communityName, 60))}*. Nothing of it holds here before you save.`;
}

function otherCommunities(shown: Community, theirs: readonly Community[]): KnownBlock[] {
  const others = theirs.filter(({ id }) => id !== shown.id).slice(0, 100);
  if (others.length === 0) return [];
  const options = others.map(({ id, name }) => optionOf({ value: id, label: name }));
  const placeholder = plain('Another community');
  return [
    {
      type: 'actions',
      elements: [{ type: 'static_select', action_id: ids.mentoring.profile.other, placeholder, options }],
    },
  ];
}

function wishInputs(profile: MentorProfile | null, wanted: readonly string[]): InputBlock[] {
  const counts = Array.from({ length: mentoringLimits.mentees + 1 }, (_, count) => count);
  return [
    radioInput({
      name: 'wants',
      label: 'What would you like?',
      choices: wishedParts.map((part) => ({ value: part, label: WANTS[part] })),
      initial: profile?.wants ?? null,
    }),
    skillsInput('learns', 'What I want to learn', [
      ...new Set([...wanted, ...(profile?.learns.map(({ name }) => name) ?? [])]),
    ]),
    skillsInput('helps', 'What I can help with', profile?.helps.map(({ name }) => name) ?? []),
    menuInput({
      name: 'capacity',
      label: 'How many people I can mentor at a time',
      choices: counts.map((count) => ({
        value: String(count),
        label: count === 0 ? 'Nobody now' : String(count),
      })),
      initial: String(profile?.capacity ?? 1),
      hint: 'Only counts if you would like to mentor. Fewer than now is fine: what runs goes on.',
    }),
  ];
}

function skillsInput(name: 'helps' | 'learns', label: string, chosen: readonly string[]): InputBlock {
  return searchManyInput({
    name,
    label,
    hint: 'Type to find what others wrote, or to add your own. A few words each.',
    actionId: ids.mentoring.profile[name],
    initial: chosen.map((name) => ({ value: name, label: name })),
    placeholder: name === 'learns' ? 'For example: public speaking' : 'For example: python',
    most: mentoringLimits.skillsADirection,
  });
}

function selfInputs(profile: MentorProfile | null): InputBlock[] {
  return [
    menuInput({
      name: 'experience',
      label: 'My experience, in years of work',
      choices: EXPERIENCE.map((label, level) => ({ value: String(level), label })),
      initial: profile?.experience?.toString() ?? null,
      isOptional: true,
    }),
    manyMenuInput({
      name: 'languages',
      label: 'Languages in which I like to talk',
      choices: languages.map(({ code, name }) => ({ value: code, label: name })),
      initial: profile?.languages ?? [],
    }),
    menuInput({
      name: 'hours',
      label: 'Hours a month that I have for it',
      choices: hoursOffered.map((hours) => ({ value: String(hours), label: String(hours) })),
      initial: profile?.hoursAMonth?.toString() ?? null,
      isOptional: true,
    }),
    textInput({
      name: 'hopes',
      label: 'What I hope for',
      initial: profile?.hopes ?? null,
      lines: 'many',
      most: mentoringLimits.hopes,
      isOptional: true,
      hint: 'Whoever is suggested to you, or finds you, can read this. Matching does not weigh it.',
    }),
  ];
}

function zoneInWords({ zone, isOwnZone }: OwnProfile): string {
  const name = zone.replaceAll('_', ' ');
  return isOwnZone
    ? `Your days pass in *${name}*, as you chose in \`/learn settings\`.`
    : `Your days pass in *${name}*, as Slack has it. If that is wrong, change it in Slack’s preferences, under *Language & region*.`;
}

/** What Slack says is not asked. */
function workBlocks({ team, managerId }: SaidInSlack, profile: MentorProfile | null): KnownBlock[] {
  const said = [
    ...(team === null ? [] : [`Your team is *${escapeWords(team)}*`]),
    ...(managerId === null ? [] : [`your manager is ${mention(managerId)}`]),
  ].join(', ');
  return [
    ...(said === ''
      ? []
      : [aside(`${said.charAt(0).toUpperCase()}${said.slice(1)}, as your profile in Slack says.`)]),
    ...(team !== null
      ? []
      : [
          textInput({
            name: 'team',
            label: 'My team',
            initial: profile?.team ?? null,
            most: mentoringLimits.team,
            isOptional: true,
            hint: 'A leader may want people of different teams to meet.',
          }),
        ]),
    ...(managerId !== null
      ? []
      : [
          personInput({
            name: 'manager',
            label: 'My manager',
            initial: profile?.managerId ?? null,
            isOptional: true,
            hint: 'A leader may want that nobody is mentored by their own manager.',
          }),
        ]),
  ];
}

function avoidsInput(chosen: readonly string[]): InputBlock {
  return peopleInput({
    name: 'avoids',
    label: 'With whom I would rather not be matched',
    initial: chosen,
    placeholder: 'Nobody',
    isOptional: true,
    most: mentoringLimits.avoids,
    hint: 'Private. It works both ways, and nobody is ever shown this, leaders included.',
  });
}

function ownButtons({ id }: Community, { pausedBecause }: MentorProfile) {
  const { profile } = ids.mentoring;
  return buttonRow(
    pausedBecause === null
      ? button('Pause', profile.pause, { value: id })
      : button('I’m back', profile.resume, { value: id, style: 'primary' }),
    button('Delete my profile', profile.delete, {
      value: id,
      style: 'danger',
      confirm: {
        title: 'Delete your profile?',
        text: 'All that you wrote here is gone for good, and I suggest nobody to you. Pairings that run go on. What you wrote of pairings stays in /mentor pairs, for you alone. You can take it away there.',
        yes: 'Delete',
        no: 'Keep it',
      },
    }),
  );
}
