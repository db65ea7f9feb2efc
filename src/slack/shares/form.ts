import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { Community } from '../../domain/communities/community.ts';
import { type ShareKind, type SharePlace, shareKinds, shareLimits } from '../../domain/shares/share.ts';
import type { TypedShare } from '../../domain/shares/wording.ts';
import type { CommunityId } from '../../ids.ts';
import { KIND_NAMES } from '../blocks/share.ts';
import { aside, cut, escapeWords, mention, plain } from '../blocks/text.ts';
import { ids } from '../ids.ts';
import { choiceInput, dateInput, option, tagsInput, textInput } from './form-inputs.ts';
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
    choiceInput('kind', 'Kind', {
      options: shareKinds.map((kind) => option(KIND_NAMES[kind], kind)),
      chosen: typed.kind,
      actionId: ids.share.kind,
    }),
    ...mainInputs(typed, today),
    ...(isQuestion
      ? []
      : [textInput('howToUse', 'How others can use it', typed.howToUse, { optional: true })]),
    textInput('link', 'Link', typed.link, {
      optional: typed.kind !== 'resource',
      most: shareLimits.link,
      oneLine: true,
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
  const learned = textInput('learned', LEARNED_LABELS[typed.kind], typed.learned, {});
  switch (typed.kind) {
    case 'experiment':
      return [
        learned,
        textInput('expected', 'I expect', typed.expected, {}),
        dateInput('lookAgainOn', 'I will look again on', {
          chosen: typed.lookAgainOn ?? today.add(LOOK_AGAIN_AFTER).toString(),
          hint: 'That day, a direct message asks you what happened. Your answer is added here.',
        }),
      ];
    case 'changed_mind':
      return [textInput('usedToThink', 'I used to think', typed.usedToThink, {}), learned];
    default:
      return [learned];
  }
}

function communityInput({ communities, meta }: ShareForm): KnownBlock[] {
  const [only] = communities;
  if (communities.length === 1 && only !== undefined) {
    return [aside(`For *${escapeWords(cut(only.name, LONGEST_OPTION))}*. Only its members can find it.`)];
  }
  const options = communities.slice(0, 100).map(({ name, id }) => option(cut(name, LONGEST_OPTION), id));
  return [choiceInput('community', 'Community', { options, chosen: meta.communityId })];
}

function placeInput({ communities, meta, place }: ShareForm): InputBlock {
  const channel = communities.length === 1 ? channelOf(communities, meta.communityId) : null;
  const label = channel === null ? 'Post to its channel' : `Post to #${channel}`;
  return choiceInput('place', 'Where it goes', {
    options: [
      option(cut(label, LONGEST_OPTION), 'channel'),
      option('Library only, without a message', 'library'),
    ],
    chosen: place,
    asRadio: true,
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
