import type { KnownBlock, ModalView } from '@slack/types';
import type { AnswerForm } from '../../domain/reflections/answering/opening.ts';
import { reflectionLimits, type Visibility, WITHOUT_NAME } from '../../domain/reflections/reflection.ts';
import { noteView } from '../answering.ts';
import { type Choosable, menuInput, radioInput, textInput } from '../blocks/inputs.ts';
import { aside, cut, escapeWords, paragraph, plain } from '../blocks/text.ts';
import { words } from '../blocks/words.ts';
import { ids } from '../ids.ts';
import { writeNamedWeek } from './input.ts';
import {
  CLOSED_WITH_IT,
  IN_ALREADY,
  IN_ALREADY_HERE,
  IN_SHORT,
  OTHER_QUESTION,
  whatItMeans,
} from './without-name/explained.ts';

/** What private means here; said wherever something private is written. */
export const PRIVATE_MEANS =
  'Private means: only you see it in Lyceum. Whoever runs the server could read its file. What you type to me as a message is also in Slack’s own records.';

const VISIBILITIES: readonly { readonly value: Visibility; readonly label: string }[] = [
  { value: 'private', label: 'Only me' },
  { value: 'community', label: 'The community, with my name' },
];

/** Never what the form begins with: it cannot be taken back. */
const LEADERS: Choosable = {
  value: WITHOUT_NAME,
  label: 'Leaders, without my name',
  description: IN_SHORT,
};

const TITLES: Readonly<Record<AnswerForm['when'], string>> = {
  ahead: 'Next week’s question',
  now: 'This week’s question',
  late: 'An earlier question',
};

/** The form, or why nothing can be answered. For a question that was pointed at. */
export function answerView(form: AnswerForm, typed: string | null = null): ModalView {
  return form.withoutName === 'in already' ? noteView({ text: IN_ALREADY }) : answerForm(form, typed);
}

/** The question of a week, and an answer to it. Block ids stay when the community changes, and so does `typed`: what somebody has written, whole. */
export function answerForm(form: AnswerForm, typed: string | null = null): ModalView {
  const { community, week, question } = form;
  return {
    type: 'modal',
    callback_id: ids.reflection.answerForm,
    private_metadata: writeNamedWeek({ communityId: community.id, week }),
    title: plain(TITLES[form.when]),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      ...communityBlocks(form, typed),
      words(question),
      textInput({
        name: 'words',
        label: 'My answer',
        lines: 'many',
        most: reflectionLimits.words,
        initial: typed === null ? form.words : cut(typed, reflectionLimits.words),
      }),
      radioInput({
        name: 'visibility',
        label: 'Who may read it?',
        choices: form.withoutName === 'offered' ? [...VISIBILITIES, LEADERS] : VISIBILITIES,
        initial: form.visibility,
        hint: `What the community reads stands in the thread of the week’s post in #${cut(community.channelName, 60)}. ${changeable(form)}`,
      }),
      ...beforeSaving(form, typed).map(aside),
      ...aboutNoName(form).map(aside),
      aside(PRIVATE_MEANS),
      ...(form.when === 'late'
        ? [aside('That week’s summary has been posted. Your answer is welcome all the same.')]
        : []),
    ],
  };
}

function changeable({ withoutName }: AnswerForm): string {
  return withoutName === 'offered'
    ? 'You can change it later, unless it is without your name.'
    : 'You can change it later.';
}

function aboutNoName({ withoutName, community, closesOn }: AnswerForm): string[] {
  switch (withoutName) {
    case 'offered':
      return whatItMeans(community.name, closesOn);
    case 'in already':
      return [IN_ALREADY_HERE];
    case 'other question':
      return [OTHER_QUESTION];
    case 'over':
      return [CLOSED_WITH_IT];
    case 'no':
      return [];
  }
}

/** What somebody would be sorry not to have known. */
function beforeSaving({ words: answered }: AnswerForm, typed: string | null): string[] {
  if (typed === null) return [];
  const isLong = [...typed].length > reflectionLimits.words;
  return [
    ...(answered !== null && answered !== typed
      ? ['You have answered this question before. Saving puts these words in place of those.']
      : []),
    ...(isLong
      ? [
          `That was longer than an answer can be. The first ${reflectionLimits.words.toLocaleString('en')} characters are here.`,
        ]
      : []),
  ];
}

/** An answer that is only read again stays where it was said: nothing private slips into another community's form. */
function communityBlocks(
  { community, communities, words: answered }: AnswerForm,
  typed: string | null,
): KnownBlock[] {
  if (communities.length < 2 || (answered !== null && typed === null))
    return [paragraph(`*${escapeWords(cut(community.name, 60))}* asks:`)];
  return [
    menuInput({
      name: 'community',
      label: 'Community',
      choices: communities.slice(0, 100).map(({ id, name }) => ({ value: id, label: name })),
      initial: community.id,
      actionId: ids.reflection.community,
      reportsChanges: true,
    }),
  ];
}

export function visibilityName(visibility: Visibility): string {
  return visibility === 'private' ? 'only you' : 'the community, with your name';
}
