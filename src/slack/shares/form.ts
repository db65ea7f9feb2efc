import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { Community } from '../../domain/communities/community.ts';
import { type ShareKind, type SharePlace, shareKinds, shareLimits } from '../../domain/shares/share.ts';
import type { TypedShare } from '../../domain/shares/wording.ts';
import type { CommunityId } from '../../ids.ts';
import { dateInput, menuInput, radioInput, searchManyInput, textInput } from '../blocks/inputs.ts';
import { KIND_NAMES } from '../blocks/share.ts';
import { aside, cut, escapeWords, mention, plain } from '../blocks/text.ts';
import { ids } from '../ids.ts';
import { type FormMeta, writeFormMeta } from './input.ts';

export interface ShareForm {
  readonly meta: FormMeta;
  readonly typed: TypedShare;
  /** Where this person can share; never empty. */
  readonly communities: readonly Community[];
  readonly place: SharePlace;
  /** Their local date. */
  readonly today: Temporal.PlainDate;
  /** A line of ours above the form, in mrkdwn. */
  readonly note: string | null;
}

const EMPTY: TypedShare = {
  kind: 'insight',
  learned: null,
  howToUse: null,
  link: null,
  expected: null,
  lookAgainOn: null,
  usedToThink: null,
  tags: [],
};
const LONGEST_OPTION = 75;
const LOOK_AGAIN_AFTER = { weeks: 4 };

/** A form with these words in it, cut to what it holds, and a note where something is missing. */
export function filledIn(kind: ShareKind, learned: string): { typed: TypedShare; note: string | null } {
  const isWhole = [...learned].length <= shareLimits.words;
  return {
    typed: { ...EMPTY, kind, learned: learned === '' ? null : cut(learned, shareLimits.words) },
    note: isWhole
      ? null
      : `A share takes up to ${shareLimits.words.toLocaleString('en')} characters. Your text is longer, so its end is missing here.`,
  };
}

/** The form in which a share is written, for its kind. Block ids stay when the kind changes, and so does what was typed. */
export function shareForm(form: ShareForm): ModalView {
  const { source } = form.meta;
  return {
    type: 'modal',
    callback_id: ids.share.form,
    private_metadata: writeFormMeta(form.meta),
    title: plain(source === null ? 'Share what you learned' : 'Save as a learning'),
    submit: plain(source === null ? 'Share' : source.mustAsk ? 'Ask the author' : 'Save'),
    close: plain('Cancel'),
    blocks: [
      ...(form.note === null ? [] : [aside(form.note)]),
      ...(source === null ? [] : [aside(credit(source))]),
      ...wordInputs(form.typed, form.today),
      ...communityInput(form),
      placeInput(form),
    ],
  };
}

/** The inputs of the words alone, as the kind has them; for writing and for editing. */
export function wordInputs(typed: TypedShare, today: Temporal.PlainDate): InputBlock[] {
  const isQuestion = typed.kind === 'question';
  return [
    menuInput({
      name: 'kind',
      label: 'Kind',
      choices: shareKinds.map((kind) => ({ value: kind, label: KIND_NAMES[kind] })),
      initial: typed.kind,
      actionId: ids.share.kind,
      reportsChanges: true,
    }),
    ...mainInputs(typed, today),
    ...(isQuestion
      ? []
      : [wordsInput('howToUse', 'How others can use it', typed.howToUse, { isOptional: true })]),
    textInput({
      name: 'link',
      label: 'Link',
      initial: typed.link,
      isOptional: typed.kind !== 'resource',
      most: shareLimits.link,
      placeholder: 'https://…',
    }),
    tagsInput(typed.tags),
  ];
}

const LEARNED_LABELS: Readonly<Record<ShareKind, string>> = {
  insight: 'What I learned',
  mistake: 'What happened, and what I learned from it',
  experiment: 'I will try',
  changed_mind: 'Now I think',
  resource: 'What it is, and what I took from it',
  question: 'My question',
};

function mainInputs(typed: TypedShare, today: Temporal.PlainDate): InputBlock[] {
  const learned = wordsInput('learned', LEARNED_LABELS[typed.kind], typed.learned);
  switch (typed.kind) {
    case 'experiment':
      return [
        learned,
        wordsInput('expected', 'I expect', typed.expected),
        dateInput({
          name: 'lookAgainOn',
          label: 'I will look again on',
          initial: typed.lookAgainOn ?? today.add(LOOK_AGAIN_AFTER).toString(),
          hint: 'That day, a direct message asks you what happened. Your answer is added here.',
        }),
      ];
    case 'changed_mind':
      return [wordsInput('usedToThink', 'I used to think', typed.usedToThink), learned];
    default:
      return [learned];
  }
}

function communityInput({ communities, meta }: ShareForm): KnownBlock[] {
  const [only] = communities;
  if (communities.length === 1 && only !== undefined) {
    return [aside(`For *${escapeWords(cut(only.name, LONGEST_OPTION))}*. Only its members can find it.`)];
  }
  const choices = communities.slice(0, 100).map(({ name, id }) => ({ value: id, label: name }));
  return [menuInput({ name: 'community', label: 'Community', choices, initial: meta.communityId })];
}

function placeInput({ communities, meta, place }: ShareForm): InputBlock {
  const channel = communities.length === 1 ? channelOf(communities, meta.communityId) : null;
  const label = channel === null ? 'Post to its channel' : `Post to #${channel}`;
  return radioInput({
    name: 'place',
    label: 'Where it goes',
    choices: [
      { value: 'channel', label },
      { value: 'library', label: 'Library only, without a message' },
    ],
    initial: place,
  });
}

function channelOf(communities: readonly Community[], id: CommunityId): string | null {
  return communities.find((community) => community.id === id)?.channelName ?? null;
}

function credit({ authorId, mustAsk }: NonNullable<FormMeta['source']>): string {
  const author = mention(authorId);
  return mustAsk
    ? `${author} gets the credit, and is asked first. Until ${author} says yes, nobody else sees it.`
    : `${author} gets the credit.`;
}

/** An input of several lines, as long as a share's words may be. */
function wordsInput(
  name: string,
  label: string,
  initial: string | null,
  { isOptional = false }: { readonly isOptional?: boolean } = {},
): InputBlock {
  return textInput({ name, label, initial, isOptional, lines: 'many', most: shareLimits.words });
}

function tagsInput(chosen: readonly string[]): InputBlock {
  return searchManyInput({
    name: 'tags',
    label: 'Tags',
    hint: 'Type to find tags that exist, or to add one.',
    actionId: ids.share.tags,
    initial: chosen.map((label) => ({ value: label, label })),
    placeholder: 'For example: git',
    most: shareLimits.tags,
  });
}
