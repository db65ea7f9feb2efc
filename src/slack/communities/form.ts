import type { KnownBlock, ModalView } from '@slack/types';
import { DEFAULT_NORMS, LONGEST_NORM, MOST_NORMS } from '../../domain/communities/agreement.ts';
import { WEEKDAYS } from '../../domain/time.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { menuInput, radioInput, searchInput, textInput } from '../blocks/inputs.ts';
import { aside, paragraph, plain } from '../blocks/text.ts';
import { ids } from '../ids.ts';
import { HALF_HOURS } from './half-hours.ts';

/** What the form shows at first; what was typed since is kept by Slack, block by block. */
export interface TermsShown {
  readonly name: string;
  readonly purpose: string | null;
  readonly zone: string;
  readonly weekday: number;
  readonly time: string;
  readonly belonging: 'everyone' | 'joiners';
  readonly guestsBelong: boolean;
  readonly norms: readonly string[];
}

export const UNSAID = {
  weekday: 1,
  time: '10:00',
  guestsBelong: false,
  norms: DEFAULT_NORMS,
} as const;

/** Two questions; the rest has defaults and waits under More. */
export function setUpForm(
  shown: TermsShown,
  channelName: string,
  showsAll: boolean,
  meta: string,
): ModalView {
  const rest: KnownBlock[] = showsAll ? [{ type: 'divider' }, ...otherTerms(shown)] : [moreButton()];
  return {
    type: 'modal',
    callback_id: ids.community.setUpForm,
    private_metadata: meta,
    title: plain('Set up a community'),
    submit: plain('Set up'),
    close: plain('Cancel'),
    blocks: [
      aside(`For the people of #${channelName}. A welcome goes to the channel, where all of them see it.`),
      ...firstTerms(shown),
      ...rest,
    ],
  };
}

/** All terms of a community that exists. */
export function termsForm(shown: TermsShown, meta: string): ModalView {
  return {
    type: 'modal',
    callback_id: ids.community.termsForm,
    private_metadata: meta,
    title: plain('Community settings'),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      aside('The welcome in the channel changes with what you save here. Members keep their own choices.'),
      ...firstTerms(shown),
      ...otherTerms(shown),
    ],
  };
}

function firstTerms(shown: TermsShown): KnownBlock[] {
  return [
    textInput({
      name: 'purpose',
      label: 'What do you want to learn together?',
      placeholder: 'Working with our customers, and with each other',
      initial: shown.purpose,
      lines: 'many',
      most: 500,
    }),
    menuInput({
      name: 'weekday',
      label: 'On which day should the week’s reflection question come?',
      choices: WEEKDAYS.map((label, index) => ({ value: String(index + 1), label })),
      initial: String(shown.weekday),
    }),
  ];
}

function moreButton(): KnownBlock {
  return buttonRow(button('More: name, hour, who belongs, agreement', ids.community.more));
}

function otherTerms(shown: TermsShown): KnownBlock[] {
  return [
    textInput({ name: 'name', label: 'Name', initial: shown.name, most: 60 }),
    searchInput({
      name: 'zone',
      label: 'Time zone of the community',
      actionId: ids.community.zone,
      initial: { value: shown.zone, label: shown.zone },
      placeholder: 'Type a city',
    }),
    menuInput({
      name: 'time',
      label: 'Hour of the question',
      choices: HALF_HOURS.map((time) => ({ value: time, label: time })),
      initial: shown.time,
      hint: 'Each member gets it at this hour where they are.',
    }),
    radioInput({
      name: 'belonging',
      label: 'Who belongs?',
      choices: [
        { value: 'everyone', label: 'Everyone in the channel' },
        { value: 'joiners', label: 'Those who press Join' },
      ],
      initial: shown.belonging,
    }),
    radioInput({
      name: 'guests',
      label: 'May guests belong?',
      choices: [
        { value: 'no', label: 'No' },
        { value: 'yes', label: 'Yes' },
      ],
      initial: shown.guestsBelong ? 'yes' : 'no',
      hint: 'People of other organisations never do.',
    }),
    paragraph('*Your agreement.* It stands in the channel. Once a quarter I ask if it is still right.'),
    ...Array.from({ length: MOST_NORMS }, (_, index) =>
      textInput({
        name: `norm${index + 1}`,
        label: `Sentence ${index + 1}`,
        initial: shown.norms[index] ?? null,
        most: LONGEST_NORM,
        isOptional: true,
      }),
    ),
  ];
}
