import type { KnownBlock, ModalView } from '@slack/types';
import type { ToLookThrough } from '../../../domain/rounds/results/looking-through.ts';
import type { WithheldBecause } from '../../../domain/rounds/round.ts';
import { button, buttonRow } from '../../blocks/buttons.ts';
import { optionOf } from '../../blocks/inputs.ts';
import { aside, cut, escapeWords, paragraph, plain } from '../../blocks/text.ts';
import { words } from '../../blocks/words.ts';
import { ids } from '../../ids.ts';
import { peopleInWords, REASON_WORDS } from './in-words.ts';
import { writePlace } from './place.ts';

const PER_PAGE = 15;

/** A round that has closed, before others read it: what was written, each with a way to hold it back, and *Publish*. */
export function lookThroughView(found: ToLookThrough, page: number): ModalView {
  const { shown, answered, comments } = found;
  const from = page * PER_PAGE;
  const here = comments.slice(from, from + PER_PAGE);
  return {
    type: 'modal',
    callback_id: ids.round.publishForm,
    private_metadata: writePlace({ id: shown.roundId, page }),
    title: plain('Look through'),
    submit: plain('Publish'),
    close: plain('Not yet'),
    blocks: [
      paragraph(
        `*${escapeWords(cut(shown.title, 120))}*\n${peopleInWords(answered)} answered. ${whoReads(found)}`,
      ),
      paragraph(
        comments.length === 0
          ? 'Nothing was written that can be shown, so there is nothing to look through.'
          : 'Hold back what is abusive or names a person. Readers see how many were held back, and why; the words are then deleted.',
      ),
      ...here.flatMap((comment, at) => commentBlocks(found, comment, here[at - 1]?.position ?? null)),
      ...pageButtons(found, page),
    ],
  };
}

function whoReads({ shown }: ToLookThrough): string {
  if (shown.readers === 'everyone') return 'Everyone in the community reads the results.';
  return shown.isAboutOwner
    ? 'Only you read the results.'
    : 'The results are for those who led when it opened.';
}

function commentBlocks(
  { questions }: ToLookThrough,
  comment: ToLookThrough['comments'][number],
  before: number | null,
): KnownBlock[] {
  const question = questions.find(({ position }) => position === comment.position);
  const heading =
    before === comment.position || question === undefined
      ? []
      : [{ type: 'divider' as const }, paragraph(`*${escapeWords(cut(question.text, 300))}*`)];
  const by = comment.author === null ? '' : `<@${comment.author}>. `;
  const state =
    comment.withheldBecause === null ? 'Shown' : `Held back: ${REASON_WORDS[comment.withheldBecause]}`;
  return [
    ...heading,
    words(comment.words),
    {
      type: 'section',
      block_id: `comment:${comment.id}`,
      text: { type: 'mrkdwn', text: `${by}_${state}_`, verbatim: true },
      accessory: {
        type: 'overflow',
        action_id: ids.round.withhold,
        options: choicesFor(comment.withheldBecause).map(({ reason, label }) =>
          optionOf({ value: `${reason} ${comment.id}`, label }),
        ),
      },
    },
  ];
}

function choicesFor(withheld: WithheldBecause | null): { reason: string; label: string }[] {
  if (withheld !== null) return [{ reason: 'show', label: 'Show it after all' }];
  return [
    { reason: 'abusive', label: 'Hold back: it is abusive' },
    { reason: 'names_someone', label: 'Hold back: it names a person' },
  ];
}

function pageButtons({ shown, comments }: ToLookThrough, page: number): KnownBlock[] {
  const { roundId: id } = shown;
  const pages = Math.ceil(comments.length / PER_PAGE);
  if (pages < 2) return [];
  return [
    aside(`Page ${page + 1} of ${pages}`),
    buttonRow(
      ...(page > 0
        ? [button('Earlier ones', ids.round.earlierComments, { value: writePlace({ id, page: page - 1 }) })]
        : []),
      ...(page + 1 < pages
        ? [button('More', ids.round.moreComments, { value: writePlace({ id, page: page + 1 }) })]
        : []),
    ),
  ];
}
